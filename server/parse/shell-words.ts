import { type Assignment, forEachChild, type Redirection as ShellRedirection, type Word as ShellWord, type SyntaxNode } from "unbash";
import type { Redirection, Word } from "../model/command.ts";
import type { Span } from "../text/span.ts";
import type { Source } from "./source.ts";

export function wordOf(node: ShellWord | Assignment, source: Source): Word {
  const span = spanOf(source, node.pos, node.end);
  const word = node.type === "Word" ? node : node.value.type === "Word" ? node.value : undefined;
  const known = word !== undefined && !(mayExpand(word.text) && expands(word));
  const name = node.type === "Assignment" ? node.text.slice(0, node.text.indexOf("=") + 1) : "";
  return { written: source.file.slice(span.start, span.end), value: known ? name + word.value : undefined, span };
}

export function redirectionOf(node: ShellRedirection, source: Source): Redirection {
  const target = node.type === "HereDoc" ? undefined : node.target;
  const end = node.type === "HereDoc" ? (node.delimiter?.end ?? node.end) : node.end;
  const usual = node.operator.startsWith("<") ? 0 : 1;
  const descriptor = !node.descriptor ? usual : node.descriptor.type === "FileDescriptor" ? node.descriptor.value : undefined;
  return { operator: node.operator, descriptor, target: target && wordOf(target, source), span: spanOf(source, node.pos, end) };
}

/** The place of a node; unbash counts a character too many behind a backslash that ends the script. */
export function spanOf(source: Source, start: number, end: number): Span {
  const { length } = source.text;
  return source.span(Math.min(start, length), Math.min(end, length));
}

function mayExpand(text: string): boolean {
  return /[$`]|[<>]\(/.test(text);
}

/** A variable outside of single quotes: most words with a dollar have one, and need not be cut into their parts. */
const variable = /^[^'\\]*\$(?:[A-Za-z_]|\{\w+\})/;

function expands(node: SyntaxNode): boolean {
  if (node.type === "Word" && variable.test(node.text)) return true;
  let found = false;
  forEachChild(node, (child) => {
    found ||= /Expansion$|^ProcessSubstitution$/.test(child.type) && child.type !== "BraceExpansion" ? true : expands(child);
  });
  return found;
}
