import { rules } from "../rules/index.ts";
import type { Rule } from "../rules/rule.ts";
import { allow } from "./allow.ts";
import { type Config, configFor } from "./config.ts";
import type { ConfigProblem } from "./config-places.ts";
import type { Crash, Finding } from "./finding.ts";
import { hash } from "./hash.ts";
import type { Project } from "./project.ts";
import type { ProjectFile } from "./project-file.ts";
import { findingOf, runner } from "./run.ts";
import type { Settings } from "./settings.ts";
import { failsAtChecks, isCheck } from "./suppressions-buildkit.ts";

/** What is known of one file once it was checked. */
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

const run = runner(rules);

/** The last result of each file, and what it was made of; a changed file is another object. */
const checked = new WeakMap<
  ProjectFile,
  { readonly settings: string; readonly files: readonly (ProjectFile | undefined)[]; readonly result: CheckResult }
>();

/** Checks one file; what it links to is used as far as the project knows it. Costs next to nothing where nothing has changed. */
export function check(project: Project, uri: string, settings: Settings): CheckResult {
  const file = project.get(uri);
  const uris = project.dependencies(uri, settings.config);
  const files = uris.map((it) => project.get(it));
  const said = JSON.stringify(settings);
  const before = file && checked.get(file);
  if (before?.settings === said && before.files.length === files.length && files.every((it, i) => it === before.files[i]))
    return before.result;
  const key = hash(`${said} ${files.map((it, i) => `${uris[i]} ${it?.hash}`)}`);
  const result = { ...checkFile(project, file, configFor(project, uri, settings), settings.today), key };
  if (file) checked.set(file, { settings: said, files, result });
  return result;
}

function checkFile(project: Project, file: ProjectFile | undefined, config: Config, today: string): Omit<CheckResult, "key"> {
  const { problems: configProblems, ignored, enabled, hadolintComments } = config;
  if (!file?.model || ignored) return { findings: [], crashes: [], configProblems, ignored };
  const { findings, crashes } = run(project, file, enabled, today);
  const crashed = new Set(crashes.map((it) => it.rule));
  const isTemplate = file.model.template !== undefined;
  const ran = (rule: Rule) => !isTemplate && enabled.has(rule) && !crashed.has(rule);
  const failing = file.model.kind === "dockerfile" && failsAtChecks(file.model);
  const allowed = allow(file.model, file.text!, findings, ran, hadolintComments);
  const aboutComments = allowed.reports.flatMap(({ rule, report }) => {
    const settings = enabled.get(rule);
    return (settings && findingOf(rule, settings, report)) ?? [];
  });
  const found = [...allowed.findings, ...aboutComments].map((it) => (failing && isCheck(it.also, it.rule) ? graver(it, enabled) : it));
  return { findings: found.sort(byPlace), crashes, configProblems, ignored };
}

/** A finding at which the build fails since the file says so; a user's own severity still wins. */
function graver(finding: Finding, enabled: Config["enabled"]): Finding {
  return enabled.get(finding.rule)?.chosen ? finding : { ...finding, severity: "error" };
}

function byPlace(a: Finding, b: Finding): number {
  return a.at.start - b.at.start || a.at.end - b.at.end || (a.rule.id < b.rule.id ? -1 : 1);
}
