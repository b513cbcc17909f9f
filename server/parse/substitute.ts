/** The variables that are set, with their values; undefined for one whose value only the build knows. */
export interface Scope extends Pick<ReadonlyMap<string, string | undefined>, "get" | "has"> {
  /** The same where nobody tells what the file does not: what is not set is empty. */
  readonly unset?: Scope;
}

export interface Expanded {
  /** The text with quotes and escapes resolved, variables as written. */
  readonly value: string;
  /** With variables replaced; undefined where one is not known. */
  readonly meaning: string | undefined;
  /** What the builder refuses. */
  readonly error?: Refused;
}

export interface Refused {
  readonly code: "unterminated-quote" | "invalid-substitution";
  /** A part of a sentence. */
  readonly message: string;
}

interface Step {
  readonly value: string;
  readonly meaning: string | undefined;
  /** The offset behind it. */
  readonly end: number;
}

// Deeper nesting of `${a:-${b:-…}}` than anybody writes.
const maxDepth = 50;

/** Resolves quotes, escapes and variables of one word as the builder does. */
export function expand(text: string, escapeChar: string, scope: Scope): Expanded {
  if (!/["'$\\`]/.test(text)) return { value: text, meaning: text };
  return guarded(text, { escapeChar, quotes: true }, scope);
}

/** Resolves the variables of a file that is written in a heredoc, where quotes mean nothing. */
export function expandBody(text: string, scope: Scope): Expanded {
  return text.includes("$") ? guarded(text, { escapeChar: "\\", quotes: false }, scope) : { value: text, meaning: text };
}

function guarded(text: string, how: How, scope: Scope): Expanded {
  try {
    return until(undefined, text, 0, how, scope, 0);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return { value: text, meaning: undefined, error };
  }
}

/** The offset behind the `$…` at `at`; undefined where the builder refuses it. */
export function behindDollar(text: string, at: number, escapeChar: string): number | undefined {
  try {
    return dollar(text, at, { escapeChar, quotes: true }, new Map(), 0).end;
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return undefined;
  }
}

interface How {
  readonly escapeChar: string;
  /** Whether quotes are removed and keep what is in them together. */
  readonly quotes: boolean;
}

/** Something that the builder refuses; it never leaves this file as an exception. */
class Refusal extends Error implements Refused {
  readonly code: Refused["code"];

  constructor(message: string, code: Refused["code"] = "invalid-substitution") {
    super(message);
    this.code = code;
  }
}

function until(stop: string | undefined, text: string, from: number, how: How, scope: Scope, depth: number): Step {
  if (depth > maxDepth) throw new Refusal("variables nest too deeply");
  let value = "";
  let meaning: string | undefined = "";
  let at = from;
  const add = (step: Step): void => {
    value += step.value;
    meaning = meaning === undefined || step.meaning === undefined ? undefined : meaning + step.meaning;
    at = step.end;
  };
  while (at < text.length) {
    const char = text[at]!;
    if (char === stop) return { value, meaning, end: at + 1 };
    if (char === "'" && how.quotes) add(singleQuoted(text, at));
    else if (char === '"' && how.quotes) add(doubleQuoted(text, at, how, scope, depth));
    else if (char === "$") add(dollar(text, at, how, scope, depth));
    else if (char === how.escapeChar) add(literal(text[at + 1] ?? "", at + 2));
    else add(literal(char, at + 1));
  }
  if (stop !== undefined) throw new Refusal(`\${ has no ${stop === "}" ? "closing brace" : stop}`);
  return { value, meaning, end: at };
}

function literal(text: string, end: number): Step {
  return { value: text, meaning: text, end };
}

function singleQuoted(text: string, at: number): Step {
  const close = text.indexOf("'", at + 1);
  if (close < 0) throw new Refusal("a single quote is not closed", "unterminated-quote");
  return literal(text.slice(at + 1, close), close + 1);
}

function doubleQuoted(text: string, from: number, how: How, scope: Scope, depth: number): Step {
  let value = "";
  let meaning: string | undefined = "";
  let at = from + 1;
  while (at < text.length) {
    const char = text[at]!;
    const next = text[at + 1];
    if (char === '"') return { value, meaning, end: at + 1 };
    let step: Step;
    if (char === "$") step = dollar(text, at, how, scope, depth);
    else if (char === how.escapeChar && (next === '"' || next === "$" || next === how.escapeChar)) step = literal(next, at + 2);
    else step = literal(char, at + 1);
    value += step.value;
    meaning = meaning === undefined || step.meaning === undefined ? undefined : meaning + step.meaning;
    at = step.end;
  }
  throw new Refusal("a double quote is not closed", "unterminated-quote");
}

function dollar(text: string, at: number, how: How, scope: Scope, depth: number): Step {
  const written = (end: number, meaning: string | undefined): Step => ({ value: text.slice(at, end), meaning, end });
  if (text[at + 1] !== "{") {
    const name = nameAt(text, at + 1);
    return name === "" ? literal("$", at + 1) : written(at + 1 + name.length, scope.get(name));
  }
  if (at + 2 === text.length) throw new Refusal("${ has no closing brace");
  const name = nameAt(text, at + 2);
  let operatorAt = at + 2 + name.length;
  const current = scope.get(name);
  if (text[operatorAt] === "}" && name !== "") return written(operatorAt + 1, current);
  if (name === "") throw new Refusal(`${text.slice(at, operatorAt + 1)} names no variable`);
  const orEmpty = text[operatorAt] === ":";
  if (orEmpty) operatorAt++;
  const operator = text[operatorAt] ?? "";
  if (operator === "/" && !orEmpty) {
    const all = text[operatorAt + 1] === "/";
    const pattern = until("/", text, operatorAt + (all ? 2 : 1), how, scope, depth + 1);
    const replacement = until("}", text, pattern.end, how, scope, depth + 1);
    return written(replacement.end, replaced(current, pattern.meaning, replacement.meaning, all));
  }
  if (operator === "" || !(orEmpty ? "-+?" : "-+?#%").includes(operator)) {
    throw new Refusal(
      operator === "" ? "${ has no closing brace" : `\${${name}} cannot have the modifier ${orEmpty ? ":" : ""}${operator}`,
    );
  }
  const word = until("}", text, operatorAt + 1, how, scope, depth + 1);
  // A variable that the file does not set may still be set by the base image or the command line; without them, this holds.
  const given = scope.has(name) && !(orEmpty && current === "");
  if (operator === "-") return written(word.end, given ? current : word.meaning);
  if (operator === "+") return written(word.end, given ? word.meaning : "");
  if (operator === "?") return written(word.end, given ? current : undefined);
  return written(word.end, trimmed(current, word.meaning, operator));
}

function nameAt(text: string, at: number): string {
  const name = /\d+|[@*#?\-$!]|[\p{L}_][\p{L}\p{Nd}_]*/uy;
  name.lastIndex = at;
  return name.exec(text)?.[0] ?? "";
}

/** `${name#pattern}` and `${name%pattern}`; doubled, the operator takes the longest match. */
function trimmed(value: string | undefined, word: string | undefined, operator: string): string | undefined {
  if (value === undefined || word === undefined) return undefined;
  const longest = word.startsWith(operator);
  const pattern = patternOf(longest ? word.slice(1) : word, value);
  if (!pattern) return undefined;
  const whole = new RegExp(`^(?:${pattern})$`, "s");
  for (let i = 0; i <= value.length; i++) {
    const length = longest ? value.length - i : i;
    const [cut, rest] =
      operator === "#"
        ? [value.slice(0, length), value.slice(length)]
        : [value.slice(value.length - length), value.slice(0, value.length - length)];
    if (whole.test(cut)) return rest;
  }
  return value;
}

/** `${name/pattern/replacement}`, with `//` for every match. */
function replaced(value: string | undefined, word: string | undefined, replacement: string | undefined, all: boolean): string | undefined {
  if (value === undefined || word === undefined || replacement === undefined) return undefined;
  const pattern = patternOf(word, value);
  return pattern && value.replace(new RegExp(pattern, all ? "gs" : "s"), () => replacement);
}

/** A shell pattern as a regular expression; undefined where trying it could take long. */
function patternOf(word: string, value: string): string | undefined {
  if (word.length > 100 || value.length > 500 || word.split("*").length > 3) return undefined;
  return word.replace(/\\(.)|([*?])|[.+^${}()|[\]]/gs, (char, escaped?: string, wild?: string) =>
    wild ? (wild === "*" ? ".*" : ".") : escaped !== undefined ? escaped.replace(/\W/g, "\\$&") : `\\${char}`,
  );
}
