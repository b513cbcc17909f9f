import type { Problem, ProblemCode } from "../model/node.ts";
import type { Span } from "../text/span.ts";

/** `candidates` are the words that the builder takes instead, where they are few. */
export function problem(code: ProblemCode, message: string, span: Span, candidates?: readonly string[]): Problem {
  return { kind: "problem", code, message, span, ...(candidates && { candidates }) };
}
