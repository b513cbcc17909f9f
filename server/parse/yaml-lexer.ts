import { Lexer } from "yaml";

/** What the library's lexer keeps to itself. */
interface Inside {
  readonly buffer: string;
  readonly pos: number;
  /** Lines indented less than this end brackets and quotes. */
  indentNext: number;
  continueScalar(offset: number): number;
  parseFlowCollection(): Generator<string, unknown>;
}

/** A lexer that takes lines within brackets and quotes however they are indented, as Compose does. */
export function lenientLexer(): Lexer {
  const lexer = new Lexer();
  const inside = lexer as unknown as Inside;
  const { continueScalar, parseFlowCollection } = inside;
  inside.continueScalar = (offset) => {
    const { indentNext, buffer, pos } = inside;
    if (buffer[pos] === '"' || buffer[pos] === "'") inside.indentNext = 0;
    const end = continueScalar.call(lexer, offset);
    inside.indentNext = indentNext;
    return end;
  };
  inside.parseFlowCollection = function* () {
    const { indentNext } = inside;
    inside.indentNext = 0;
    const state = yield* parseFlowCollection.call(lexer);
    inside.indentNext = indentNext;
    return state;
  };
  return lexer;
}
