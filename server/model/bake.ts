/** A target of a Bake file: one build. Of its settings those are here that say which stage of which Dockerfile it builds. */
export interface BakeTarget {
  readonly name: string;
  readonly context: BakeValue | undefined;
  readonly dockerfile: BakeValue | undefined;
  readonly target: BakeValue | undefined;
  /** Whether the file brings the Dockerfile along (`dockerfile-inline`). */
  readonly inline: boolean;
}

/** A setting that is there. */
export interface BakeValue {
  /** Undefined where a variable or a function says it. */
  readonly meaning: string | undefined;
}
