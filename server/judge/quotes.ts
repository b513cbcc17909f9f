/** A part of a word between quotes, or outside of them. */
export interface Piece {
  /** What stands in it, without its quotes. */
  readonly text: string;
  readonly quote: "" | "'" | '"';
  /** Where it stands in the word, quotes included. */
  readonly start: number;
  readonly end: number;
  /** Outside of quotes: whether it is one variable or substitution. */
  readonly expands: boolean;
}

/** A word cut where its quotes begin and end; nothing where one of them never ends. */
export function piecesOf(written: string): Piece[] {
  const pieces: Piece[] = [];
  let start = 0;
  const plain = (end: number): void => {
    if (end > start) pieces.push({ text: written.slice(start, end), quote: "", start, end, expands: false });
  };
  for (let at = 0; at < written.length; ) {
    const char = written[at]!;
    if (char === "\\") {
      at += 2;
      continue;
    }
    const end =
      char === "'" ? written.indexOf("'", at + 1) + 1 || undefined : char === '"' ? behindQuote(written, at) : behindExpansion(written, at);
    if (end === undefined) return [];
    if (end === at + 1 && char !== "'" && char !== '"') {
      at++;
      continue;
    }
    plain(at);
    const quote = char === "'" || char === '"' ? char : "";
    pieces.push({ text: quote ? written.slice(at + 1, end - 1) : written.slice(at, end), quote, start: at, end, expands: quote === "" });
    start = at = end;
  }
  plain(written.length);
  return pieces;
}

function behindQuote(written: string, from: number): number | undefined {
  for (let at = from + 1; at < written.length; ) {
    if (written[at] === '"') return at + 1;
    const end: number | undefined = written[at] === "\\" ? at + 2 : behindExpansion(written, at);
    if (end === undefined) return undefined;
    at = end;
  }
  return undefined;
}

/** The offset behind the variable, the substitution or else the character at a place. */
function behindExpansion(written: string, at: number): number | undefined {
  if (written[at] === "`") return written.indexOf("`", at + 1) + 1 || undefined;
  if (written[at] !== "$") return at + 1;
  const next = written[at + 1];
  if (next === "(" || next === "{") return behindBracket(written, at + 1, next === "(" ? ")" : "}");
  return at + /^\$(?:\w+|[@*#?$!-]|)/.exec(written.slice(at, at + 100))![0].length;
}

function behindBracket(written: string, from: number, close: string): number | undefined {
  let depth = 0;
  for (let at = from; at < written.length; at++) {
    const char = written[at];
    if (char === "\\") at++;
    else if (char === "'" && close === ")") {
      at = written.indexOf("'", at + 1);
      if (at < 0) return undefined;
    } else if (char === written[from]) depth++;
    else if (char === close && --depth === 0) return at + 1;
  }
  return undefined;
}
