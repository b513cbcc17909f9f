/**
 * What a file of this path holds, if its name says that it holds a secret: to stand after "it holds". Examples and public parts
 * (`.env.example`, `id_rsa.pub`, `ca.pem`) do not count.
 * @param path with slashes, absolute or relative, wildcards allowed
 */
export function secretFile(path: string): { readonly what: string } | undefined {
  const parts = path
    .toLowerCase()
    .replaceAll("\\", "/")
    .split("/")
    .filter((part) => part !== "" && part !== ".");
  const name = parts.at(-1) ?? "";
  // No file system takes longer names.
  if (name.length > 255 || harmless.some((pattern) => pattern.test(name))) return undefined;
  const what = names.get(name) ?? folders.get(name) ?? inFolder(parts) ?? patterns.find(([pattern]) => pattern.test(name))?.[1];
  return what === undefined ? undefined : { what };
}

/** Samples, templates, public halves, certificates, and programs and documents about secrets. */
const harmless = [
  /(?:^|[._-])(?:examples?|samples?|template|tmpl|tpl|dist|defaults?|pub|public|publickey|schema|j2|erb)(?:$|[._-])/,
  /\.(?:md|rst|crt|cer|csr|go|py|js|ts|rb|java|php|sh)$/,
  /^(?:ca|cacert|root-?ca|chain|fullchain|bundle|dh|dhparams?|ffdhe\d+|tls-ca-bundle|trust(?:ed)?)(?:[._-].*)?\.pem$/,
  /(?:cert|certs|certificates?|[._-]ca)\.pem$/,
  // The keys that package managers check signatures with.
  /^(?=.*(?:keyring|signing|release|repo|gpg|apt|archive|nodesource|jenkins\.io)).*\.key$/,
];

const key = "a private key";
const password = "passwords";
const token = "tokens";

const names = new Map([
  ...[
    "id_rsa",
    "id_dsa",
    "id_ecdsa",
    "id_ed25519",
    "id_ecdsa_sk",
    "id_ed25519_sk",
    "identity",
    "ssh_host_rsa_key",
    "ssh_host_ed25519_key",
    "ssh_host_ecdsa_key",
  ].map((name) => [name, key] as const),
  ["master.key", "the key of a Rails application's credentials"],
  [".env", password],
  [".envrc", password],
  [".netrc", password],
  ["_netrc", password],
  [".npmrc", "registry tokens"],
  [".yarnrc.yml", "registry tokens"],
  [".pypirc", "registry passwords"],
  [".pgpass", password],
  [".my.cnf", password],
  [".mylogin.cnf", password],
  [".git-credentials", password],
  [".htpasswd", "password hashes"],
  ["htpasswd", "password hashes"],
  [".dockercfg", "registry credentials"],
  [".dockerconfigjson", "registry credentials"],
  [".vault-token", token],
  [".s3cfg", "credentials for S3"],
  [".boto", "credentials for a cloud"],
  ["kubeconfig", "cluster credentials"],
  ["credentials.json", "credentials"],
  ["credentials.xml", "credentials"],
  ["credentials.csv", "credentials"],
  ["client_secret.json", "credentials"],
  ["application_default_credentials.json", "credentials for Google Cloud"],
  ["secrets.yml", "secrets"],
  ["secrets.yaml", "secrets"],
  ["secrets.json", "secrets"],
  ["secrets.env", "secrets"],
  ["secrets.toml", "secrets"],
  ["secring.gpg", key],
  ["terraform.tfstate", "the secrets of what Terraform manages"],
  ["wallet.dat", "the keys of a wallet"],
]);

/** Folders that hold secrets, copied whole. */
const folders = new Map([
  [".ssh", "private keys"],
  [".gnupg", "private keys"],
  [".aws", "credentials for AWS"],
  [".azure", "credentials for Azure"],
  [".gcloud", "credentials for Google Cloud"],
  [".kube", "cluster credentials"],
  [".docker", "registry credentials"],
  [".password-store", password],
]);

/** Files that hold secrets only because of the folder they are in. */
function inFolder(parts: readonly string[]): string | undefined {
  const name = parts.at(-1) ?? "";
  const folder = parts.at(-2) ?? "";
  if (folder === ".aws" && name === "credentials") return "credentials for AWS";
  if (folder === ".docker" && name === "config.json") return "registry credentials";
  if (folder === ".kube" && name === "config") return "cluster credentials";
  if (folder === ".m2" && name === "settings.xml") return "passwords of repositories";
  if (folder === ".cargo" && (name === "credentials" || name === "credentials.toml")) return "a token of a registry";
  if (folder === ".gem" && name === "credentials") return "a token of a registry";
  if (folder === ".ssh" && !/^(?:config|known_hosts\w*|authorized_keys\w*|environment|rc)$/.test(name)) return key;
  return folder === ".gnupg" ? key : undefined;
}

const patterns: readonly (readonly [RegExp, string])[] = [
  [/^\.env\.[\w.-]+$/, password],
  // Other names before `.env` are those of settings as often as not.
  [
    /^(?:prod|production|stag(?:e|ing)|local|secrets?|credentials?|passwords?|auth|db|database|app|backend|api|web|server|docker|compose)\.env$/,
    password,
  ],
  [/\.(?:key|ppk|pkcs8|p8)$/, key],
  [/\.pem$/, "private keys or certificates"],
  [/\.(?:p12|pfx|jks|keystore|bcfks)$/, "private keys"],
  [/\.kdbx?$/, password],
  [/\.ovpn$/, "the keys of a VPN"],
  [/\.tfvars(?:\.json)?$/, "the secrets of what Terraform manages"],
  [/\.tfstate(?:\.backup)?$/, "the secrets of what Terraform manages"],
  [/^(?=.*service[._-]?account).*\.json$/, "the key of a service account"],
  [/^firebase-adminsdk[\w.-]*\.json$/, "the key of a service account"],
];
