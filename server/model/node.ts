import type { Span } from "../text/span.ts";
import type { Command } from "./command.ts";
import type { Compose, Key, Service } from "./compose.ts";
import type { Copy } from "./copy.ts";
import type { Dockerfile, Instruction, Stage } from "./dockerfile.ts";
import type { EnvFile } from "./env-file.ts";
import type { Image } from "./image.ts";
import type { Label } from "./label.ts";
import type { Mount } from "./mount.ts";
import type { Port } from "./port.ts";
import type { User } from "./user.ts";
import type { Variable } from "./variable.ts";

/** What one file means. */
export type Model = Dockerfile | Compose | EnvFile;
export type FileKind = Model["kind"];

/** Everything that a rule can be shown: a whole file, or a concept in it. */
export type Node =
  | Model
  | Stage
  | Instruction
  | Service
  | Key
  | Image
  | Variable
  | User
  | Command
  | Port
  | Mount
  | Copy
  | Label
  | Problem
  | Template;
export type NodeOf<K extends Node["kind"]> = Extract<Node, { kind: K }>;

/** A place that cannot be read as what the file claims to be. */
export interface Problem {
  readonly kind: "problem";
  readonly code: "syntax" | "duplicate-key" | "unknown-instruction" | "alias-bomb";
  /** A sentence for users, in the words of Docker and YAML, ending with a full stop. */
  readonly message: string;
  readonly span: Span;
}

/** `text` is without the `#` and the blanks around it; `span` is from the `#` to the line's end. */
export interface Comment {
  readonly text: string;
  readonly span: Span;
  /** Whether nothing but blanks stands before it on its line. */
  readonly alone: boolean;
}

/** The file is the source of another: its text is no Dockerfile or YAML before a template engine has run. */
export interface Template {
  readonly kind: "template";
  readonly engine: "Jinja" | "ERB" | "Go template" | "envsubst" | "unknown";
  /** The first mark of the engine. */
  readonly span: Span;
}
