import type { Span, Spanned } from "../text/span.ts";
import type { Service } from "./compose.ts";
import type { Stage } from "./dockerfile.ts";
import type { Substituted } from "./substituted.ts";

/** A label of an image or a container. */
export interface Label {
  readonly kind: "label";
  readonly place: "LABEL" | "labels:";
  readonly name: Spanned;
  readonly value: Substituted | undefined;
  readonly span: Span;
  readonly stage?: Stage;
  readonly service?: Service;
}
