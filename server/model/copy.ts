import type { Span } from "../text/span.ts";
import type { Flag, Instruction, Stage } from "./dockerfile.ts";
import type { Substituted } from "./substituted.ts";

/** `COPY` or `ADD`. Heredocs are no sources. */
export interface Copy {
  readonly kind: "copy";
  readonly keyword: "COPY" | "ADD";
  readonly sources: readonly Substituted[];
  readonly target: Substituted | undefined;
  readonly flags: readonly Flag[];
  /** What `--from` names: an earlier stage, otherwise (see the Image node) an image or a named context. */
  readonly from: { readonly name: Substituted; readonly stage: Stage | undefined } | undefined;
  readonly onbuild: boolean;
  readonly instruction: Instruction;
  readonly span: Span;
  readonly stage?: Stage;
}
