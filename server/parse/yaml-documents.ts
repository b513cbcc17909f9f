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
  /** Where the first bracket or brace stands that nothing closes. */
  readonly openBracket: number | undefined;
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
  if (!isUnclosed(strict)) return strict;
  // Something that is never closed is best found by its indentation, but Compose reads what is closed and badly indented.
  const lenient = read(text, lenientLexer());
  return isUnclosed(lenient) ? strict : lenient;
}

function isUnclosed({ documents }: Documents): boolean {
  return documents.some(({ errors }) => errors.some(({ message }) => /end with a [\]}]|^Missing closing/.test(message)));
}

function read(text: string, lexer: Lexer): Documents {
  const parser = new Parser();
  // The failsafe schema keeps every scalar a string: what it stands for is decided by Compose's rules, not the library's.
  const composer = new Composer({ schema: "failsafe", uniqueKeys: false, logLevel: "silent" });
  const documents: Document.Parsed[] = [];
  const comments: Comment[] = [];
  const tabs = new TabFinder();
  let openQuote: number | undefined;
  let openBracket: number | undefined;
  // The library takes a list behind a byte order mark for indented.
  let offset = text.startsWith("\ufeff") ? 1 : 0;
  parser.offset = offset;
  let scalar = false;
  /** Where those stand that are open. */
  const brackets: number[] = [];
  for (const lexeme of lexer.lex(text.slice(offset))) {
    for (const token of parser.next(lexeme)) documents.push(...composer.next(token));
    if (parser.stack.length > maxDepth)
      return { documents: [], comments, openQuote, openBracket, tab: undefined, tooDeep: { start: offset, end: offset + lexeme.length } };
    if (!scalar && isMark(lexeme)) {
      scalar = lexeme === scalarMark;
      if (lexeme === flowErrorMark) openBracket ??= brackets.splice(0).at(-1);
      continue;
    }
    if (!scalar && /^[[{]$/.test(lexeme)) brackets.push(offset);
    else if (!scalar && /^[\]}]$/.test(lexeme)) {
      const opener = brackets.pop();
      if (opener !== undefined && (text[opener] === "[") !== (lexeme === "]")) openBracket ??= opener;
    } else if (!scalar && lexeme.startsWith("#")) comments.push(comment(text, offset, lexeme.trimEnd()));
    else if (!scalar && isOpen(lexeme)) openQuote ??= offset;
    tabs.next(lexeme, scalar, offset, brackets.length > 0);
    offset += lexeme.length;
    scalar = false;
  }
  for (const token of parser.end()) documents.push(...composer.next(token));
  documents.push(...composer.end());
  tabs.end();
  openBracket ??= brackets.at(-1);
  return { documents, comments, openQuote, openBracket, tab: tabs.found, tooDeep: undefined };
}

/** Whether a quoted text lacks its second quote. */
function isOpen(lexeme: string): boolean {
  return (
    (lexeme[0] === '"' || lexeme[0] === "'") &&
    (lexeme.length === 1 || lexeme.at(-1) !== lexeme[0] || (lexeme[0] === '"' && /(?<!\\)(?:\\\\)*\\"$/.test(lexeme.slice(-100))))
  );
}

/** The lexer's own marks are no text: document start, the end of brackets that nothing closes, a scalar follows. */
const flowErrorMark = "\u0018";
const scalarMark = "\u001f";
function isMark(lexeme: string): boolean {
  return lexeme === "\u0002" || lexeme === flowErrorMark || lexeme === scalarMark;
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
