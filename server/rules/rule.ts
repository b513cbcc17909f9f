import type { Node, NodeOf } from "../model/node.ts";
import type { Edit } from "../text/edit.ts";
import type { Span } from "../text/span.ts";

export type Severity = "error" | "warning" | "info";

/**
 * A rule: what users read about it, and how to find it.
 *
 * A rule is a constant. It keeps nothing between calls, reads nothing but its arguments and never waits; if it needs to
 * remember something, the model lacks a concept.
 */
export interface Rule {
  /** Reads well after "allow": `root-user`, never `no-root-user`. */
  readonly id: string;
  /** One line for tables and settings, without a full stop. */
  readonly summary: string;
  readonly category: "base-image" | "privilege" | "correctness";
  /** Its severity unless configured; `off` for what only some users want to hear. */
  readonly severity: Severity | "off";
  /** Whether any finding carries a fix, and whether it may be applied unseen. */
  readonly fixable: "no" | "safe" | "unsafe";
  readonly since: string;
  /** What other tools and benchmarks call the same check. */
  readonly also: Readonly<Record<string, readonly string[]>>;
  readonly check: { readonly [K in Node["kind"]]?: (node: NodeOf<K>, report: (finding: Reported) => void) => void };
}

/** What a rule says about one place. The message is one sentence; what to do is the fix's title. */
export interface Reported {
  readonly at: Span;
  readonly message: string;
  readonly fixes?: readonly Fix[];
}

export interface Fix {
  /** An imperative that names the result and, if unsafe, the price. */
  readonly title: string;
  readonly safety: "safe" | "unsafe";
  readonly edits: readonly Edit[];
}
