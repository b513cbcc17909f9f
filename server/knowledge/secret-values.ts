/**
 * What a value is, taken as the value of a variable that holds a credential:
 * - `reference`: stands for a credential that lies elsewhere (a variable, a vault's address, a template), or is public or a hash;
 * - `placeholder`: waits for somebody to replace it, `<token>`, `your-api-key`, `xxxx`;
 * - `weak`: a word that everybody tries first, `changeme`, `postgres`, `123456`;
 * - `path`: a path, a file's name or an address without credentials;
 * - `name`: a word that programs know, `scram-sha-256`, or the dotted name of a class;
 * - `literal`: none of these, so a credential.
 */
export type ValueKind = "empty" | "reference" | "placeholder" | "weak" | "path" | "boolean" | "number" | "name" | "literal";

/** @param value as the program gets it, without the quotes of the file */
export function valueKind(value: string): ValueKind {
  const text = value.trim();
  if (text === "" || text === '""' || text === "''") return "empty";
  if (text.length > longest) return /\$[{(]|\{\{/.test(text) ? "reference" : "literal";
  if (isReference(text)) return "reference";
  if (/^(?:true|false|yes|no|on|off|y|n|none|null|nil|undefined|enabled?|disabled?)$/i.test(text)) return "boolean";
  const lower = text.toLowerCase();
  if (isPlaceholder(text, lower)) return "placeholder";
  if (isWeak(lower) || isWeak(text.replace(/([a-z])(?=[A-Z])/g, "$1-").toLowerCase())) return "weak";
  if (/^\d{1,5}$/.test(text)) return "number";
  if (isPath(text)) return "path";
  return isName(text, lower) ? "name" : "literal";
}

/** Longer values are keys or documents, and not worth a look at their words. */
const longest = 1000;

function isReference(text: string): boolean {
  if (/\$[{(]|\{\{|<%|(?:^|[^A-Za-z0-9$])\$\$?[A-Za-z_]/.test(text)) return true;
  if (/^(?:%[\w.]+%(?:\/.*)?|@@?[\w.]+@@?|__[A-Z][A-Z\d_]*__|\{[\w.:-]+\}|\[\[.*\]\]|!\w+ .*)$/.test(text)) return true;
  if (
    /^(?:arn:|vault:|op:\/\/|ssm:|aws-?sm:|secret:|secretref:|secretsmanager:|keyvault:|gcp-?sm:|awssm:|azurekv:|ref\+|env:|file:|doppler:|sops:|ENC\[|sha\d+:)/i.test(
      text,
    )
  )
    return true;
  // Hashes of passwords, as crypt(3) and its successors write them; Compose doubles the dollars.
  if (/^\$?\$(?:1|2[abxy]?|5|6|7|y|apr1|argon2(?:id?|d)|pbkdf2[\w-]*|scrypt)\$/.test(text) || /^pbkdf2:/.test(text)) return true;
  // Keys that are meant to be seen, and fingerprints of public ones.
  if (
    /^(?:pk_(?:live|test)_|phc_|pk\.eyJ|ssh-(?:rsa|dss|ed25519) |ecdsa-sha2-|-----BEGIN (?:[A-Z]+ )?(?:PUBLIC KEY|CERTIFICATE))/.test(text)
  )
    return true;
  return /^(?:0x)?[0-9A-F]{40}(?:[\s,]|$)/.test(text);
}

function isPlaceholder(text: string, lower: string): boolean {
  if (/^(?:<[^>]*>|\[[^\]]*\]|\([^)]*\)|[^\p{L}\p{N}]+|[*•#?.\-_x0]{3,}|(.)\1{5,})$/iu.test(text)) return true;
  if (/x{4}|\*{3}|<[^<>]+>|…|\.{3}$|(?:^|[^a-z])x{3,}(?:[^a-z]|$)|EXAMPLE(?:KEY)?$/i.test(text) && lower !== "example") return true;
  if (/^0{8}-0{4}-0{4}-0{4}-0{12}$/.test(text)) return true;
  const words = lower.split(/[^a-z]+/).filter((word) => word !== "");
  return (
    words.some((word) => waiting.has(word)) ||
    /(?:^|[^a-z])(?:change|fill|put|enter|paste|set)[-_ ](?:in|it|this|your|here|the)(?:[^a-z]|$)|cannot[-_ ]be[-_ ]empty|not[-_ ](?:a[-_ ]real|set|used|needed|required)/.test(
      lower,
    )
  );
}

const waiting = new Set(
  "your yours replace replaceme insert placeholder redacted masked hidden todo tbd fixme dummy unused ignored notused fake invalid".split(
    " ",
  ),
);

/** Whether the value is one of the first that anybody tries, or made of nothing but such words and a short number. */
function isWeak(lower: string): boolean {
  const plain = lower
    .replace(/@/g, "a")
    .replace(/0(?=[a-z])|(?<=[a-z])0/g, "o")
    .replace(/(?<=[a-z])3(?=[a-z])/g, "e")
    .replace(/\$/g, "s");
  if (common.has(lower) || common.has(plain)) return true;
  if (lower.length > 40) return false;
  const words = plain.split(/[^a-z]+/).filter((word) => word !== "");
  const digits = lower.replace(/[^0-9]/g, "");
  if (digits.length > 4 && !"1234567890".startsWith(digits)) return false;
  return words.length > 0 && words.every((word) => isCommonWord(word));
}

/** One common word, or two run together: `rootpassword`. */
function isCommonWord(word: string): boolean {
  if (common.has(word)) return true;
  for (let cut = 2; cut < word.length - 1; cut++) if (common.has(word.slice(0, cut)) && common.has(word.slice(cut))) return true;
  return false;
}

const common = new Set(
  `password passwd passw pass pwd pw passphrase secret secrets supersecret topsecret verysecret mysecret token key apikey secretkey admin administrator
   adminadmin root toor user username guest default test tests testing tester tst demo sample example examples foo bar foobar baz qux hello world
   changeme changeit changethis change me my mine the a is this please not so very super secure insecure unsafe safe dev develop development developer
   local localhost prod stage staging app application web api db database data sql mysql mariadb postgres postgresql pg redis mongo mongodb mongoadmin rabbit
   rabbitmq elastic elasticsearch kibana minio minioadmin minioroot neo4j grafana keycloak wordpress wp drupal joomla nextcloud odoo sa oracle sonar jenkins
   gitea gitlab sentry matomo mastodon n8n jira confluence peertube litellm langfuse hasura semaphore strapi wiki hackme
   django flask rails laravel symfony spring airflow superset docker compose kafka ldap vault consul letmein welcome monkey dragon master qwerty qwertz asdf
   asdfgh abc abcd abcdef abcdefg zaq iloveyou trustno login access private public nopassword temp tmp temporary in some any simple strong replicator repl
   choose pick own here value for to of pls service server client session refresh encryption
   123 1234 12345 123456 1234567 12345678 123456789 1234567890 0000 1111 000000 111111 654321 4321 54321 abc123 qwerty123 1q2w3e4r 1qaz2wsx`.split(
    /\s+/,
  ),
);

function isPath(text: string): boolean {
  if (/^[a-z][a-z\d+.-]*:\/\/\S*$/i.test(text)) return true;
  if (
    /^[\w.-]+\.(?:pem|key|txt|json|sh|crt|cer|ya?ml|conf|cnf|cfg|ini|env|xml|jks|p12|pfx|properties|toml|gpg|asc|pub|db|php|py)$/i.test(
      text,
    )
  )
    return true;
  if (!/^(?:~|\.{1,2})?\/[^\s]*$|^[A-Za-z]:[\\/][^\s]*$/.test(text)) return false;
  // Credentials in base64 may begin with a slash too; paths have plain words.
  return text.split(/[\\/]/).some((part) => /^\.?[a-z]{2}[a-z._-]*$/i.test(part)) || text.length < 16;
}

function isName(text: string, lower: string): boolean {
  return known.has(lower) || /^[a-z]\w{0,40}(?:\.[a-z]\w{0,40}){2,9}$/i.test(text);
}

const known = new Set(
  `bcrypt scrypt argon2 argon2i argon2id pbkdf2 md5 sha1 sha256 sha-256 sha512 sha-512 scram-sha-256 scram-sha-512 plain gssapi trust peer ident cert
   password-file htpasswd basic digest bearer oauth oauth2 oidc ldap jwt hs256 hs384 hs512 rs256 es256 ed25519 rsa ecdsa aes aes-256-gcm kms vault env
   file environment inherit automatic auto generated managed internal external optional required always never workload_identity managed_identity id name
   caching_sha2_password mysql_native_password`.split(/\s+/),
);
