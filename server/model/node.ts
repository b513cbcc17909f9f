import type { Spanned } from "../text/span.ts";
import type { Image } from "./image.ts";

/** `USER` of a stage, or `user:` of a service. */
export interface User {
  readonly kind: "user";
  readonly name: Spanned;
  /** Whether what ships runs as this user: the last `USER` of the final stage, or a service's own. */
  readonly final: boolean;
}

/** A service of a Compose file. */
export interface Service {
  readonly kind: "service";
  readonly name: Spanned;
  /** The value of `privileged:` where it is written. */
  readonly privileged: Spanned<unknown> | undefined;
  readonly networkMode: Spanned<unknown> | undefined;
  readonly pid: Spanned<unknown> | undefined;
  readonly ipc: Spanned<unknown> | undefined;
  readonly capAdd: readonly Spanned<unknown>[];
}

/** The top-level `version:` of a Compose file: its key, to point at. */
export interface Version {
  readonly kind: "version";
  readonly key: Spanned;
}

/** A place that the parser could not read. */
export interface Problem {
  readonly kind: "problem";
  readonly at: Spanned;
}

/** Everything a rule can be shown. */
export type Node = Image | User | Service | Version | Problem;
export type NodeOf<K extends Node["kind"]> = Extract<Node, { kind: K }>;

export type FileKind = "dockerfile" | "compose";

/** What one file means. A broken file has problems beside what could be read. */
export interface Model {
  readonly kind: FileKind;
  readonly nodes: readonly Node[];
}
