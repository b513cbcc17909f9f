import type { Dockerfile } from "../model/dockerfile.ts";
import type { Span } from "../text/span.ts";

/** The lines whose blanks mean nothing to the builder: all but those in heredocs. Each is without its line break. */
export function looseLines(text: string, file: Dockerfile): readonly Span[] {
  let lines = known.get(file);
  if (!lines) known.set(file, (lines = gather(text, file)));
  return lines;
}

const known = new WeakMap<Dockerfile, readonly Span[]>();

function gather(text: string, { instructions }: Dockerfile): readonly Span[] {
  const heredocs = instructions.flatMap((it) => it.heredocs.map(({ body }) => body));
  const lines: Span[] = [];
  let next = 0;
  for (let start = text.startsWith("\ufeff") ? 1 : 0; start < text.length; ) {
    const newline = text.indexOf("\n", start);
    const end = newline < 0 ? text.length : newline;
    while (next < heredocs.length && heredocs[next]!.end <= start) next++;
    const heredoc = heredocs[next];
    if (!heredoc || start < heredoc.start) lines.push({ start, end: end > start && text[end - 1] === "\r" ? end - 1 : end });
    start = end + 1;
  }
  return lines;
}
