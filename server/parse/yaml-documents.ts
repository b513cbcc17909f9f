import { Composer, type Document, Lexer, Parser } from "yaml";
import type { Comment } from "../model/node.ts";
import type { Span } from "../text/span.ts";
import { lenientLexer } from "./yaml-lexer.ts";
import { TabFinder } from "./yaml-tabs.ts";

export interface Documents {
  readonly documents: readonly Document.Parsed[];
  readonly comments: readonly Comment[];
  /** Where the first quote stands that nothing closes. */
  readonly openQuote: number | undefined;
  /** The first tab in front of nothing or a comment where Compose, unlike YAML, takes spaces only. */
  readonly tab: Span | undefined;
  /** Where values nest deeper than is read; there are no documents then. */
  readonly tooDeep: Span | undefined;
}

/** How many values, and marks of lists and keys, may stand in one another. Deeper files are not read: whoever walks the tree may recurse. */
const maxDepth = 500;

/** Reads the documents of a text, and what the library does not place: its comments and the first quote that nothing closes. */
export function readDocuments(text: string): Documents {
  const strict = read(text, new Lexer());
  if (!strict.documents.some((it) => it.errors.some((error) => /sufficiently indented|^Missing closing/.test(error.message))))
    return strict;
  // Something that is never closed is best found by its indentation, but Compose reads what is closed and badly indented.
  const lenient = read(text, lenientLexer());
  return lenient.documents.every((it) => it.errors.length === 0) ? lenient : strict;
}

function read(text: string, lexer: Lexer): Documents {
  const parser = new Parser();
  // The failsafe schema keeps every scalar a string: what it stands for is decided by Compose's rules, not the library's.
  const composer = new Composer({ schema: "failsafe", uniqueKeys: false, logLevel: "silent" });
  const documents: Document.Parsed[] = [];
  const comments: Comment[] = [];
  const tabs = new TabFinder();
  let openQuote: number | undefined;
  let offset = 0;
  let scalar = false;
  let brackets = 0;
  for (const lexeme of lexer.lex(text)) {
    for (const token of parser.next(lexeme)) documents.push(...composer.next(token));
    if (parser.stack.length > maxDepth)
      return { documents: [], comments, openQuote, tab: undefined, tooDeep: { start: offset, end: offset + lexeme.length } };
    if (!scalar && isMark(lexeme)) {
      scalar = lexeme === scalarMark;
      continue;
    }
    if (!scalar && /^[[{]$/.test(lexeme)) brackets++;
    else if (!scalar && brackets > 0 && /^[\]}]$/.test(lexeme)) brackets--;
    else if (!scalar && lexeme.startsWith("#")) comments.push(comment(text, offset, lexeme.trimEnd()));
    else if (!scalar && isOpen(lexeme)) openQuote ??= offset;
    tabs.next(lexeme, scalar, offset, brackets > 0);
    offset += lexeme.length;
    scalar = false;
  }
  for (const token of parser.end()) documents.push(...composer.next(token));
  documents.push(...composer.end());
  tabs.end();
  return { documents, comments, openQuote, tab: tabs.found, tooDeep: undefined };
}

/** Whether a quoted text lacks its second quote. */
function isOpen(lexeme: string): boolean {
  return (
    (lexeme[0] === '"' || lexeme[0] === "'") &&
    (lexeme.length === 1 || lexeme.at(-1) !== lexeme[0] || (lexeme[0] === '"' && /(?<!\\)(?:\\\\)*\\"$/.test(lexeme.slice(-100))))
  );
}

/** The lexer's own marks are no text: document start, end of a flow error, a scalar follows. */
const scalarMark = "\u001f";
function isMark(lexeme: string): boolean {
  return lexeme === "\u0002" || lexeme === "\u0018" || lexeme === scalarMark;
}

function comment(text: string, start: number, source: string): Comment {
  let before = start - 1;
  while (text[before] === " " || text[before] === "\t" || text[before] === "\ufeff") before--;
  return {
    text: source.slice(1).trim(),
    span: { start, end: start + source.length },
    alone: before < 0 || text[before] === "\n" || text[before] === "\r",
  };
}
