/**
 * Whether a pattern of a `.dockerignore` matches a path: `*` and `?` stop at slashes, `**` does not, `[a-z]` is a set, `\` takes what
 * follows as it is. Follows all ways through the pattern at once, so that none takes long.
 */
export function matchesPath(pattern: string, path: string): boolean {
  if (!/[*?[\\]/.test(pattern)) return pattern === path;
  const tokens = tokensOf(pattern);
  if (!tokens) return false;
  let states = reachable([0], tokens);
  for (const char of path) {
    const next: number[] = [];
    for (const state of states) {
      const token = tokens[state];
      if (!token?.accepts(char)) continue;
      next.push(token.repeats ? state : state + 1);
      if (token.ends && char === "/") next.push(state + 1);
    }
    if (next.length === 0) return false;
    states = reachable(next, tokens);
  }
  return states.has(tokens.length);
}

interface Token {
  readonly accepts: (char: string) => boolean;
  /** Whether it stands for any number of characters. */
  readonly repeats: boolean;
  /** How many tokens may be left out from here on. */
  readonly skips: number;
  /** Whether it stands for whole folders, and so ends with a slash. */
  readonly ends?: boolean;
}

const any = (): boolean => true;
const none = (): boolean => false;
const inName = (char: string): boolean => char !== "/";

/** Undefined where a set is not closed. */
function tokensOf(pattern: string): Token[] | undefined {
  const tokens: Token[] = [];
  const chars = [...pattern];
  for (let at = 0; at < chars.length; at++) {
    const char = chars[at]!;
    if (char === "*" && chars[at + 1] === "*") {
      at++;
      const folders = chars[at + 1] === "/";
      if (folders) at++;
      // At the end it is everything, in front of a plain name (`**.md`) any beginning, else whole folders or nothing.
      const plain = !folders && at === 1 && !/[*?[\\]/.test(pattern.slice(2));
      if (at + 1 === chars.length || plain) tokens.push({ accepts: any, repeats: true, skips: 1 });
      else tokens.push({ accepts: none, repeats: false, skips: 2 }, { accepts: any, repeats: true, skips: 0, ends: true });
      // The door in front of the folders opens to them, or leads around them.
    } else if (char === "*") tokens.push({ accepts: inName, repeats: true, skips: 1 });
    else if (char === "?") tokens.push({ accepts: inName, repeats: false, skips: 0 });
    else if (char === "[") {
      const close = chars.indexOf("]", at + 2);
      if (close < 0) return undefined;
      tokens.push({ accepts: setOf(chars.slice(at + 1, close)), repeats: false, skips: 0 });
      at = close;
    } else {
      const wanted = char === "\\" && at + 1 < chars.length ? chars[++at]! : char;
      tokens.push({ accepts: (it) => it === wanted, repeats: false, skips: 0 });
    }
  }
  return tokens;
}

/** The states that are reached from some without a character. */
function reachable(from: readonly number[], tokens: readonly Token[]): Set<number> {
  const states = new Set(from);
  for (const state of states) {
    const token = tokens[state];
    if (!token) continue;
    if (token.skips > 0) states.add(state + token.skips);
    if (token.skips === 2) states.add(state + 1);
  }
  return states;
}

function setOf(chars: readonly string[]): (char: string) => boolean {
  const negated = chars[0] === "^";
  const ranges: [string, string][] = [];
  for (let at = negated ? 1 : 0; at < chars.length; at++) {
    if (chars[at + 1] === "-" && at + 2 < chars.length) {
      ranges.push([chars[at]!, chars[at + 2]!]);
      at += 2;
    } else ranges.push([chars[at]!, chars[at]!]);
  }
  return (char) => ranges.some(([low, high]) => low <= char && char <= high) !== negated;
}
