import type { Span } from "../text/span.ts";

/** A piece of a text that is substituted as a whole, or literal text between two. Offsets count in the written text. */
export interface Piece extends Span {
  /** What it stands for; undefined where a variable has no known value. */
  readonly meaning: string | undefined;
  readonly literal: boolean;
}

export interface Interpolated {
  readonly pieces: readonly Piece[];
  readonly meaning: string | undefined;
  /** The first `${` that Compose cannot read; it refuses the whole file then. */
  readonly invalid: Span | undefined;
}

export type Environment = ReadonlyMap<string, string>;

/** Deeper defaults are not followed: each level is read again. */
const maxDepth = 20;

const reference = /([_a-z]\w*)(?:(:?[-+?])|\})|/iy;
const name = /[_a-z]\w*/iy;

/**
 * Interpolates as Compose does: `$V`, `${V}`, `${V:-d}`, `${V-d}`, `${V:?e}`, `${V?e}`, `${V:+a}`, `${V+a}`, `$$`; defaults may
 * nest. A variable that `env` lacks counts as unset for its default, and as unknown where it has none. A lone `$` is a `$`.
 */
export function interpolate(text: string, env: Environment, depth = 0): Interpolated {
  const pieces: Piece[] = [];
  let invalid: Span | undefined;
  let literal = 0;
  let lineEnd = -1;
  let lastBrace = -1;
  for (let at = text.indexOf("$"); at >= 0; at = text.indexOf("$", at)) {
    if (at > lineEnd) {
      lineEnd = text.indexOf("\n", at);
      if (lineEnd < 0) lineEnd = text.length;
      lastBrace = at + text.slice(at, lineEnd).lastIndexOf("}");
    }
    const found = referenceAt(text, at, lastBrace);
    if (!found) {
      at++;
      continue;
    }
    if (at > literal) pieces.push({ start: literal, end: at, meaning: text.slice(literal, at), literal: true });
    const { end } = found;
    const value: Value =
      found.kind === "variable"
        ? substitute(found, text, env, depth)
        : found.kind === "escape"
          ? { meaning: "$" }
          : { invalid: { start: at, end } };
    pieces.push({ start: at, end, meaning: value.meaning, literal: false });
    invalid ??= value.invalid;
    literal = at = end;
  }
  if (literal < text.length) pieces.push({ start: literal, end: text.length, meaning: text.slice(literal), literal: true });
  const known = !invalid && pieces.every((it) => it.meaning !== undefined);
  return { pieces, meaning: known ? pieces.map((it) => it.meaning).join("") : undefined, invalid };
}

/** What users read about a reference that Compose cannot read, and how much of the text it is. */
export function unreadable(text: string, { start }: Span): { message: string; end: number } {
  const written = /^\$\{[^\s}]{0,30}\}?/.exec(text.slice(start, start + 40))?.[0] ?? "${";
  return { message: `Compose takes ${written} for a variable and cannot read it; $$ is a plain dollar.`, end: start + written.length };
}

type Found = { readonly kind: "escape"; readonly end: number } | { readonly kind: "invalid"; readonly end: number } | Variable;

type Value = Partial<Pick<Interpolated, "meaning" | "invalid">>;

interface Variable {
  readonly kind: "variable";
  readonly name: string;
  readonly operator: string;
  /** The text behind the operator. */
  readonly word: Span;
  readonly end: number;
}

/** What the `$` at an offset begins; undefined where it stands for itself. `lastBrace` is the last closing one of its line. */
function referenceAt(text: string, at: number, lastBrace: number): Found | undefined {
  if (text[at + 1] === "$") return { kind: "escape", end: at + 2 };
  if (text[at + 1] !== "{") {
    name.lastIndex = at + 1;
    const found = name.exec(text)?.[0];
    return found === undefined
      ? undefined
      : { kind: "variable", name: found, operator: "", word: { start: at, end: at }, end: at + 1 + found.length };
  }
  reference.lastIndex = at + 2;
  const [whole = "", found, operator = ""] = reference.exec(text) ?? [];
  if (found === undefined) return { kind: "invalid", end: at + 2 };
  const start = at + 2 + whole.length;
  if (operator === "") return { kind: "variable", name: found, operator, word: { start, end: start }, end: start };
  const brace = lastBrace < start ? undefined : closingBrace(text, at, lastBrace);
  return brace === undefined
    ? { kind: "invalid", end: at + 2 }
    : { kind: "variable", name: found, operator, word: { start, end: brace }, end: brace + 1 };
}

/**
 * The offset of the brace that ends the `${` at `start`, on the same line. As in Compose, a brace right behind an opening one does
 * not close it, and where closing braces are too few the last one ends all.
 */
function closingBrace(text: string, start: number, lastBrace: number): number {
  let depth = 0;
  for (let i = start; i < lastBrace; i++) {
    if (text[i] === "{") {
      depth++;
      i++;
    } else if (text[i] === "}" && --depth === 0) return i;
  }
  return lastBrace;
}

function substitute(variable: Variable, text: string, env: Environment, depth: number): Value {
  const { operator, word } = variable;
  const value = env.get(variable.name);
  if (operator === "") return { meaning: value };
  const given = value !== undefined && !(operator.startsWith(":") && value === "");
  const chosen = operator.endsWith("+") ? given : !given;
  if (!chosen) return { meaning: value ?? "" };
  if (depth >= maxDepth) return { meaning: undefined };
  const inner = interpolate(text.slice(word.start, word.end), env, depth + 1);
  const invalid = inner.invalid && { start: inner.invalid.start + word.start, end: inner.invalid.end + word.start };
  return { meaning: operator.endsWith("?") ? undefined : inner.meaning, invalid };
}
