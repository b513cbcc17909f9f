import { speakingOption, type TlsOptions, tlsLine, tlsOptions, tlsSettings, tlsVariable } from "../knowledge/tls-switches.ts";
import type { Call, Word } from "../model/command.ts";
import type { Span } from "../text/span.ts";
import { type Address, addressesOf, isNear } from "./download.ts";

/** A place in a command that keeps a program from checking certificates. */
export interface Switch {
  /** Who goes on without checking; undefined where nothing tells. */
  readonly who: string | undefined;
  /** What tells it so, as written: an option, a setting with its value, a variable with its value. */
  readonly what: string;
  readonly at: Span;
  /** Whether only the name of a variable tells what it does. */
  readonly guessed?: true;
  /** Left out, or written otherwise, it checks again; undefined where a repair needs more thought. */
  readonly without?: { readonly span: Span; readonly newText: string };
}

/** The switches in a call, in order. Those that concern only hosts next door are left out. */
export function switchesOf(call: Call, text: string): Switch[] {
  const { name = "", assignments, arguments: words } = call;
  const set = name === "export" || name === "set" || name === "setx" ? words : [];
  const found = [...assignments.flatMap((it) => ofAssignment(it, call, text)), ...set.flatMap((it) => ofExport(it, call, text))];
  if (readers.has(name)) return found;
  if (name === "echo" || name === "printf") return isKept(call) ? [...found, ...words.flatMap(ofLine)] : found;
  const addresses = addressesOf(call);
  if (addresses.length > 0 && addresses.every(isNear)) return found;
  return [...found, ...ofOptions(call, text), ...ofSettings(call)];
}

/** Programs that take every word for a text or a pattern. */
const readers: ReadonlySet<string> = new Set("awk egrep fgrep grep rg sed test [".split(" "));

/** Whether a variable's value keeps those who read it from checking certificates of other machines. */
export function switchesOff(name: string, value: string | undefined): ReturnType<typeof tlsVariable> {
  const known = tlsVariable(name);
  if (!known || value === undefined || !known.off.test(value)) return undefined;
  return known.hosts && value.split(/[\s,]+/).every((host) => isNear(hostOf(host))) ? undefined : known;
}

function hostOf(text: string): Address {
  return { scheme: "https", host: text.replace(/:\d+$|\/.*$/, "").toLowerCase() };
}

function ofAssignment(word: Word, call: Call, text: string): Switch[] {
  const [name, value] = split(word);
  const known = switchesOff(name, value);
  if (!known) return [];
  const next = [...call.assignments, ...call.wrappers, call.program].filter((it) => it.span.start >= word.span.end);
  const end = next.reduce((nearest, it) => Math.min(nearest, it.span.start), call.program.span.start);
  const removed = { start: word.span.start, end };
  return [
    {
      who: known.reader ?? call.name,
      what: word.written,
      at: word.span,
      ...(known.reader === undefined && { guessed: true }),
      ...(isBlank(text.slice(word.span.end, end)) && { without: { span: removed, newText: "" } }),
    },
  ];
}

function ofExport(word: Word, call: Call, text: string): Switch[] {
  const [name, value] = split(word);
  const known = switchesOff(name, value);
  if (!known) return [];
  const alone = call.arguments.length === 1;
  const rewritten = known.on === undefined ? undefined : { span: word.span, newText: `${name}=${known.on}` };
  const without = alone ? rewritten : removal(word, call, text);
  return [
    {
      who: known.reader,
      what: word.written,
      at: word.span,
      ...(known.reader === undefined && { guessed: true }),
      ...(without && { without }),
    },
  ];
}

function ofOptions(call: Call, text: string): Switch[] {
  const { name = "", program } = call;
  const pip = /^python[\d.]*$/.test(name) && call.arguments[0]?.value === "-m" ? call.arguments[1]?.value : undefined;
  const known = tlsOptions(pip ?? name);
  // What an image's own program is given begins with an option.
  const who = pip ?? (name.startsWith("-") ? undefined : name);
  const found: Switch[] = [];
  let skip = -1;
  for (const [i, word] of call.arguments.entries()) {
    const value = word.value ?? word.written;
    if (i === skip) continue;
    if (known && /^-\w/.test(value)) {
      const cluster = inCluster(value, known);
      if (cluster.valued) skip = i + 1;
      if (cluster.at >= 0) found.push({ who, what: `-${known.letter}`, at: word.span, ...withoutLetter(word, cluster.at, call, text) });
      if (cluster.at >= 0) continue;
    }
    if (known?.long.test(value)) {
      const host = known.takesHost && !value.includes("=") ? call.arguments[i + 1] : undefined;
      const named = known.takesHost ? (host?.value ?? value.slice(value.indexOf("=") + 1)) : undefined;
      if (named !== undefined && isNear(hostOf(named))) continue;
      const without = removal(word, call, text, host);
      found.push({ who, what: host ? `${value} ${host.written}` : value, at: word.span, ...(without && { without }) });
    } else if (speakingOption.test(value)) {
      const without = removal(word, call, text);
      found.push({ who, what: value, at: word.span, ...(without && { without }) });
    }
  }
  if (speakingOption.test(program.value ?? "")) found.push({ who: undefined, what: program.value!, at: program.span });
  return found;
}

/** Where the letter stands in a cluster such as `-fsSLk`, or -1, and whether the next word is the value of its last letter. */
function inCluster(value: string, { letter = "", valued = "" }: TlsOptions): { at: number; valued: boolean } {
  for (let i = 1; i < value.length; i++) {
    if (letter !== "" && value[i] === letter) return { at: i, valued: valued.includes(value.at(-1)!) };
    if (valued.includes(value[i]!)) return { at: -1, valued: i === value.length - 1 };
  }
  return { at: -1, valued: false };
}

function withoutLetter(word: Word, at: number, call: Call, text: string): Pick<Switch, "without"> {
  if (word.written.length === 2) {
    const without = removal(word, call, text);
    return without ? { without } : {};
  }
  const start = word.span.start + at;
  return word.written === word.value && text[start] === word.written[at]
    ? { without: { span: { start, end: start + 1 }, newText: "" } }
    : {};
}

function ofSettings({ name = "", arguments: words }: Call): Switch[] {
  const settings = tlsSettings(name);
  if (settings.length === 0) return [];
  return words.flatMap((word, i) => {
    const text = word.value ?? word.written;
    const equals = text.lastIndexOf("=");
    const key = equals < 0 ? text : text.slice(0, equals);
    const next = equals < 0 ? words[i + 1] : undefined;
    const value = equals < 0 ? next?.value : text.slice(equals + 1);
    const setting = settings.find((it) => it.key.test(key));
    if (!setting || value === undefined || !setting.off.test(value)) return [];
    const written = next ?? word;
    const { start, end } = written.span;
    const at = written.written.lastIndexOf(value);
    // A script with escapes stands in the file as a whole, and its words nowhere by themselves.
    const verbatim = end - start === written.written.length && at >= 0 && end - start <= (written.value?.length ?? 0) + 2;
    const place = { start: start + at, end: start + at + value.length };
    return [
      {
        who: name,
        what: `${key.replace(/^--setopt=|^-o(?=A)/, "")}=${value}`,
        at: word.span,
        ...(setting.on !== undefined && verbatim && { without: { span: place, newText: setting.on } }),
      },
    ];
  });
}

/** Whether what `echo` and its like are given comes to lie in a file. */
function isKept({ redirections, pipedInto }: Call): boolean {
  return redirections.some((it) => it.operator.includes(">")) || pipedInto?.name === "tee";
}

function ofLine(word: Word): Switch[] {
  const found = tlsLine.exec(word.written);
  if (!found || word.span.end - word.span.start !== word.written.length) return [];
  const start = word.span.start + found.index;
  return [{ who: undefined, what: found[0].replaceAll(/[\\"]/g, ""), at: { start, end: start + found[0].length } }];
}

function split({ value, written }: Word): [name: string, value: string | undefined] {
  const at = written.indexOf("=");
  return [written.slice(0, Math.max(0, at)), at < 0 ? undefined : (value?.slice(at + 1) ?? written.slice(at + 1))];
}

/** Removes an argument and the blanks before it; undefined where something else stands between, such as the comma of an exec form. */
function removal(word: Word, call: Call, text: string, last: Word = word): Switch["without"] {
  const before = [call.program, ...call.arguments].findLast((it) => it.span.end <= word.span.start);
  if (!before || !isBlank(text.slice(before.span.end, word.span.start))) return undefined;
  return { span: { start: before.span.end, end: last.span.end }, newText: "" };
}

/** Whether a text is nothing but blanks and ends of continued lines. */
function isBlank(text: string): boolean {
  return /^(?:\s|[\\`]\r?\n)+$/.test(text);
}
