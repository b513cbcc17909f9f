import type { Entry, Mapping, Value } from "./value.ts";

/**
 * What Compose makes of all files of a project: those laid over one another, what they include and what their services extend.
 * Rules that say that something is absent or undefined ask the project. Rules that say that something is there look at the file, and so
 * report once, where the author edits.
 */
export interface ComposeProject {
  /** The files laid over one another, the one that Compose reads first in front, and then all others that they lead to. */
  readonly uris: readonly string[];
  readonly services: ReadonlyMap<string, EffectiveService>;
  readonly networks: ReadonlyMap<string, Entry>;
  readonly volumes: ReadonlyMap<string, Entry>;
  readonly secrets: ReadonlyMap<string, Entry>;
  readonly configs: ReadonlyMap<string, Entry>;
  readonly models: ReadonlyMap<string, Entry>;
  readonly jobs: ReadonlyMap<string, Entry>;
  /**
   * Whether every name of the project is seen. Not so where a file is remote, unreadable, broken or a template, where a path has a variable
   * that nobody knows, and for a file that is laid over others which are not known.
   */
  readonly complete: boolean;
  /** What keeps Compose from putting the files together, in the order in which it is met. */
  readonly problems: readonly ProjectProblem[];
  /** The file that Compose reads in the folder in place of this one, which has a name of the kind that it reads by itself, too. */
  readonly preferred: string | undefined;
  /** The file in which a value or an entry of the project is written. */
  originOf(it: Value | Entry): string;
  /** The folder from which a relative path in a value of the project leads. */
  folderOf(it: Value | Entry): string;
}

export interface EffectiveService {
  readonly name: string;
  /** All that the service says, without `extends` and without what `!reset` takes away. */
  readonly body: Mapping;
  /** Where it is written, the first definition in front; what it extends has entries of its own. Empty for none. */
  readonly places: readonly ServicePlace[];
  /** Whether its profiles, if it has any, are on for all who run the project: `COMPOSE_PROFILES` in the `.env` says so. */
  readonly enabled: boolean;
  /** Whether all parts of it are seen: the project is complete, and so is everything that it extends. */
  readonly complete: boolean;
  /** The services that it extends, nearest first. */
  readonly extended: readonly ServicePlace[];
}

export interface ServicePlace {
  readonly uri: string;
  readonly entry: Entry;
}

export interface ProjectProblem {
  readonly code: "absent-file" | "include-cycle" | "extends-cycle" | "unknown-extended-service" | "cannot-override";
  /** The file that has to be edited, and the value in it. */
  readonly uri: string;
  readonly at: Value;
  /** The file that is meant. */
  readonly target: string | undefined;
  /** The names on the way, from the service at hand to the one that closes the circle or is missing. */
  readonly names: readonly string[];
}
