import type { Span, Spanned } from "../text/span.ts";
import type { Service } from "./compose.ts";
import type { Stage } from "./dockerfile.ts";
import type { Substituted } from "./substituted.ts";

/** A variable that a file sets: `ENV`, `ARG`, `environment:`, `build.args:`, a line of an env file. */
export interface Variable {
  readonly kind: "variable";
  readonly place: "ENV" | "ARG" | "environment:" | "args:" | "env-file";
  readonly name: Spanned;
  /** Undefined where only the name is given (`ARG TOKEN`, `- TOKEN`). */
  readonly value: Substituted | undefined;
  /** Name, `=` and value together; for a YAML mapping the entry. */
  readonly span: Span;
  /** `ONBUILD ENV …`: it is set when another image is built from this one. */
  readonly onbuild?: true;
  /** Undefined for an `ARG` before the first `FROM`, and outside Dockerfiles. */
  readonly stage?: Stage;
  readonly service?: Service;
}
