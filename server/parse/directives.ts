import type { Directive } from "../model/dockerfile.ts";
import type { Problem } from "../model/node.ts";
import type { Span } from "../text/span.ts";

export interface Directives {
  readonly list: readonly Directive[];
  readonly escapeChar: "\\" | "`";
  readonly problems: readonly Problem[];
}

/** Reads the directives of a Dockerfile: the first lines that are `# syntax=`, `# escape=` or `# check=`, up to any other line. */
export function readDirectives(text: string): Directives {
  const list: Directive[] = [];
  const problems: Problem[] = [];
  let escapeChar: "\\" | "`" = "\\";
  const line = /[^\S\n]*#[^\S\n]*([a-z][a-z0-9]*)[^\S\n]*=[^\S\n]*(\S[^\n]*)(?:\n|$)/iy;
  line.lastIndex = text.startsWith("\ufeff") ? 1 : 0;
  for (;;) {
    const start = line.lastIndex;
    const match = line.exec(text);
    const name = match?.[1]?.toLowerCase();
    if (!match || (name !== "syntax" && name !== "escape" && name !== "check")) break;
    const written = match[2]!.trimEnd();
    const valueStart = start + match[0].lastIndexOf(match[2]!);
    const value = { value: written, span: { start: valueStart, end: valueStart + written.length } };
    const span = { start: start + match[0].indexOf("#"), end: value.span.end };
    if (list.some((it) => it.name === name)) problems.push(problem(`The directive ${name} is given twice.`, span));
    else if (name === "escape" && written !== "\\" && written !== "`")
      problems.push(problem(`The escape character ${written} is neither \\ nor \`.`, value.span));
    else if (name === "escape") escapeChar = written as "\\" | "`";
    list.push({ name, value, span });
  }
  return { list, escapeChar, problems };
}

function problem(message: string, span: Span): Problem {
  return { kind: "problem", code: "syntax", message, span };
}
