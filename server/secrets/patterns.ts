import { isSecretName, mayNameSecret } from "../knowledge/secret-names.ts";
import type { Span } from "../text/span.ts";

/** A credential in a URL or a data source name. Offsets are those of the text searched, as everywhere in this file. */
export interface InUrl extends Span {
  readonly user: string;
  readonly host: string;
}

// Every repetition is bounded, so that a search stays linear whatever the text. A variable counts as one character, whatever is in it.
const variable = "\\$\\{[^{}\\s]{0,200}(?:\\{[^{}\\s]{0,200}\\}[^{}\\s]{0,100})?\\}";
const userinfo = new RegExp(
  `(?<=[a-z][a-z\\d+.-]{1,20})://((?:${variable}|[^\\s/@:"'\`<>?#\\\\$]|\\$(?!\\{)){0,200}):((?:${variable}|[^\\s/"'\`<>?#\\\\$]|\\$(?!\\{)){1,300})@([^\\s/"'\`<>?#,;\\\\]{1,200})`,
  "gi",
);
/** What Go's drivers read: `user:password@tcp(host:3306)/name`. */
const dataSource = /(?<![\w/.-])([\w.-]{1,64}):([^\s@/"'`<>:]{1,200})@(?:tcp|unix)\(([^\s()]{1,200})\)/g;
/** Signatures of Amazon's and Azure's storage. */
const signature = /https?:\/\/([^\s/"'`<>?#]{1,200})\/[^\s"'`<>#]{0,1000}?[?&](?:X-Amz-Signature=([0-9a-f]{64})|sig=([\w%+/=-]{40,120}))/g;

/** The passwords of URLs, literal or not, and the signatures that open them. */
export function passwordsInUrls(text: string): readonly InUrl[] {
  const found: InUrl[] = [];
  if (text.includes("://")) {
    for (const match of text.matchAll(userinfo)) {
      const end = match.index + match[0].length - match[3]!.length - 1;
      found.push({ start: end - match[2]!.length, end, user: match[1]!, host: match[3]! });
    }
    for (const match of text.matchAll(signature)) {
      const end = match.index + match[0].length;
      found.push({ start: end - (match[2] ?? match[3])!.length, end, user: "", host: match[1]! });
    }
  }
  if (text.includes("@tcp(") || text.includes("@unix(")) {
    for (const match of text.matchAll(dataSource)) {
      const start = match.index + match[0].indexOf(":") + 1;
      found.push({ start, end: start + match[2]!.length, user: match[1]!, host: match[3]! });
    }
  }
  return found;
}

/** `${name:-word}` or `${name-word}`. */
export interface Default {
  readonly name: string;
  readonly word: Span;
  readonly span: Span;
}

const opening = /\$\{(\w{1,100}):?-/g;

/** The defaults of a text, those within others too; none that spans lines. */
export function defaultsIn(text: string): readonly Default[] {
  const found: Default[] = [];
  for (const match of text.matchAll(opening)) {
    // `$${` is no variable of Compose's, but one of a shell's, whose defaults count as well.
    const start = match.index + match[0].length;
    let depth = 1;
    let end = start;
    for (; end < text.length && end - start < 500 && text[end] !== "\n"; end++) {
      if (text[end] === "{") depth++;
      else if (text[end] === "}" && --depth === 0) break;
    }
    if (depth === 0) found.push({ name: match[1]!, word: { start, end }, span: { start: match.index, end: end + 1 } });
  }
  return found;
}

/** `name=value` or `name: value` within a text, where the name is that of a credential. */
export interface Assignment extends Span {
  readonly name: string;
}

const assignment =
  /(?<![\w.$/-]|\$\{)(["']?)([A-Za-z_][\w.-]{0,80})\1\s{0,4}(?::=|=>|[:=])[^\S\n]{0,4}(?:\\?"((?:[^"\\\n]|\\(?!")){1,500})\\?"|'([^'\n]{1,500})'|([^\s"'`,;&|<>(){}[\]]{1,500}))/g;

/** What a text gives to names of credentials: JSON, properties, connection strings, query strings. */
export function assignmentsIn(text: string): readonly Assignment[] {
  const found: Assignment[] = [];
  if (!/[:=]/.test(text) || !mayNameSecret(text)) return found;
  // An escaped line break is no letter of a name, and ends a value.
  for (const match of text.replace(/\\[nrt]/g, "  ").matchAll(assignment)) {
    const name = match[2]!;
    const value = (match[3] ?? match[4] ?? match[5])!;
    // What clients of registries call a user and a password in base64.
    if (!isSecretName(name) && !(/^_?auth$/.test(name) && /^[A-Za-z0-9+/]{12,}={0,2}$/.test(value))) continue;
    const closing = match[5] === undefined ? (match[0].endsWith('\\"') ? 2 : 1) : 0;
    const end = match.index + match[0].length - closing;
    found.push({ start: end - value.length, end, name });
  }
  return found;
}

const loginLine = /(?:^|[\s"'])password[^\S\n]{1,8}([^\s"'\\]{1,200})/g;
const pgpassLine = /^["']?([^\s:"']{1,200}):(?:\d{1,5}|\*):[^\s:]{1,100}:[^\s:]{1,100}:([^\s:"']{1,200})["']?$/gm;
const requirepass = /(?:^|[\s"'])(requirepass|masterauth)[^\S\n]{1,8}["']?([^\s"'\\]{1,200})/g;

/** Passwords in the lines of `.netrc`, `.pgpass` and of Redis's configuration. */
export function lineSecretsIn(text: string): readonly Assignment[] {
  const found: Assignment[] = [];
  const add = (name: string, end: number, value: string) => found.push({ name, start: end - value.length, end });
  if (/\b(?:machine|login)\s/.test(text)) for (const it of text.matchAll(loginLine)) add(".netrc", it.index + it[0].length, it[1]!);
  for (const it of text.matchAll(pgpassLine)) add(it[1]!, it.index + it[0].replace(/["']$/, "").length, it[2]!);
  for (const it of text.matchAll(requirepass)) add(it[1]!, it.index + it[0].length, it[2]!);
  return found;
}
