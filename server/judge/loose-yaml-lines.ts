import type { Compose } from "../model/compose.ts";
import { written } from "../model/value.ts";
import type { Span } from "../text/span.ts";

/**
 * The lines of a Compose file whose blanks mean nothing: none of a text over several lines, of the blanks behind it, or behind the first
 * document. Each is without its line break.
 */
export function looseYamlLines(text: string, compose: Compose): readonly Span[] {
  let lines = known.get(compose);
  if (!lines) known.set(compose, (lines = gather(text, compose)));
  return lines;
}

const known = new WeakMap<Compose, readonly Span[]>();

function gather(text: string, { root, problems }: Compose): readonly Span[] {
  if (!root || problems.some((it) => it.code === "syntax")) return [];
  const texts = written(root).flatMap((it) =>
    it.kind === "scalar" && it.style !== "plain" && text.slice(it.span.start, it.span.end).includes("\n") ? [it] : [],
  );
  // A header of a block scalar may have nothing below it.
  const blocks = new Set(texts.filter((it) => it.style === "literal" || it.style === "folded"));
  const lines: Span[] = [];
  let next = 0;
  let isBehindBlock = false;
  for (let start = text.startsWith("\ufeff") ? 1 : 0; start < text.length; ) {
    const newline = text.indexOf("\n", start);
    const to = newline < 0 ? text.length : newline;
    const end = to > start && text[to - 1] === "\r" ? to - 1 : to;
    const line = text.slice(start, end);
    const isBlank = line.trim() === "";
    if (start >= root.span.end && !isBlank && !/^\s*#/.test(line)) break;
    while (next < texts.length && texts[next]!.span.end <= start) next++;
    const inner = texts[next];
    const isInside = inner !== undefined && inner.span.start < end;
    if (isInside) isBehindBlock = blocks.has(inner);
    else if (!isBlank) isBehindBlock = false;
    if (!isInside && !(isBehindBlock && isBlank)) lines.push({ start, end });
    start = to + 1;
  }
  return lines;
}
