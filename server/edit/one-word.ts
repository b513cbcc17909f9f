/**
 * The rest of a line, as `ENV name value` takes it, as one word for `name=value` that means the same. Undefined where a comment
 * stands between its lines, or where quotes make that uncertain. `escapeChar` is the file's escape character.
 */
export function asOneWord(raw: string, escapeChar: string): string | undefined {
  if (/\n[^\S\n]*#/.test(raw)) return undefined;
  let quoted = "";
  let apart = false;
  let at = 0;
  while (at < raw.length) {
    const char = raw[at]!;
    const next = raw[at + 1] ?? "";
    const continuation = char === escapeChar ? continued(raw, at) : undefined;
    if (continuation !== undefined) {
      quoted += continuation;
      at += continuation.length;
    } else if (char === escapeChar) {
      // Between double quotes these three alone can be escaped.
      quoted += next === '"' || next === "$" || next === escapeChar ? char + next : next;
      at += 2;
    } else if (char === "'" || char === '"') {
      const close = closing(raw, at, escapeChar);
      if (close === undefined) return undefined;
      const inner = raw.slice(at + 1, close);
      if (char === "'" && /\n/.test(inner)) return undefined;
      quoted +=
        char === '"' ? inner : inner.replace(/["$\\`]/g, (it) => (it === '"' || it === "$" || it === escapeChar ? escapeChar + it : it));
      at = close + 1;
    } else if (char === "$" && next === "{") {
      const close = raw.indexOf("}", at);
      const inner = raw.slice(at, close + 1);
      // Within braces quotes and other braces have rules of their own.
      if (close < 0 || /["'\\`\n]/.test(inner) || inner.lastIndexOf("{") > 1) return undefined;
      if (/\s/.test(inner)) apart = true;
      quoted += inner;
      at = close + 1;
    } else {
      if (/\s/.test(char)) apart = true;
      quoted += char;
      at++;
    }
  }
  return apart ? `"${quoted}"` : raw;
}

/** The escape character, blanks and the line break that go on with a line, where they stand at `at`. */
function continued(raw: string, at: number): string | undefined {
  let end = at + 1;
  while (raw[end] === " " || raw[end] === "\t" || raw[end] === "\r") end++;
  return raw[end] === "\n" ? raw.slice(at, end + 1) : undefined;
}

function closing(raw: string, at: number, escapeChar: string): number | undefined {
  const quote = raw[at]!;
  for (let end = at + 1; end < raw.length; end++) {
    if (raw[end] === quote) return end;
    if (raw[end] === escapeChar && quote === '"') end++;
  }
  return undefined;
}
