import type { Call, Command, Word } from "../model/command.ts";
import { commands, type Dockerfile, lineage, type Stage } from "../model/dockerfile.ts";
import { perStage } from "./lineage.ts";

/** An account of the image that a build step creates. */
export interface Account {
  /** As written, without quotes and braces: `app`, `$APP_USER`. */
  readonly name: string;
  readonly word: Word;
  /** Its number, where the step says it. */
  readonly uid: string | undefined;
  /** Whether its last logins are kept in a table that has a place for each number up to its own. */
  readonly logged: boolean;
  readonly call: Call;
}

/** A group that a build step puts an account into, beside its own. */
export interface Membership {
  readonly account: string;
  readonly group: string;
  readonly call: Call;
}

/** The accounts that a stage and those it is built on create, in the order of the file for each stage. */
export function accountsOf(file: Dockerfile, stage: Stage): readonly Account[] {
  return [...lineage(stage)].flatMap((it) => factsOf(file, it).accounts);
}

/** The accounts that a command creates. */
export function accountsIn(command: Command): readonly Account[] {
  const facts: Facts = { accounts: [], memberships: [] };
  for (const call of command.calls) gather(call, facts);
  return facts.accounts;
}

/** The groups beside their own that a stage and those it is built on put accounts into. */
export function membershipsOf(file: Dockerfile, stage: Stage): readonly Membership[] {
  return [...lineage(stage)].flatMap((it) => factsOf(file, it).memberships);
}

/** A name of an account or a group as it is compared: quotes and braces make no difference, and neither does the group behind it. */
export function accountName(written: string): string {
  return written
    .replaceAll(/["']/g, "")
    .replaceAll(/\$\{(\w+)\}/g, "$$$1")
    .split(":", 1)[0]!;
}

interface Facts {
  readonly accounts: Account[];
  readonly memberships: Membership[];
}

const factsOf = perStage((file, stage): Facts => {
  const facts: Facts = { accounts: [], memberships: [] };
  for (const command of commands(file, stage, "RUN")) if (!command.onbuild) for (const call of command.calls) gather(call, facts);
  return facts;
});

function gather(call: Call, { accounts, memberships }: Facts): void {
  const { name, arguments: words } = call;
  if (name === undefined || !programs.has(name)) return;
  if (name === "net" || name === "New-LocalUser") {
    const word = name === "net" ? windowsAccount(words) : valueBehind(words, /^-name$/i);
    if (word) accounts.push({ name: accountName(word.written), word, uid: undefined, logged: false, call });
    return;
  }
  const { operands, options } = read(call);
  const [first, second] = operands;
  const put = (account: Word | undefined, groups: string | undefined) => {
    if (!account || groups === undefined) return;
    for (const group of groups.split(",")) memberships.push({ account: accountName(account.written), group: accountName(group), call });
  };
  switch (name) {
    case "useradd":
    case "adduser":
      // `useradd -D` shows defaults, `adduser app www-data` adds to a group; BusyBox asks for no password with -D.
      if (!first || (name === "useradd" && options.has("-D"))) return;
      if (second) {
        put(first, second.written);
        return;
      }
      accounts.push({
        name: accountName(first.written),
        word: first,
        uid: options.get("-u") ?? options.get("--uid"),
        logged: name === "useradd" && !["-l", "--no-log-init"].some((it) => options.has(it)),
        call,
      });
      // The -G of BusyBox is the account's own group.
      if (name === "useradd") put(first, options.get("-G") ?? options.get("--groups"));
      return;
    case "usermod":
      put(first, options.get("-G") ?? options.get("--groups"));
      return;
    case "addgroup":
      put(first, second?.written);
      return;
    case "gpasswd":
      put(first && asWord(first, options.get("-a") ?? options.get("--add")), first?.written);
  }
}

const programs: ReadonlySet<string> = new Set(["useradd", "adduser", "usermod", "addgroup", "gpasswd", "net", "New-LocalUser"]);

/** Options whose value is the next word, of all programs and of all their versions. */
const valued: Readonly<Record<string, string>> = {
  useradd: "bcdefgGkKpPRsuZ",
  // BusyBox and the useradd of Red Hat, which has this name too.
  adduser: "bcdefgGhkKpPRsuZ",
  usermod: "cdefgGlpPRsuvVwWZ",
  addgroup: "g",
  gpasswd: "adAMQ",
};
const valuedLong =
  /^--(?:uid|gid|group|groups|home|home-dir|base-dir|shell|gecos|comment|firstuid|lastuid|firstgid|lastgid|ingroup|conf|skel|key|password|expiredate|inactive|root|prefix|login|add|delete|members|administrators|quiet-log)$/;

function read({ name, arguments: words }: Call): { operands: Word[]; options: Map<string, string> } {
  const operands: Word[] = [];
  const options = new Map<string, string>();
  for (let i = 0; i < words.length; i++) {
    const text = words[i]!.written;
    const next = () => words[++i]?.written ?? "";
    if (text.startsWith("--")) {
      const equals = text.indexOf("=");
      // For adduser `--group` is a switch.
      const takesNext = equals < 0 && valuedLong.test(text) && !(name === "adduser" && text === "--group");
      options.set(equals < 0 ? text : text.slice(0, equals), equals < 0 ? (takesNext ? next() : "") : text.slice(equals + 1));
    } else if (/^-\w/.test(text)) {
      for (let at = 1; at < text.length; at++) {
        const takesValue = valued[name!]!.includes(text[at]!);
        const rest = text.slice(at + 1);
        options.set(`-${text[at]}`, takesValue ? rest || next() : "");
        if (takesValue) break;
      }
    } else operands.push(words[i]!);
  }
  return { operands, options };
}

/** `net user app /add` */
function windowsAccount([what, account, ...rest]: readonly Word[]): Word | undefined {
  return /^users?$/i.test(what?.written ?? "") && rest.some((it) => /^\/add$/i.test(it.written)) ? account : undefined;
}

function valueBehind(words: readonly Word[], option: RegExp): Word | undefined {
  const at = words.findIndex((it) => option.test(it.written));
  return at < 0 ? words[0] : words[at + 1];
}

/** The word with another text, where an option holds it. */
function asWord(word: Word, text: string | undefined): Word | undefined {
  return text === undefined ? undefined : { ...word, written: text };
}
