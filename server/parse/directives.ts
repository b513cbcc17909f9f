import type { Directive } from "../model/dockerfile.ts";
import type { Problem } from "../model/node.ts";
import type { Span } from "../text/span.ts";
import { problem } from "./problem.ts";

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
  const line = /[^\S\n]*#[^\S\n]*([a-z][a-z0-9]*)[^\S\n]*=[^\S\n]*(\S[^\n]*|[^\S\r\n][^\S\n]*)(?:\n|$)/iy;
  line.lastIndex = text.startsWith("\ufeff") ? 1 : 0;
  for (;;) {
    const start = line.lastIndex;
    const match = line.exec(text);
    const name = match?.[1]?.toLowerCase();
    if (!match || (name !== "syntax" && name !== "escape" && name !== "check")) break;
    const written = match[2]!.trimEnd();
    const valueStart = start + match[0].lastIndexOf(match[2]!);
    const value = { value: written, span: { start: valueStart, end: valueStart + written.length } };
    const nameStart = start + match[0].indexOf(match[1]!);
    const nameSpan = { start: nameStart, end: nameStart + match[1]!.length };
    const span = { start: start + match[0].indexOf("#"), end: written === "" ? valueStart : value.span.end };
    if (list.some((it) => it.name === name))
      problems.push(problem("duplicate-parser-directive", `The directive ${name} is given twice.`, span));
    else if (written === "\\" || written === "`") escapeChar = name === "escape" ? written : escapeChar;
    else if (name === "escape") problems.push(wrongEscape(written, written === "" ? span : value.span));
    list.push({ name, nameSpan, value, span });
  }
  return { list, escapeChar, problems };
}

function wrongEscape(written: string, span: Span): Problem {
  const message = written === "" ? "The directive escape names no character." : `The escape character ${written} is neither \\ nor \`.`;
  return problem("invalid-escape-directive", message, span, ["`", "\\"]);
}
