import ignore from "ignore";
import picomatch from "picomatch";
import { rules } from "../rules/index.ts";
import type { Also, Category, OptionValue, Rule, Severity } from "../rules/rule.ts";
import { basename, dirname, relative } from "../text/uri.ts";
import type { ConfigFile, Preset } from "./config-file.ts";
import { type ConfigProblem, chainOf, nearestConfig, nearestHadolintFile } from "./config-places.ts";
import type { HadolintFile } from "./hadolint-file.ts";
import { foldersUp } from "./links.ts";
import type { KnownFiles } from "./project-file.ts";
import type { Settings } from "./settings.ts";

/** A rule that is on. */
export interface Enabled {
  /** `off` where only the findings are on that `codes` speaks of. */
  readonly severity: Severity | "off";
  /** Whether users chose the severity themselves: it then wins over what the rule says of a single case. */
  readonly chosen: boolean;
  /** Whether users asked for it, or for everything, so that they hear of the cases too that are off by default. */
  readonly whole: boolean;
  /** How loud findings are by the codes of hadolint and ShellCheck, unless users chose a severity for the rule. */
  readonly codes: HadolintFile["severities"];
  readonly options: Readonly<Record<string, OptionValue>>;
}

const noCodes: HadolintFile["severities"] = new Map();

/** What is in force for one file. */
export interface Config {
  readonly enabled: ReadonlyMap<Rule, Enabled>;
  readonly ignored: boolean;
  /** Whether comments of hadolint's kind mean something. */
  readonly hadolintComments: boolean;
  readonly problems: readonly ConfigProblem[];
}

/** What `strict` adds of the rules that are off by default. */
const strictCategories: ReadonlySet<Category> = new Set([
  "base-image",
  "secrets",
  "privilege",
  "supply-chain",
  "host-access",
  "network-exposure",
]);

/**
 * From weak to strong: the preset; hadolint's configuration; what the file in force extends; its own `rules`, then its `overrides`;
 * the settings of the command line or the editor.
 */
export function configFor(known: KnownFiles, uri: string, settings: Settings): Config {
  const inForce = settings.ignoreConfig ? undefined : nearestConfig(known, uri, settings.config);
  const { files, problems } = inForce ? chainOf(known, inForce) : { files: [], problems: [] };
  const hadolint = settings.ignoreConfig ? undefined : nearestHadolintFile(known, uri, settings.config);
  // Also those of extended files: they speak about the project of whoever extends them. Elsewhere only `**/` and bare names match.
  const path = (inForce && relative(dirname(inForce), uri)) ?? wholePath(uri);
  const enabled = files.length === 0 && !hadolint ? unconfigured(settings) : enabledBy(settings, files, path, hadolint?.file);
  return {
    enabled,
    ignored: files.some((it) => isIgnored(it, path)),
    hadolintComments: !hadolint?.file.ignoresComments,
    problems: [...problems, ...(hadolint?.file.mistakes.map((it) => ({ uri: hadolint.uri, ...it })) ?? [])],
  };
}

/** Most files have no configuration: what is on for them is worked out once. */
function unconfigured(settings: Settings): ReadonlyMap<Rule, Enabled> {
  let enabled = usual.get(settings);
  if (!enabled) usual.set(settings, (enabled = enabledBy(settings, [], "", undefined)));
  return enabled;
}

const usual = new WeakMap<Settings, ReadonlyMap<Rule, Enabled>>();

function enabledBy(
  settings: Settings,
  files: readonly ConfigFile[],
  path: string,
  hadolint: HadolintFile | undefined,
): ReadonlyMap<Rule, Enabled> {
  const preset = settings.preset ?? files.findLast((it) => it.preset)?.preset ?? "recommended";
  const said = files.flatMap((it) => [
    it.rules,
    ...it.overrides.filter((override) => matches(override.files, path)).map((override) => override.rules),
  ]);
  const enabled = new Map<Rule, Enabled>();
  for (const rule of rules) {
    if (settings.only && !settings.only.includes(rule.id)) continue;
    if (settings.categories && !settings.categories.includes(rule.category)) continue;
    const own = said.flatMap((it) => it.get(rule) ?? []);
    const chosen = settings.rules?.[rule.id] ?? own.findLast((it) => it.severity)?.severity;
    const severity = chosen ?? usualSeverity(rule, preset, settings.only !== undefined);
    const codes = hadolint && chosen === undefined ? hadolint.severities : noCodes;
    if (severity === "off" && !codesOf(rule).some((it) => (codes.get(it) ?? "off") !== "off")) continue;
    const whole = chosen !== undefined || settings.only !== undefined || preset === "all";
    const options = Object.assign({}, hadolint?.options.get(rule), ...own.map((it) => it.options));
    enabled.set(rule, { severity, chosen: chosen !== undefined, whole, codes, options });
  }
  return enabled;
}

/** By which codes of hadolint and ShellCheck users may speak of a case of a rule. */
export function codesOf(rule: Rule, { hadolint, shellcheck = [] }: Also = rule.also): readonly string[] {
  return [...(hadolint?.length === 0 ? (rule.also.hadolint ?? []) : (hadolint ?? [])), ...shellcheck];
}

/** The decoded path of a file from the root of its disk. */
function wholePath(uri: string): string {
  return (relative(foldersUp(uri).at(-1)!, uri) ?? basename(uri)).replace(/^[a-z]:\//i, "");
}

function usualSeverity(rule: Rule, preset: Preset, asked: boolean): Severity | "off" {
  if (rule.severity !== "off") return rule.severity;
  return asked || preset === "all" || (preset === "strict" && strictCategories.has(rule.category)) ? "info" : "off";
}

function matches(globs: readonly string[], path: string): boolean {
  // A glob without a slash means files of that name in any folder, as in .gitignore.
  return (
    globs.length > 0 &&
    picomatch(
      globs.map((it) => (it.includes("/") ? it : `**/${it}`)),
      { dot: true },
    )(path)
  );
}

function isIgnored({ ignore: patterns }: ConfigFile, path: string): boolean {
  return patterns.length > 0 && path !== "" && ignore({ allowRelativePaths: true }).add(patterns).ignores(path);
}
