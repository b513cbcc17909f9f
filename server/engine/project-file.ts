import type { FileKind, Model } from "../model/node.ts";

/** One file, as it was last set. A change makes another object. */
export interface ProjectFile {
  readonly uri: string;
  /** Undefined where the file is known not to exist. */
  readonly text: string | undefined;
  /** Whether it may exist and could not be read. */
  readonly unreadable: boolean;
  /** Undefined for files that are none of ours: configuration, `.dockerignore`. */
  readonly kind: FileKind | undefined;
  /** What the file means; read when first asked for. */
  readonly model: Model | undefined;
  /** Counts the changes of this file, from 1. */
  readonly version: number;
  /** Equal for equal text and kind. */
  readonly hash: string;
  /** What the file means to somebody who knows its kind better than its name tells: a Compose file that builds `web.txt`. */
  modelAs(kind: FileKind): Model | undefined;
}

/** The files that somebody knows; undefined for one that was never read. */
export interface KnownFiles {
  get(uri: string): ProjectFile | undefined;
}
