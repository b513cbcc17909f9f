import { forEachChild, type ParameterExpansionPart, type ParsedScript, type SyntaxNode, type WordPart } from "unbash";
import type { Call, Word } from "../model/command.ts";
import type { Expansion, FeatureKind, Script, WordPlace } from "../model/shell.ts";
import { spanOf } from "./shell-words.ts";
import type { Source } from "./source.ts";

/** A `Script` that is being written. */
export type Notes = { readonly [K in keyof Script]: Script[K][number][] };

export function newNotes(): Notes {
  return {
    expansions: [],
    literals: [],
    assignments: [],
    loops: [],
    functions: [],
    members: [],
    negations: [],
    choices: [],
    elseIfs: [],
    heredocs: [],
    features: [],
    problems: [],
  };
}

/** A word whose parts are looked at. */
export interface WordContext {
  readonly source: Source;
  readonly notes: Notes;
  readonly word: Word;
  readonly place: WordPlace;
  readonly call: Call | undefined;
  /** Is shown the script of every substitution. */
  readonly onScript: (script: ParsedScript, at: SyntaxNode) => void;
}

/** Whether a word may have parts that are worth a look. */
export function mayHaveParts(text: string): boolean {
  return /[$`{]|[<>?*+@!]\(/.test(text);
}

/** Notes what the parts of a word stand for. */
export function noteParts(parts: readonly WordPart[], context: WordContext, quoted: boolean, depth: number): void {
  if (depth > maxDepth) return;
  for (const part of parts) notePart(part, context, quoted, depth + 1);
}

const maxDepth = 50;

function notePart(part: WordPart, context: WordContext, quoted: boolean, depth: number): void {
  switch (part.type) {
    case "Literal":
      return;
    case "SingleQuoted":
      noteLiteral(part.pos, part.end, part.value, context);
      return;
    case "AnsiCQuoted":
      noteFeature("ansi-quotes", part.pos, part.pos + 2, context);
      return;
    case "LocaleString":
      noteFeature("translated-quotes", part.pos, part.pos + 2, context);
      noteParts(part.parts, context, true, depth);
      return;
    case "DoubleQuoted":
      noteParts(part.parts, context, true, depth);
      return;
    case "SimpleExpansion":
      noteExpansion("variable", part, context, quoted, part.text.slice(1));
      return;
    case "ParameterExpansion":
      noteParameter(part, context, quoted, depth);
      return;
    case "CommandExpansion":
      noteExpansion(part.text[0] === "`" ? "backquotes" : "command", part, context, quoted);
      if (part.script) context.onScript(part.script, part);
      return;
    case "ProcessSubstitution":
      noteExpansion("process", part, context, quoted);
      noteFeature("process-substitution", part.pos, part.pos + 2, context);
      if (part.script) context.onScript(part.script, part);
      return;
    case "ArithmeticExpansion":
      noteExpansion("arithmetic", part, context, quoted);
      if (part.expression && /[$`]/.test(part.text.slice(3))) noteInside(part.expression, { ...context, place: "arithmetic" }, true, depth);
      return;
    case "BraceExpansion":
      noteFeature("brace-expansion", part.pos, part.end, context);
      noteParts(part.parts ?? [], context, quoted, depth);
      return;
    case "ExtendedGlob":
      noteFeature("extended-pattern", part.pos, part.end, context);
      noteParts(part.parts ?? [], context, quoted, depth);
      return;
    case "Glob":
      noteParts(part.parts ?? [], context, quoted, depth);
  }
}

/** Notes the words below a node that is no word, such as an arithmetic expression. */
export function noteInside(node: SyntaxNode, context: WordContext, quoted: boolean, depth: number): void {
  if (depth > maxDepth) return;
  if (node.type === "Word" || node.type === "ArithmeticWord") noteParts(node.parts ?? [], context, quoted, depth + 1);
  else if (node.type === "ArithmeticCommandExpansion") {
    if (node.script) context.onScript(node.script, node);
  } else forEachChild(node, (child) => noteInside(child, context, quoted, depth + 1));
}

export function noteFeature(kind: FeatureKind, start: number, end: number, { source, notes }: Pick<WordContext, "source" | "notes">): void {
  notes.features.push({ kind, span: spanOf(source, start, end) });
}

function noteLiteral(start: number, end: number, text: string, { source, notes, word, place, call }: WordContext): void {
  if (/[$`]/.test(text)) notes.literals.push({ text, place, word, call, span: spanOf(source, start, end) });
}

function noteExpansion(
  kind: Expansion["kind"],
  { pos, end }: WordPart,
  { source, notes, word, place, call }: WordContext,
  quoted: boolean,
  name = "",
  more: Partial<Pick<Expansion, "operator" | "prefix" | "index">> = {},
): void {
  const span = spanOf(source, pos, end);
  notes.expansions.push({ kind, name, operator: "", prefix: "", index: "", ...more, quoted, place, word, call, span });
}

function noteParameter(part: ParameterExpansionPart, context: WordContext, quoted: boolean, depth: number): void {
  const { operation, index, prefix = "", parameter: name } = part;
  // `${{ a }}` of a template is refused by the shell.
  if (!/^(?:\w+|[@*#?$!-])$/.test(name)) return;
  const operator = operation ? ("operator" in operation ? operation.operator : ":") : "";
  noteExpansion("variable", part, context, quoted, name, { operator, prefix, index: index?.text ?? "" });
  const feature = featureOf(part);
  if (feature) noteFeature(feature, part.pos, part.end, context);
  if (index) noteInside(index, { ...context, place: "arithmetic" }, true, depth);
  if (operation) noteInside(operation, context, quoted, depth);
}

function featureOf({ operation, index, prefix }: ParameterExpansionPart): FeatureKind | undefined {
  if (operation?.type === "Names") return "variable-names";
  if (prefix === "!") return "indirection";
  if (index) return "array";
  switch (operation?.type) {
    case "Replace":
      return "replacement";
    case "Slice":
      return "substring";
    case "CaseModification":
      return "case-change";
    case "Transform":
      return "transformation";
    default:
      return undefined;
  }
}
