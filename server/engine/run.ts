import type { Service } from "../model/compose.ts";
import type { Model, Node } from "../model/node.ts";
import type { Also, Context, OptionValue, Report, Rule, RuleOption, Severity } from "../rules/rule.ts";
import type { Span } from "../text/span.ts";
import { buildsOf, ignoreFileOf, servicesOf } from "./builds.ts";
import { composeProjectOf } from "./compose-project.ts";
import { codesOf, type Enabled } from "./config.ts";
import type { Crash, Finding } from "./finding.ts";
import type { Project } from "./project.ts";
import type { ProjectFile } from "./project-file.ts";
import { serviceBuildOf } from "./service-build.ts";

type Visit = (node: Node, context: Context) => void;
type Run = (
  project: Project,
  file: ProjectFile,
  enabled: ReadonlyMap<Rule, Enabled>,
  today: string,
) => { readonly findings: Finding[]; readonly crashes: Crash[] };

/**
 * Makes what shows a file and all its nodes to those of the rules that are enabled, each guarded. Of a template only that it is one
 * can be said. The findings are not sorted.
 */
export function runner(rules: readonly Rule[]): Run {
  const visitorsOf = visitorsAmong(rules);
  return (project, file, enabled, today) => {
    const model = file.model!;
    const found = new Map<string, Finding>();
    const crashes = new Map<Rule, Crash>();
    const contexts = new Map<Rule, Context>();
    const shared = sharedOf(project, file);
    const visitors = visitorsOf(enabled);
    for (const node of model.template ? [model.template] : [model, ...model.nodes]) {
      for (const { rule, settings, visit } of visitors.get(node.kind) ?? []) {
        if (crashes.has(rule)) continue;
        let context = contexts.get(rule);
        if (!context) contexts.set(rule, (context = contextOf(project, file, shared, today, rule, settings, found)));
        try {
          visit(node, context);
        } catch (error) {
          crashes.set(rule, { rule, error });
        }
      }
    }
    return { findings: [...found.values()], crashes: [...crashes.values()] };
  };
}

/** Who wants to see which kind of node. */
type Visitors = ReadonlyMap<Node["kind"], readonly Visitor[]>;

interface Visitor {
  readonly rule: Rule;
  readonly settings: Enabled;
  readonly visit: Visit;
}

/** Most files share their configuration, so that the rules that are on are sorted out once for all of them. */
function visitorsAmong(rules: readonly Rule[]): (enabled: ReadonlyMap<Rule, Enabled>) => Visitors {
  const known = new WeakMap<ReadonlyMap<Rule, Enabled>, Visitors>();
  return (enabled) => {
    const before = known.get(enabled);
    if (before) return before;
    const visitors = new Map<Node["kind"], Visitor[]>();
    for (const rule of rules) {
      const settings = enabled.get(rule);
      if (!settings) continue;
      for (const [kind, visit] of Object.entries(rule.check) as [Node["kind"], Visit][]) {
        const list = visitors.get(kind);
        if (list) list.push({ rule, settings, visit });
        else visitors.set(kind, [{ rule, settings, visit }]);
      }
    }
    known.set(enabled, visitors);
    return visitors;
  };
}

/** What the engine keeps of a rule's report; undefined where nobody wants to hear of it. */
export function findingOf(rule: Rule, enabled: Enabled, report: Report): Finding | undefined {
  const { at, message, also = rule.also, tag, elsewhere, related = [], fixes = [] } = report;
  const severity = severityOf(enabled, report.severity, rule, also);
  return severity === "off"
    ? undefined
    : { rule, severity, at, message, also, ...(tag && { tag }), ...(elsewhere && { elsewhere }), related, fixes };
}

/** A user's word on the rule wins over one on a code of hadolint's, and that over what the rule says of the case. */
function severityOf({ severity, chosen, whole, codes }: Enabled, own: Report["severity"], rule: Rule, also: Also): Severity | "off" {
  if (codes.size > 0) {
    const said = codesOf(rule, also).flatMap((it) => codes.get(it) ?? []);
    if (said.length > 0) return said.includes("off") ? "off" : said[0]!;
  }
  if (chosen || severity === "off") return severity;
  if (own === "off") return whole ? severity : "off";
  return own ?? severity;
}

/** What the rules of one file ask for alike, worked out once. */
interface Shared {
  /** Where edits have to end. */
  readonly readable: number;
  readonly dockerfile: Context["dockerfile"];
  readonly services: Context["services"];
  readonly builds: Context["builds"];
  readonly ignored: Context["ignored"];
  readonly project: Context["project"];
}

function sharedOf(project: Project, file: ProjectFile): Shared {
  const dockerfiles = new Map<Service, ReturnType<Context["dockerfile"]>>();
  let services: ReturnType<Context["services"]> | undefined;
  let builds: ReturnType<Context["builds"]> | undefined;
  let ignored: { readonly file: ReturnType<Context["ignored"]> } | undefined;
  let whole: ReturnType<Context["project"]> | undefined;
  return {
    readable: readableUpTo(file.model!),
    dockerfile(service) {
      if (!dockerfiles.has(service)) dockerfiles.set(service, serviceBuildOf(project, file.uri, service));
      return dockerfiles.get(service);
    },
    services: () => (services ??= servicesOf(project, file.uri)),
    builds: () => (builds ??= buildsOf(project, file.uri)),
    ignored: () => (ignored ??= { file: ignoreFileOf(project, file.uri) }).file,
    project: () => (whole ??= composeProjectOf(project, file.uri)),
  };
}

function contextOf(
  project: Project,
  file: ProjectFile,
  { readable, dockerfile, services, builds, ignored, project: whole }: Shared,
  today: string,
  rule: Rule,
  enabled: Enabled,
  found: Map<string, Finding>,
): Context {
  return {
    uri: file.uri,
    text: file.text!,
    model: file.model!,
    today,
    report(report) {
      // One place in the text may belong to several services, by alias, merge or extends; its author edits it once.
      const key = `${rule.id} ${report.at.start} ${report.at.end}`;
      if (found.has(key)) return;
      const fixes = report.fixes?.filter(({ edits }) => edits.every(({ uri, span }) => uri !== undefined || span.end <= readable)) ?? [];
      const finding = findingOf(rule, enabled, { ...report, at: firstLine(file.text!, report.at), fixes });
      if (finding) found.set(key, finding);
    },
    option<T extends OptionValue>(option: RuleOption<T>): T {
      const name = Object.entries(rule.options ?? {}).find(([, it]) => it === option)?.[0];
      // What users set was read as what the option takes.
      return (name === undefined ? undefined : (enabled.options[name] as T | undefined)) ?? option.default;
    },
    dockerfile,
    services,
    builds,
    ignored,
    project: whole,
    exists(uri) {
      const found = project.get(uri);
      return found && (found.text !== undefined || found.unreadable);
    },
  };
}

/** Of a span over several lines, the first. */
function firstLine(text: string, { start, end }: Span): Span {
  const newline = text.slice(start, end).search(/\r?\n/);
  return { start, end: newline < 0 ? end : start + newline };
}

/** Behind a mistake in YAML a text may be anything, such as the inside of a quote, and is not edited; instructions stand for themselves. */
function readableUpTo(model: Model): number {
  if (model.kind !== "compose") return Number.POSITIVE_INFINITY;
  return Math.min(...model.problems.filter((it) => it.code === "syntax").map((it) => it.span.start));
}
