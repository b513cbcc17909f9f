import type { Span } from "../text/span.ts";

/** `$NAME` or `${NAME…}` where the builder, not a shell, puts in the value of a variable. */
export interface Reference {
  readonly name: string;
  /** From `$` to its end. */
  readonly span: Span;
  /** Where the name stands in it. */
  readonly nameSpan: Span;
  /** What follows the name: `:-`, `-`, `:+`, `+`, `:?`, `?`, `#`, `%`, `/`; empty for the bare name. */
  readonly operator: string;
  /** The reference in whose default or alternative it stands. */
  readonly outer: Reference | undefined;
  /** Counts the words of the instruction: what stands in one word has the same number. */
  readonly word: number;
}
