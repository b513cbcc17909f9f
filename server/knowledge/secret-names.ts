/**
 * Whether a variable of this name holds a credential, as the words of its name say: `DB_PASSWORD`, `githubToken`, `PGPASSWORD`,
 * `spring.datasource.password`; not where later words make it something about one, `TOKEN_TTL` or `DB_PASSWORD_FILE`, nor where
 * a word makes it a switch or public, `ALLOW_EMPTY_PASSWORD`, `STRIPE_PUBLIC_KEY`.
 */
export function isSecretName(name: string): boolean {
  if (!mayNameSecret(name)) return false;
  const words = wordsOf(name);
  if (words.some((word) => notSecret.has(word)) || words[0] === "file") return false;
  const at = words.findLastIndex((_, index) => isHead(words, index));
  return at >= 0 && words.slice(at + 1).every((word) => !aboutSecret.has(word));
}

/** Whether a text holds a word that the name of a credential has to have a part of. Quick, and true of every text with such a name. */
export function mayNameSecret(text: string): boolean {
  return anyHead.test(text);
}

/** The words of a name in lower case: `dbPassword`, `DB_PASSWORD` and `db.password` are `db`, `password`. */
export function wordsOf(name: string): readonly string[] {
  return name
    .replace(/([a-z])([A-Z])/g, "$1_$2")
    .replace(/([A-Z0-9])([A-Z][a-z])/g, "$1_$2")
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== "");
}

/** Words that mean a credential wherever they stand. */
const heads = new Set(
  `password passwords passwd passphrase passcode pword psw secret token credential credentials apikey secretkey accesskey privatekey authtoken
  accesstoken authkey clientsecret authtok`.split(/\s+/),
);

/** Words that mean one at the end only, for they have other meanings: `PASS_THROUGH`, `PWD`. */
const lastHeads = new Set("pass pwd pat htpasswd".split(" "));

/** Ends of words run together: `PGPASSWORD`, `DBPASS`, `GRAFANAAPIKEY`. */
const ends = [
  "password",
  "passwd",
  "passphrase",
  "apikey",
  "secretkey",
  "dbpass",
  "rootpass",
  "userpass",
  "adminpass",
  "authtoken",
  "accesstoken",
  "clientsecret",
  "keysecret",
  "sessionsecret",
  "cookiesecret",
  "requirepass",
];

/** What makes a key secret when it stands before it; other keys are public, or names of columns and caches. */
const secretKeys = new Set(
  `access account admin aes api app auth authentication cipher client crypt crypto deploy encryption encrypt fernet hmac integration
  jwt kms license licence master private rest secret secure security service session shared signing sign signature ssh storage token webhook`.split(
    /\s+/,
  ),
);

/** Names that these words do not cover. */
const whole = new Set([
  "redis_auth",
  "neo4j_auth",
  "rabbitmq_erlang_cookie",
  "erlang_cookie",
  "npm_config__auth",
  "_auth",
  "rediscli_auth",
  "mysql_pwd",
  "ts_authkey",
]);

/** Words after a head that make the name one of something about the credential. */
const aboutSecret = new Set(
  `addr address age alg algo algorithm algorithms arn arg args attempts audience auth authentication backend bits bytes cache cert
  certificate certs charset class cmd column command complexity converter cookie count curve days dir directory domain duration enable enabled endpoint env
  error exp expiration expire expired expires expiry expiretime field file filename files folder format generator group hash hashed hasher hashers header
  headers hint host hostname hours id identifier ids image index info interval iss issuer iterations kind label length len level lifetime limit
  limits link list location login loginname manager max method min minlength minutes mode name names number owner page param parser path paths
  pattern period plugin policy port prefix property provider query rate realm ref regex region regexp renewal required reset retries
  revision role rotation rounds rules scheme scope scopes script seconds server settings size source status storage store strategy strength
  suffix table tag template timeout ttl type types uri url urls user username users validation validator validity version vault
  verifier disabled mount reference bucket`.split(/\s+/),
);

/** Words that make it a switch, or public, wherever they stand. */
const notSecret = new Set(
  "public publishable pub dummy random allow disable disabled no nopasswd skip without fingerprint checksum sha1 sha256 sha512 anon".split(
    " ",
  ),
);

function isHead(words: readonly string[], index: number): boolean {
  const word = words[index]!;
  const last = words.slice(index + 1).every((later) => /^\d+$/.test(later) || stage.has(later));
  if (heads.has(word) || ends.some((end) => word.endsWith(end))) return true;
  if (last && (lastHeads.has(word) || whole.has(words.slice(0, index + 1).join("_")))) return index > 0 || word !== "pwd";
  if (word === "salt" && last) return index > 0;
  return /^keys?\d*$/.test(word) && (secretKeys.has(words[index - 1] ?? "") || words[index + 1] === "base");
}

/** Every word that `isHead` knows, as a part of whatever; `u` lets it ignore case as `wordsOf` does. */
const anyHead = new RegExp(
  [...heads, ...lastHeads, ...ends, ...[...whole].flatMap((name) => wordsOf(name).slice(-1)), "salt", "key"]
    .filter((word, _, all) => !all.some((part) => part !== word && word.includes(part)))
    .join("|"),
  "iu",
);

/** What may follow a word at the end and change nothing. */
const stage = new Set("prod production dev development staging test testing live default base64 b64 old new".split(" "));
