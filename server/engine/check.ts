import type { Node } from "../model/node.ts";
import { rules } from "../rules/index.ts";
import type { Category, Context, Fix, Related, Report, Rule, Severity } from "../rules/rule.ts";
import type { Span } from "../text/span.ts";
import { allow } from "./allow.ts";
import { type Config, type ConfigProblem, configFor, type Enabled } from "./config.ts";
import { hash } from "./hash.ts";
import { builtBy, composeFilesNear } from "./links.ts";
import type { Project, ProjectFile } from "./project.ts";

/** What the command line or the editor lays over the configuration file; it is the strongest. */
export interface Settings {
  /** The day of the check, `2026-11-25`. */
  readonly today: string;
  readonly preset?: "recommended" | "strict" | "all";
  readonly rules?: Readonly<Record<string, Severity | "off">>;
  /** Ids of the only rules to run; those that are off by default come on. */
  readonly only?: readonly string[];
  readonly categories?: readonly Category[];
  readonly ignoreConfig?: boolean;
  /** The URI of the configuration file that counts for all, instead of the nearest. */
  readonly config?: string;
}

export interface Finding {
  readonly rule: Rule;
  readonly severity: Severity;
  readonly at: Span;
  readonly message: string;
  readonly tag?: NonNullable<Report["tag"]>;
  readonly related: readonly Related[];
  readonly fixes: readonly Fix[];
}

/** A rule that threw: a bug of ours, which costs that rule and nothing else. */
export interface Crash {
  readonly rule: Rule;
  readonly error: unknown;
}

export interface CheckResult {
  /** Sorted by place; suppressed ones are not here. */
  readonly findings: readonly Finding[];
  readonly crashes: readonly Crash[];
  readonly configProblems: readonly ConfigProblem[];
  /** Whether `ignore` of the configuration excludes the file. */
  readonly ignored: boolean;
  /** Equal for equal results: made of contents and configuration. */
  readonly key: string;
}

/** Results by file as it was checked; a changed file is another object. */
const checked = new WeakMap<ProjectFile, CheckResult>();

/** Checks one file; what it links to is used as far as the project knows it. Costs next to nothing where nothing has changed. */
export function check(project: Project, uri: string, settings: Settings): CheckResult {
  const file = project.get(uri);
  const key = hash(`${JSON.stringify(settings)} ${project.dependencies(uri, settings.config).map((it) => `${it} ${project.get(it)?.hash}`)}`);
  const before = file && checked.get(file);
  if (before?.key === key) return before;
  const result = { ...checkFile(project, file, configFor(project, uri, settings), settings.today), key };
  if (file) checked.set(file, result);
  return result;
}

function checkFile(project: Project, file: ProjectFile | undefined, config: Config, today: string): Omit<CheckResult, "key"> {
  const { problems: configProblems, ignored, enabled } = config;
  if (!file?.model || ignored) return { findings: [], crashes: [], configProblems, ignored };
  const { findings, crashes } = run(project, file, config, today);
  const crashed = new Set(crashes.map((it) => it.rule));
  const allowed = allow(file.model, file.text!, findings, (rule) => enabled.has(rule) && !crashed.has(rule));
  const aboutComments = allowed.reports.flatMap(({ rule, report }) => {
    const settings = enabled.get(rule);
    return settings ? [findingOf(rule, settings, report)] : [];
  });
  return { findings: [...allowed.findings, ...aboutComments].sort(byPlace), crashes, configProblems, ignored };
}

type Visit = (node: Node, context: Context) => void;

/** Who wants to see which kind of node. */
const visitors = new Map<Node["kind"], { readonly rule: Rule; readonly visit: Visit }[]>();
for (const rule of rules) {
  for (const [kind, visit] of Object.entries(rule.check) as [Node["kind"], Visit][]) {
    const list = visitors.get(kind);
    if (list) list.push({ rule, visit });
    else visitors.set(kind, [{ rule, visit }]);
  }
}

/** Shows the file and all its nodes to the rules that are on. Of a template only that it is one can be said. */
function run(project: Project, file: ProjectFile, { enabled }: Config, today: string): { findings: Finding[]; crashes: Crash[] } {
  const model = file.model!;
  const found = new Map<string, Finding>();
  const crashes = new Map<Rule, Crash>();
  const contexts = new Map<Rule, Context>();
  const contextOf = (rule: Rule, settings: Enabled): Context => {
    let context = contexts.get(rule);
    if (!context) contexts.set(rule, (context = makeContext(project, file, today, rule, settings, found)));
    return context;
  };
  for (const node of model.template ? [model.template] : [model, ...model.nodes]) {
    for (const { rule, visit } of visitors.get(node.kind) ?? []) {
      const settings = enabled.get(rule);
      if (!settings || crashes.has(rule)) continue;
      try {
        visit(node, contextOf(rule, settings));
      } catch (error) {
        crashes.set(rule, { rule, error });
      }
    }
  }
  return { findings: [...found.values()], crashes: [...crashes.values()] };
}

function makeContext(project: Project, file: ProjectFile, today: string, rule: Rule, enabled: Enabled, found: Map<string, Finding>): Context {
  return {
    uri: file.uri,
    text: file.text!,
    model: file.model!,
    today,
    report(report) {
      // One place in the text may belong to several services, by alias, merge or extends; its author edits it once.
      const key = `${rule.id} ${report.at.start} ${report.at.end}`;
      if (!found.has(key)) found.set(key, findingOf(rule, enabled, report));
    },
    option: (name) => enabled.options[name] ?? rule.options?.[name]?.default ?? [],
    dockerfile(service) {
      const uri = builtBy(file.uri, service);
      const model = uri === undefined ? undefined : project.get(uri)?.modelAs("dockerfile");
      return uri !== undefined && model?.kind === "dockerfile" ? { uri, file: model } : undefined;
    },
    services: () =>
      composeFilesNear(file.uri).flatMap((uri) => {
        const model = project.get(uri)?.model;
        return model?.kind === "compose" ? model.services.filter((service) => builtBy(uri, service) === file.uri).map((service) => ({ uri, service })) : [];
      }),
  };
}

function findingOf(rule: Rule, { severity, chosen }: Enabled, { at, message, severity: own, tag, related = [], fixes = [] }: Report): Finding {
  return { rule, severity: chosen ? severity : (own ?? severity), at, message, ...(tag && { tag }), related, fixes };
}

function byPlace(a: Finding, b: Finding): number {
  return a.at.start - b.at.start || a.at.end - b.at.end || (a.rule.id < b.rule.id ? -1 : 1);
}
