import type { Rule, Severity } from "../rules/rule.ts";
import { rules } from "../rules/index.ts";
import type { Span } from "../text/span.ts";
import { dirname } from "../text/uri.ts";
import type { Settings } from "./check.ts";
import { foldersUp } from "./links.ts";
import type { Project } from "./project.ts";

/** The name under which a configuration file is looked for, in the folder of a file and all above. */
export const configName = "seaworthy.yaml";

/** Sets of rules to begin with, each larger than the one before. */
export const presets = ["recommended", "strict", "all"] as const;

/** A mistake in a configuration file; the rest of the file still counts. */
export interface ConfigProblem {
  readonly uri: string;
  readonly at: Span;
  readonly message: string;
}

/** A rule that is on. */
export interface Enabled {
  readonly severity: Severity;
  /** Whether users chose the severity themselves: it then wins over what the rule says of a single case. */
  readonly chosen: boolean;
  readonly options: Readonly<Record<string, readonly string[]>>;
}

/** What is in force for one file. */
export interface Config {
  readonly enabled: ReadonlyMap<Rule, Enabled>;
  readonly ignored: boolean;
  readonly problems: readonly ConfigProblem[];
}

export function configFor(_project: Project, _uri: string, settings: Settings): Config {
  const enabled = new Map<Rule, Enabled>();
  for (const rule of rules) {
    if (settings.only && !settings.only.includes(rule.id)) continue;
    if (settings.categories && !settings.categories.includes(rule.category)) continue;
    const chosen = settings.rules?.[rule.id];
    const asked = settings.only !== undefined || settings.preset === "all";
    const severity = chosen ?? (rule.severity === "off" && asked ? "info" : rule.severity);
    if (severity !== "off") enabled.set(rule, { severity, chosen: chosen !== undefined, options: {} });
  }
  return { enabled, ignored: false, problems: [] };
}

/** The configuration files that `uri` depends on, as far as they are known: every place looked at, and what those found extend. */
export function configFilesFor(_project: Project, uri: string, config?: string): readonly string[] {
  return config ? [config] : foldersUp(dirname(uri)).map((folder) => `${folder}/${configName}`);
}

export function isConfigFile(_project: Project, uri: string): boolean {
  return uri.endsWith(`/${configName}`);
}
