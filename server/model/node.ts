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
  /** What kind of mistake it is, by the id of the rule that shows it; `syntax` and `alias-bomb` are of no finer kind. */
  readonly code: ProblemCode;
  /** A sentence for users, in the words of Docker and YAML, ending with a full stop. */
  readonly message: string;
  readonly span: Span;
  /** The instruction of a Dockerfile that it is in. */
  readonly instruction?: Instruction;
  /** Whether only those hear of it who build on the image: it is in an instruction behind ONBUILD, which this build leaves alone. */
  readonly latent?: true;
  /** The words that the builder takes in that place, where they are few. */
  readonly candidates?: readonly string[];
}

export type ProblemCode =
  | "syntax"
  | "alias-bomb"
  | "blank-variable-name"
  | "duplicate-flag"
  | "duplicate-key"
  | "duplicate-parser-directive"
  | "empty-file"
  | "empty-volume"
  | "env-missing-equals"
  | "env-without-value"
  | "from-argument-count"
  | "heredoc-as-destination"
  | "instruction-before-from"
  | "invalid-escape-directive"
  | "invalid-flag-value"
  | "invalid-healthcheck"
  | "invalid-interpolation"
  | "invalid-stage-name"
  | "invalid-substitution"
  | "json-array-not-strings"
  | "line-too-long"
  | "missing-argument"
  | "missing-destination"
  | "missing-from"
  | "onbuild-forbidden-trigger"
  | "onbuild-unknown-instruction"
  | "shell-not-json"
  | "trailing-comment"
  | "undefined-alias"
  | "unknown-flag"
  | "unknown-instruction"
  | "unterminated-heredoc"
  | "unterminated-quote";

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
