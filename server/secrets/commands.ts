import { configPrograms, positionPrograms, secretOptions, secretPosition } from "../knowledge/secret-arguments.ts";
import { isSecretName } from "../knowledge/secret-names.ts";
import type { Call, Command, Word } from "../model/command.ts";
import type { Span } from "../text/span.ts";
import { assignmentsIn, lineSecretsIn } from "./patterns.ts";

/** What a command hands to a program as a credential, whatever its value is. */
export interface InCommand extends Span {
  /** The option, variable or program that it is for, to stand behind "for". */
  readonly name: string;
  /** Whether it is for one command and often made up, since a build step asks for any value. */
  readonly passing?: boolean;
}

export function credentialsIn(command: Command): readonly InCommand[] {
  if (command.calls.length === 0) return inOptions("", command.words.map(bare));
  return command.calls.flatMap((call) => [...call.assignments.flatMap(inAssignment), ...inCall(call)]);
}

/** Quotes around a whole word, of a shell or of the exec form, are no part of what is handed over. */
function bare(word: Word): Word {
  const { written, value, span } = word;
  if (!/^["']/.test(written)) return word;
  const [, , inner] = /^(["'])(.*)\1$/s.exec(written) ?? [];
  if (inner === undefined || span.end - span.start !== written.length || (value ?? inner) !== inner) return word;
  return { written: inner, value, span: { start: span.start + 1, end: span.end - 1 } };
}

function inCall(call: Call): InCommand[] {
  const { name = "" } = call;
  const words = call.arguments.map(bare);
  const program = bare(call.program);
  // Options alone are for an ENTRYPOINT that stands elsewhere.
  if (program.written.startsWith("-")) return inOptions("", [program, ...words]);
  const position = !positionPrograms.has(name) ? undefined : secretPosition([name, ...words.map((it) => it.value ?? it.written)]);
  return [
    ...inOptions(name, words),
    ...(position === undefined ? [] : part(words[position - 1], name)),
    ...(configPrograms.has(name) ? inConfig(name, words) : []),
    ...(name === "echo" || name === "printf" ? inOutput(call, words) : []),
    ...(name === "sed" ? words.flatMap(inReplacement) : []),
    ...words.flatMap(inQuotedText),
  ];
}

/** `NAME=value`, also behind `export`, `-D`, `--env=` or the address of a registry. */
function inAssignment(word: Word): InCommand[] {
  if (!word.written.includes("=")) return [];
  const [whole, name] = /^(?:-[DPe]|--[\w-]+=|\/\/[^\s=]*:)?([A-Za-z_][\w.-]*)=/.exec(word.written) ?? [];
  return whole !== undefined && isSecretName(name!) ? part(word, name!, whole.length).map((it) => ({ ...it, passing: true })) : [];
}

/** `--password value`, `--password=value`, and the options that only some programs have. */
function inOptions(program: string, words: readonly Word[]): InCommand[] {
  const of = (option: string) => (program === "" ? option : `${program} ${option}`);
  // An option of a command counts behind it: `docker login -p`, not `docker run -p`.
  const known = secretOptions(program).map((it) => ({
    ...it,
    from: it.command === "" ? 0 : words.findIndex((word) => word.value === it.command),
  }));
  return words.flatMap((word, index): InCommand[] => {
    const { written } = word;
    if (!written.startsWith("-")) return inAssignment(word);
    const next = words[index + 1];
    for (const { from, options, place, separator } of known) {
      if (from < 0 || index < from) continue;
      const option = options.find(
        (it) => written === it || (written.startsWith(it) && !it.startsWith("--") && it.length === 2) || written.startsWith(`${it}=`),
      );
      if (option === undefined) continue;
      if (written === option) return place === "next" ? part(next, of(option), 0, separator) : [];
      return part(word, of(option), written.startsWith(`${option}=`) ? option.length + 1 : option.length, separator);
    }
    const [whole, name, equals] = /^--?([A-Za-z][\w.-]*)(=?)/.exec(written) ?? [];
    if (whole === undefined) return inAssignment(word);
    if (!isSecretName(name!) || elsewhere.test(name!) || containers.has(program)) return inAssignment(word);
    if (equals === "=") return part(word, of(whole.slice(0, -1)), whole.length);
    const takesNext = whole === written && written.startsWith("--") && !isSwitch.test(name!);
    return takesNext && next && !next.written.startsWith("-") ? part(next, of(whole)) : [];
  });
}

/** Options that say where a credential comes from. */
const elsewhere = /(?:^|-)(?:stdin|fd|env|cmd|command|helper|manager|store|prompt|driver)$|^initial-cluster-token$/i;
/** Options without a value, or with one that is no credential, or with one that is a directory. */
const isSwitch = /^(?:use|with|ask|prompt|require|show|hide|generate|force|enable|disabled?|check|verify|allow|no)-|pwd$/i;
/** `docker build --secret` names a secret, and does not hold one. */
const containers: ReadonlySet<string> = new Set(["docker", "podman", "buildah", "buildctl", "nerdctl"]);

/** `npm config set KEY VALUE`, `composer config http-basic.host user password`. */
function inConfig(program: string, words: readonly Word[]): InCommand[] {
  const plain = words.filter((it) => !it.written.startsWith("-"));
  const at = plain.findIndex((it) => it.value === "config" || it.value === "configure");
  if (at < 0) return [];
  const rest = plain.slice(at + 1).filter((it) => it.value !== "set");
  const [key, ...values] = rest;
  if (!key || values.length === 0) return [];
  if (isSecretName(key.written) || /(?:^|:)_auth$|^http-basic\.|^pypi-token\./.test(key.written)) return part(values.at(-1), key.written);
  return program === "bundle" ? part(values.at(-1), key.written, 0, ":") : [];
}

/** What is written into a file or given to a program that sets passwords. */
function inOutput(call: Call, words: readonly Word[]): InCommand[] {
  const reader = call.pipedInto?.name;
  const readsPassword = call.pipedInto?.arguments.some((it) => /^--(?:password-stdin|with-token|stdin)$/.test(it.written));
  const plain = words.filter((it) => !it.written.startsWith("-"));
  if (reader === "chpasswd") return plain.flatMap((it) => part(it, reader, 0, ":"));
  if (reader !== undefined && (readsPassword || /^(?:vnc)?passwd$/.test(reader))) return part(plain.at(-1), reader);
  return words.flatMap((word) => {
    const found = [...assignmentsIn(word.written), ...lineSecretsIn(word.written)];
    return found.map((it) => ({ name: it.name, ...within(word, it.start, it.end) }));
  });
}

/** What `sed` puts in place of something else. */
function inReplacement(word: Word): InCommand[] {
  const [whole, , before, replacement] = /^s([/|#@,!])((?:(?!\1)[^\\]|\\.)*\1)((?:(?!\1)[^\\]|\\.)*)\1/s.exec(word.written) ?? [];
  if (whole === undefined) return [];
  const start = 2 + before!.length;
  return assignmentsIn(replacement!).map((it) => ({ name: it.name, ...within(word, start + it.start, start + it.end) }));
}

const header =
  /^(?:--header=["']?)?(Authorization|Proxy-Authorization|X-[\w-]*(?:Key|Token|Secret|Auth|Password)|(?:PRIVATE|JOB|DEPLOY)-TOKEN|api-?key): *(?:(?:Basic|Bearer|Token) +)?([^\s"']+)["']?$/i;
const statement = /\b(?:IDENTIFIED\s+(?:WITH\s+\S+\s+)?BY|PASSWORD)\s+(?:=\s*)?\\?'([^'\\]+)\\?'/gi;
const opensslPassword = /^pass:(.+)$/;

/** Headers of HTTP, statements of SQL, and what openssl calls a password. */
function inQuotedText(word: Word): InCommand[] {
  const { written } = word;
  // All of them have a colon or a quote.
  if (!/[:']/.test(written)) return [];
  const [whole, name, value] = header.exec(written) ?? [];
  if (value !== undefined) {
    const start = whole!.lastIndexOf(value);
    return [{ name: name!, ...within(word, start, start + value.length) }];
  }
  if (opensslPassword.test(written)) return part(word, "openssl", 5);
  return Array.from(written.matchAll(statement), (it) => {
    const start = it.index + it[0].lastIndexOf(it[1]!);
    return { name: "the database", ...within(word, start, start + it[1]!.length) };
  });
}

/** A word from an offset of its text on, without quotes; what follows the separator, if there has to be one. */
function part(word: Word | undefined, name: string, from = 0, separator?: string): InCommand[] {
  if (!word) return [];
  const text = word.written;
  let start = from;
  if (separator !== undefined) {
    const at = text.indexOf(separator, from);
    if (at < 0) return [];
    start = at + 1;
  }
  let end = text.length;
  if (/["']/.test(text[start] ?? "")) start++;
  if (end > start && /["']/.test(text[end - 1]!)) end--;
  return end > start ? [{ name, ...within(word, start, end) }] : [];
}

/** A part of a word's text, where it stands in the file; all of the word where its text is written in another way. */
function within({ span, written }: Word, start: number, end: number): Span {
  return span.end - span.start === written.length ? { start: span.start + start, end: span.start + end } : span;
}
