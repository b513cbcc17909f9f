import type { Span, Spanned } from "../text/span.ts";

/** A comment that allows some findings in some places. */
export interface Suppression {
  readonly tool: "seaworthy" | "hadolint" | "buildkit";
  /** What is allowed, in the tool's own names. */
  readonly names: readonly Spanned[];
  readonly scope: Scope;
  /** The comment, from its `#` to the end of its line. */
  readonly span: Span;
  /** What the author says behind `--`. */
  readonly reason: string | undefined;
}

/** `line` covers what is held by something that begins there (see `Holders`), `range` what begins within, `nothing` is a comment above nothing. */
export type Scope =
  | { readonly kind: "file" }
  | { readonly kind: "line"; readonly line: number }
  | { readonly kind: "range"; readonly span: Span }
  | { readonly kind: "nothing" };
