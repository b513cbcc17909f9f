/**
 * Arguments of programs that are credentials, beside those whose option says so itself (`--password`, `--db-token=…`).
 * From the programs' manuals, 2026-11-25.
 */
export interface SecretOption {
  /** The words that come before it, such as `login`; empty for none. */
  readonly command: string;
  readonly options: readonly string[];
  /** `joined`: the value can only stand right behind the option, as in `-psecret`. */
  readonly place: "next" | "joined";
  /** What stands between the user's name and the password in the value; undefined where it is the credential as a whole. */
  readonly separator: ":" | "," | undefined;
}

const rows: readonly (readonly [
  programs: string,
  command: string,
  options: string,
  place: SecretOption["place"],
  separator?: ":" | ",",
])[] = [
  ["curl", "", "-u --user -U --proxy-user", "next", ":"],
  ["docker podman nerdctl buildah skopeo crane oras helm az", "login", "-p", "next"],
  ["sshpass", "", "-p", "next"],
  ["mysql mysqldump mysqladmin mysqlimport mysqlshow mysqlcheck mariadb mariadb-dump mariadb-admin", "", "-p", "joined"],
  ["mongo mongosh mongodump mongorestore mongoimport", "", "-p", "next"],
  ["useradd usermod", "", "-p", "next"],
  ["lftp", "", "-u", "next", ","],
  ["redis-cli", "", "-a --pass", "next"],
  ["redis-server valkey-server", "", "--requirepass --masterauth", "next"],
  ["keytool jarsigner", "", "-storepass -keypass -srcstorepass -deststorepass -srckeypass -destkeypass", "next"],
  ["x11vnc", "", "-passwd -storepasswd", "next"],
  ["ldapadd ldapmodify ldapdelete ldapsearch ldappasswd", "", "-w", "next"],
  ["zip unzip", "", "-P", "next"],
  ["doctl", "init", "-t", "next"],
  ["nuget", "", "-Password -ApiKey", "next"],
];

const optionsOf = new Map<string, SecretOption[]>();
for (const [programs, command, options, place, separator] of rows) {
  for (const program of programs.split(" ")) {
    optionsOf.set(program, [...(optionsOf.get(program) ?? []), { command, options: options.split(" "), place, separator }]);
  }
}

export function secretOptions(program: string): readonly SecretOption[] {
  return optionsOf.get(program) ?? [];
}

/** Commands whose argument at an index behind them is a credential. */
const positions: readonly (readonly [command: string, index: number])[] = [
  ["cargo login", 0],
  ["rabbitmqctl add_user", 1],
  ["rabbitmqctl change_password", 1],
  ["mc alias set", 3],
  ["mc config host add", 3],
  ["snyk auth", 0],
  ["vault login", 0],
];

/** Programs for which `secretPosition` may know one. */
export const positionPrograms: ReadonlySet<string> = new Set(["htpasswd", ...positions.map(([command]) => command.split(" ")[0]!)]);

/** The index of the argument that is a credential, of the words of a command without its options' values. */
export function secretPosition(words: readonly string[]): number | undefined {
  if (words[0] === "htpasswd") return words.some((it) => /^-\w*b/.test(it)) ? words.length - 1 : undefined;
  const command = words.slice(0, 4).join(" ");
  const found = positions.find(([it]) => command === it || command.startsWith(`${it} `));
  return found && found[0].split(" ").length + found[1];
}

/** Programs that keep settings by `config KEY VALUE`, `config set KEY VALUE` or `configure set KEY VALUE`. */
export const configPrograms: ReadonlySet<string> = new Set(["npm", "pnpm", "yarn", "composer", "poetry", "bundle", "git", "pip", "aws"]);
