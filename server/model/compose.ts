import type { Span, Spanned } from "../text/span.ts";
import type { Command } from "./command.ts";
import type { Image } from "./image.ts";
import type { Mount } from "./mount.ts";
import type { Comment, Model, Node, Problem, Template } from "./node.ts";
import type { Port } from "./port.ts";
import type { Substituted } from "./substituted.ts";
import type { User } from "./user.ts";
import type { Entry, Mapping, Scalar, Value } from "./value.ts";
import type { Variable } from "./variable.ts";

/** A Compose file. A broken one has problems beside what could be read. */
export interface Compose {
  readonly kind: "compose";
  readonly root: Value | undefined;
  /** The values of all documents; Compose lays each over those before it. */
  readonly documents: readonly Value[];
  /** Whether it is written in the first format, which has services at the top level and which Compose refuses as a whole. */
  readonly legacy: boolean;
  /** The entry of the top-level `version:`. */
  readonly version: Entry | undefined;
  readonly services: readonly Service[];
  /**
   * `project` is a whole one, `override` is merged over another file by its name (`compose.override.yaml`), `fragment` has services
   * without image and build that others extend, `stack` is meant for `docker stack`.
   */
  readonly role: "project" | "override" | "fragment" | "stack";
  /** Anchors that no alias names, in source order. */
  readonly unusedAnchors: readonly Spanned[];
  /** In source order. */
  readonly unset: readonly UnsetVariable[];
  /** The variables of which is known what they hold: those of `.env`. */
  readonly environment: ReadonlySet<string>;
  readonly comments: readonly Comment[];
  readonly problems: readonly Problem[];
  readonly template: Template | undefined;
  /** Everything that a rule can be shown, in source order; a service comes before what is in it. */
  readonly nodes: readonly Node[];
}

/** A reference to a variable that no file tells of, and that has no default. */
export interface UnsetVariable {
  readonly name: string;
  /** From `$` to its end. */
  readonly span: Span;
  readonly scalar: Scalar;
}

export interface Service {
  readonly kind: "service";
  readonly name: Spanned;
  /** Where the service is written: its key and all below it. */
  readonly span: Span;
  /** Everything the service says, for what has no field of its own below. */
  readonly body: Mapping;
  readonly image: Image | undefined;
  readonly build: Build | undefined;
  readonly user: User | undefined;
  readonly variables: readonly Variable[];
  readonly commands: readonly Command[];
  readonly ports: readonly Port[];
  readonly mounts: readonly Mount[];
  /** `cap_add`, `cap_drop`, `security_opt`, each item as written. */
  readonly capAdd: readonly Substituted[];
  readonly capDrop: readonly Substituted[];
  readonly securityOpt: readonly Substituted[];
}

/** `build:` of a service, short or long. Paths are as written, relative to the Compose file. */
export interface Build {
  readonly context: Substituted | undefined;
  /** Relative to the context. */
  readonly dockerfile: Substituted | undefined;
  readonly target: Substituted | undefined;
  /** `dockerfile_inline`. */
  readonly inline: Value | undefined;
  readonly span: Span;
}

/** A key of a Compose file whose name has a meaning there (never one of the user's own, such as a service's name). */
export interface Key {
  readonly kind: "key";
  readonly entry: Entry;
  /**
   * Where it stands: `""` for the top level, `services.*` for a service's keys, `services.*.build`, `services.*.ports[]` for those of a
   * list's items. `*` stands for a name that users choose.
   */
  readonly place: string;
  readonly parent: Mapping;
  readonly service?: Service;
}

/** Whether `docker stack` reads the file, and not Compose. */
export function isForSwarm(model: Model): boolean {
  return model.kind === "compose" && model.role === "stack";
}

/** The path of the Dockerfile that a service builds, relative to the Compose file; undefined where it is unknown or inline. */
export function dockerfilePath(build: Build): string | undefined {
  if (build.inline) return undefined;
  const context = build.context ? build.context.meaning : ".";
  const file = build.dockerfile ? build.dockerfile.meaning : "Dockerfile";
  if (context === undefined || file === undefined || /^[\w+.-]+:\/\/|^git@|^[\w.-]+:/.test(context)) return undefined;
  return file.startsWith("/") ? file : `${context}/${file}`;
}
