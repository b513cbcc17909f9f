import type { Span, Spanned } from "../text/span.ts";

/** A piece of a text that is substituted as a whole, or literal text between two. Offsets count in the written text. */
export interface Piece extends Span {
  /** What it stands for; undefined where a variable has no known value. */
  readonly meaning: string | undefined;
  /** What it stands for where its unknown variables are empty; undefined where it asks for one that has to be set. */
  readonly ifUnset: string | undefined;
  readonly literal: boolean;
}

export interface Interpolated {
  readonly pieces: readonly Piece[];
  readonly meaning: string | undefined;
  /** The meaning where all unknown variables are empty; undefined where one of them has to be set, or the text cannot be read. */
  readonly ifUnset: string | undefined;
  /** The references to unknown variables for which the text has no default. */
  readonly unset: readonly Spanned[];
  /** The first `${` that Compose cannot read; it refuses the whole file then. */
  readonly invalid: Span | undefined;
}

export type Environment = ReadonlyMap<string, string>;

/** What Compose itself sets, and what the systems that it runs on do: unknown here, and hardly ever unset. */
const ofSurroundings: ReadonlySet<string> = new Set(
  (
    "COMPOSE_PROJECT_NAME HOME USER LOGNAME PWD PATH SHELL LANG TERM TMPDIR DISPLAY WAYLAND_DISPLAY XAUTHORITY XDG_RUNTIME_DIR " +
    "SSH_AUTH_SOCK USERPROFILE USERNAME APPDATA LOCALAPPDATA PROGRAMDATA COMPUTERNAME SYSTEMROOT TEMP TMP"
  ).split(" "),
);

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
  const unset: Spanned[] = [];
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
    if (at > literal) pieces.push(literally(text, literal, at));
    const { end } = found;
    const value: Value =
      found.kind === "variable"
        ? substitute(found, text, env, depth)
        : found.kind === "escape"
          ? { meaning: "$", ifUnset: "$" }
          : { invalid: { start: at, end } };
    pieces.push({ start: at, end, meaning: value.meaning, ifUnset: value.ifUnset, literal: false });
    invalid ??= value.invalid;
    if (value.unset) unset.push(...value.unset);
    literal = at = end;
  }
  if (literal < text.length) pieces.push(literally(text, literal, text.length));
  return { pieces, meaning: joined(pieces, "meaning", invalid), ifUnset: joined(pieces, "ifUnset", invalid), unset, invalid };
}

function literally(text: string, start: number, end: number): Piece {
  const meaning = text.slice(start, end);
  return { start, end, meaning, ifUnset: meaning, literal: true };
}

function joined(pieces: readonly Piece[], what: "meaning" | "ifUnset", invalid: Span | undefined): string | undefined {
  return invalid || pieces.some((it) => it[what] === undefined) ? undefined : pieces.map((it) => it[what]).join("");
}

/** What users read about a reference that Compose cannot read, and how much of the text it is. */
export function unreadable(text: string, { start }: Span): { message: string; end: number } {
  const written = /^\$\{[^\s}]{0,30}\}?/.exec(text.slice(start, start + 40))?.[0] ?? "${";
  return { message: `Compose takes ${written} for a variable and cannot read it; $$ is a plain dollar.`, end: start + written.length };
}

type Found = { readonly kind: "escape"; readonly end: number } | { readonly kind: "invalid"; readonly end: number } | Variable;

type Value = Partial<Omit<Interpolated, "pieces">>;

interface Variable {
  readonly kind: "variable";
  readonly name: string;
  readonly operator: string;
  /** The text behind the operator. */
  readonly word: Span;
  readonly start: number;
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
      : { kind: "variable", name: found, operator: "", word: { start: at, end: at }, start: at, end: at + 1 + found.length };
  }
  reference.lastIndex = at + 2;
  const [whole = "", found, operator = ""] = reference.exec(text) ?? [];
  if (found === undefined) return { kind: "invalid", end: at + 2 };
  const start = at + 2 + whole.length;
  if (operator === "") return { kind: "variable", name: found, operator, word: { start, end: start }, start: at, end: start };
  const brace = lastBrace < start ? undefined : closingBrace(text, at, lastBrace);
  return brace === undefined
    ? { kind: "invalid", end: at + 2 }
    : { kind: "variable", name: found, operator, word: { start, end: brace }, start: at, end: brace + 1 };
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
  if (operator === "") {
    if (value === undefined && ofSurroundings.has(variable.name)) return {};
    const unset = value === undefined ? [{ value: variable.name, span: { start: variable.start, end: variable.end } }] : [];
    return { meaning: value, ifUnset: value ?? "", unset };
  }
  const given = value !== undefined && !(operator.startsWith(":") && value === "");
  const chosen = operator.endsWith("+") ? given : !given;
  if (!chosen) return { meaning: value ?? "", ifUnset: value ?? "" };
  if (depth >= maxDepth) return { meaning: undefined };
  const inner = interpolate(text.slice(word.start, word.end), env, depth + 1);
  const invalid = inner.invalid && shifted(inner.invalid, word.start);
  if (operator.endsWith("?")) return { invalid };
  const unset = inner.unset.map(({ value, span }) => ({ value, span: shifted(span, word.start) }));
  return { meaning: inner.meaning, ifUnset: inner.ifUnset, unset, invalid };
}

function shifted({ start, end }: Span, by: number): Span {
  return { start: start + by, end: end + by };
}
