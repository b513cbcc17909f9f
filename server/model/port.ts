import type { Span } from "../text/span.ts";
import type { Service } from "./compose.ts";
import type { Stage } from "./dockerfile.ts";
import type { Substituted } from "./substituted.ts";
import type { Scalar, Value } from "./value.ts";

/** A port of a container: `EXPOSE`, `ports:` (published on the host) or `expose:`. */
export interface Port {
  readonly kind: "port";
  readonly place: "EXPOSE" | "ports:" | "expose:";
  /** The address of the host it is bound to, without brackets; undefined means every address. */
  readonly hostIp: Substituted | undefined;
  /** The host's port or range; undefined where the engine chooses one. */
  readonly published: Substituted | undefined;
  /** The container's port or range, without protocol. */
  readonly target: Substituted;
  /** Container ports from, to (inclusive); undefined where a variable hides them. */
  readonly range: readonly [number, number] | undefined;
  readonly protocol: string;
  /** The whole port as written: a word, a scalar, or a mapping. */
  readonly span: Span;
  /** The item of `ports:`, for edits: a scalar is the short form, a mapping the long one. */
  readonly item?: Value;
  readonly scalar?: Scalar;
  readonly stage?: Stage;
  readonly service?: Service;
}
