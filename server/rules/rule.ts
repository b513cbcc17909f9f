import type { Service } from "../model/compose.ts";
import type { ComposeProject } from "../model/compose-project.ts";
import type { Dockerfile, Stage } from "../model/dockerfile.ts";
import type { IgnoreFile } from "../model/ignore.ts";
import type { Model, Node, NodeOf } from "../model/node.ts";
import type { Mapping, Scalar } from "../model/value.ts";
import type { Edit } from "../text/edit.ts";
import type { Span } from "../text/span.ts";

export type Severity = "error" | "warning" | "info";

export type Category =
  | "base-image"
  | "secrets"
  | "privilege"
  | "supply-chain"
  | "host-access"
  | "network-exposure"
  | "resource-limits"
  | "lifecycle"
  | "cache-and-size"
  | "correctness"
  | "maintainability"
  | "shell"
  | "style";

/** Who else knows the check, and how they call it: each tool's own ids. */
export type Also = Readonly<
  Partial<
    Record<
      | "cis"
      | "hadolint"
      | "buildkit"
      | "trivy"
      | "checkov"
      | "kics"
      | "compose-lint"
      | "dclint"
      | "dockerfile-utils"
      | "semgrep"
      | "tally"
      | "shellcheck",
      readonly string[]
    >
  >
>;

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
  readonly category: Category;
  /** Its severity unless configured; `off` for what only some users want to hear. */
  readonly severity: Severity | "off";
  /** Whether any finding carries a fix, and whether one may be applied unseen. */
  readonly fixable: "no" | "safe" | "unsafe";
  /** The version that brought it. */
  readonly since: string;
  readonly also: Also;
  /** What users may set for it, with defaults and the sentence that explains each. */
  readonly options?: Readonly<Record<string, RuleOption>>;
  readonly check: { readonly [K in Node["kind"]]?: (node: NodeOf<K>, context: Context) => void };
}

export type OptionValue = number | boolean | string | readonly string[] | Readonly<Record<string, string>>;

/** What users may set for a rule; it takes what its default is: a whole number, a switch, a word, a list of texts, or words by name. */
export interface RuleOption<T extends OptionValue = OptionValue> {
  readonly description: string;
  readonly default: T;
  /** The words to choose from, for one word and for words by name. */
  readonly words?: readonly string[];
  /** The least number that makes sense. */
  readonly minimum?: number;
}

/** What a rule may know beside its node. */
export interface Context {
  readonly uri: string;
  readonly text: string;
  readonly model: Model;
  /** The day of the check, `2026-11-25`. */
  readonly today: string;
  report(report: Report): void;
  /** The value of one of the rule's own options. */
  option<T extends OptionValue>(option: RuleOption<T>): T;
  /** What Compose makes of this Compose file and those that belong to it. */
  project(): ComposeProject;
  /** Whether a file or folder exists that this file names, by its URI; undefined where nobody knows. */
  exists(uri: string): boolean | undefined;
  /** What a service of this Compose file is built from, all files of its project together; undefined where that could not be read. */
  dockerfile(service: Service): ServiceBuild | undefined;
  /** The services of Compose files next door that build this Dockerfile. */
  services(): readonly BuiltService[];
  /** The builds of this Dockerfile that Compose and Bake files next door describe. */
  builds(): readonly Build[];
  /** The `.dockerignore` that holds for this Dockerfile; undefined where there is none. */
  ignored(): IgnoreFile | undefined;
}

/** A service that builds a Dockerfile, all files of its project together. */
export interface BuiltService {
  /** The file that it is written in. */
  readonly uri: string;
  readonly service: Service;
  /** All that it says. */
  readonly body: Mapping;
  /** The `target` that it asks for. */
  readonly target: Scalar | undefined;
}

export interface ServiceBuild {
  /** Undefined for `dockerfile_inline`, whose places are in no file. */
  readonly uri: string | undefined;
  readonly text: string;
  readonly file: Dockerfile;
  /** The `target` that is asked for. */
  readonly target: Scalar | undefined;
  /** The stage that the service runs; undefined where there is none of that name, or a variable hides it. */
  readonly stage: Stage | undefined;
}

/** A build of a Dockerfile that a Compose or Bake file describes. */
export interface Build {
  /** The file that describes it. */
  readonly uri: string;
  /** The URI of the folder that is its context; undefined where that is unknown, or no folder. */
  readonly context: string | undefined;
  /** The stage that it delivers, if not the last; `meaning` is undefined where a variable names it. */
  readonly target: { readonly meaning: string | undefined } | undefined;
}

export interface Report {
  /** The shortest text that a person would point at; only its first line is shown. */
  readonly at: Span;
  /** One sentence in the present tense that names the culprit as written. */
  readonly message: string;
  /**
   * Where this case is milder or graver than the rule; a user's own setting for the rule wins. `off` is for a case that only those want
   * to hear of who ask for all there is, or for this rule.
   */
  readonly severity?: Severity | "off";
  /**
   * What others call this case, where the rule's `also` names several that they tell apart. `hadolint: []` is for a case that hadolint
   * overlooks and means all the same: what users say of its codes for the rule holds there too.
   */
  readonly also?: Also;
  /** `unnecessary` greys dead text out, `deprecated` strikes it through. */
  readonly tag?: "unnecessary" | "deprecated";
  /** Where other tools see the same in this file: comments there allow it, too. */
  readonly elsewhere?: Span;
  /** Other places that belong to it, perhaps in other files. */
  readonly related?: readonly Related[];
  /** Best one first. */
  readonly fixes?: readonly Fix[];
}

export interface Related {
  readonly uri: string;
  readonly at: Span;
  readonly message: string;
}

/** A repair; its edits do not overlap. */
export interface Fix {
  /** An imperative that names the result and, if unsafe, the price. */
  readonly title: string;
  /** `safe`: what is built or run stays the same. */
  readonly safety: "safe" | "unsafe";
  /** Whether it is a first step or an alternative: the finding is still there, or a person has to do the rest. Never applied unasked. */
  readonly partial?: boolean;
  readonly edits: readonly Edit[];
}
