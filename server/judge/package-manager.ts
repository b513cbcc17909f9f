import { type PackageManager, packageManager, type Verb } from "../knowledge/package-managers.ts";
import type { Call, Command, Word } from "../model/command.ts";

/** A call of a package manager. */
export interface PackageCall {
  readonly manager: PackageManager;
  readonly verb: Verb;
  /** Where the verb stands: its last word. The manager itself where it does without one. */
  readonly verbWord: Word;
  /** What the verb is applied to, without options and their values. */
  readonly packages: readonly Word[];
  readonly options: readonly Option[];
  readonly call: Call;
  /** Whether one of these options is given, alone, among other letters (`-qy`) or with a value (`--yes=true`). */
  has(...names: readonly string[]): boolean;
}

/** An option as it counts: `-qy` is two. */
export interface Option {
  readonly name: string;
  /** What follows in the same word or the next one, if it takes a value. */
  readonly value: string | undefined;
  readonly word: Word;
  /** The next word, where that is the value. */
  readonly argument: Word | undefined;
}

/** What a call does as that of a package manager; undefined for any other program and where a variable hides the verb. */
export function packageCall(call: Call): PackageCall | undefined {
  if (call.name === undefined) return undefined;
  let known = calls.get(call);
  if (known === undefined) calls.set(call, (known = read(call) ?? null));
  return known ?? undefined;
}

const calls = new WeakMap<Call, PackageCall | null>();

/** The calls of package managers in a command, in order; those of one verb only, if it is given. */
export function packageCalls({ calls }: Command, verb?: Verb): PackageCall[] {
  return calls.flatMap((call) => packageCall(call) ?? []).filter((it) => verb === undefined || it.verb === verb);
}

/** What it does in words: `npm ci`, `go mod download`. */
export function wordsOf({ manager, verbWord, call }: PackageCall): string {
  if (verbWord === call.program) return manager.name;
  const before = call.arguments[call.arguments.indexOf(verbWord) - 1]?.value;
  const first = before !== undefined && manager.verbs.has(`${before} ${verbWord.value}`) ? `${before} ` : "";
  return `${manager.name} ${first}${verbWord.value ?? verbWord.written}`;
}

/** Whether it asks nothing of whoever sits before it. */
export function assumesYes(call: PackageCall): boolean {
  const { manager, options } = call;
  if (manager.yes.length === 0 || call.has(...manager.yes)) return true;
  if (manager.family !== "apt-get")
    return options.some((it) => it.name === "--setopt" && /^assumeyes=(?:1|true|yes)$/i.test(it.value ?? ""));
  const quiet = options.filter((it) => it.name === "-q" || it.name === "--quiet");
  if (quiet.length > 1 || quiet.some((it) => Number(it.value) > 1)) return true;
  return aptSetting(call, "APT::Get::Assume-Yes") ?? false;
}

/** Whether it installs what packages that `dpkg` put there lack. */
export function fixesBroken({ manager, has }: PackageCall): boolean {
  return manager.family === "apt-get" && has("-f", "--fix-broken");
}

/** What `-o Name=…` of apt sets a switch to; undefined where it does not. */
export function aptSetting({ options }: PackageCall, name: string): boolean | undefined {
  for (const { name: option, value } of options) {
    if ((option !== "-o" && option !== "--option") || value === undefined) continue;
    const at = value.indexOf("=");
    if (value.slice(0, at).toLowerCase() === name.toLowerCase())
      return /^["']?(?:true|1|yes|on|with|enable)["']?$/i.test(value.slice(at + 1));
  }
  return undefined;
}

function read(call: Call): PackageCall | undefined {
  const { name, arguments: all } = call;
  // `python -m pip install`
  const module = /^(?:python|pypy)[\d.]*$/.test(name!) ? moduleAt(all) : -1;
  const manager = packageManager(module >= 0 ? all[module]!.value! : name!);
  if (!manager) return undefined;
  const words = module >= 0 ? all.slice(module + 1) : all;
  const { operands, options } = split(words, manager);
  const first = verbOf(operands, options, manager);
  if (!first) return undefined;
  const packages = operands.slice(first.count);
  return {
    manager,
    // `pacman -Syu curl` does all three.
    verb: manager.name === "pacman" && packages.length > 0 && /^up/.test(first.verb) ? "install" : first.verb,
    verbWord: first.word ?? (module >= 0 ? all[module]! : call.program),
    packages,
    options,
    call,
    has: (...names) => options.some((it) => names.includes(it.name)),
  };
}

function moduleAt(words: readonly Word[]): number {
  const at = words.findIndex((it) => it.value === "-m");
  return at >= 0 && words.slice(0, at).every((it) => it.written.startsWith("-")) && words[at + 1]?.value !== undefined ? at + 1 : -1;
}

function split(words: readonly Word[], manager: PackageManager): { operands: Word[]; options: Option[] } {
  const operands: Word[] = [];
  const options: Option[] = [];
  for (let i = 0; i < words.length; i++) {
    const word = words[i]!;
    const text = word.value ?? word.written;
    if (text === "--") {
      // What follows is for the compiler of an extension.
      if (manager.family !== "gem") operands.push(...words.slice(i + 1));
      break;
    }
    if (!/^-[^-]|^--[^-]/.test(text)) operands.push(word);
    else {
      const last = addOptions(text, word, manager, options);
      if (!last || last.value !== undefined || !manager.valued.has(last.name)) continue;
      const next = words[++i];
      options[options.length - 1] = { ...last, value: next && (next.value ?? next.written), argument: next };
    }
  }
  return { operands, options };
}

/** Adds what is in a word and gives the last of it. */
function addOptions(text: string, word: Word, manager: PackageManager, options: Option[]): Option | undefined {
  const equals = text.indexOf("=");
  const name = equals < 0 ? text : text.slice(0, equals);
  if (text.startsWith("--") || !manager.clusters || name.length === 2) {
    options.push({ name, value: equals < 0 ? undefined : text.slice(equals + 1), word, argument: undefined });
    return options.at(-1);
  }
  for (let i = 1; i < text.length; i++) {
    const letter = `-${text[i]}`;
    const rest = text.slice(i + 1);
    if (rest.startsWith("=") || (manager.valued.has(letter) && rest !== "")) {
      options.push({ name: letter, value: rest.replace(/^=/, ""), word, argument: undefined });
      break;
    }
    options.push({ name: letter, value: undefined, word, argument: undefined });
  }
  return options.at(-1);
}

/** The verb, and how many operands it is made of. */
function verbOf(
  operands: readonly Word[],
  options: readonly Option[],
  manager: PackageManager,
): { verb: Verb; word: Word | undefined; count: number } | undefined {
  const [first, second] = operands;
  const one = first?.value;
  const two = second?.value;
  if (one !== undefined && two !== undefined) {
    const verb = manager.verbs.get(`${one} ${two}`);
    if (verb) return { verb, word: second, count: 2 };
  }
  const verb = one === undefined ? undefined : manager.verbs.get(one);
  if (verb) return { verb, word: first, count: 1 };
  if (first === undefined && manager.alone) return { verb: manager.alone, word: undefined, count: 0 };
  return verbOfOptions(options, manager);
}

/** pacman, dpkg and rpm have options for verbs: `-Syu`, `-i`, `--import`. */
function verbOfOptions(options: readonly Option[], { name, verbs }: PackageManager): ReturnType<typeof verbOf> {
  for (const { name: option, word } of options) {
    const verb = verbs.get(option) ?? (name === "pacman" ? pacmanVerb(option) : name === "rpm" ? verbs.get(option.slice(0, 2)) : undefined);
    if (verb) return { verb, word, count: 0 };
  }
  return undefined;
}

function pacmanVerb(option: string): Verb | undefined {
  if (/^-\w*[RU]/.test(option)) return option.includes("R") ? "remove" : "install";
  if (!/^-\w*S/.test(option)) return undefined;
  if (option.includes("c")) return "clean";
  if (option.includes("u")) return "upgrade";
  return /[sigl]/.test(option) ? "other" : option.includes("y") ? "update" : "install";
}
