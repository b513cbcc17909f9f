import ignore from "ignore";
import picomatch from "picomatch";
import { rules } from "../rules/index.ts";
import type { Category, Rule, Severity } from "../rules/rule.ts";
import type { Span } from "../text/span.ts";
import { basename, dirname, relative, resolve } from "../text/uri.ts";
import { type ConfigFile, type Preset, readConfigFile } from "./config-file.ts";
import { foldersUp } from "./links.ts";
import type { KnownFiles, ProjectFile } from "./project-file.ts";
import type { Settings } from "./settings.ts";

/** The name under which a configuration file is looked for, in the folder of a file and all above. The nearest one is in force. */
export const configName = "seaworthy.yaml";

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
  /** Whether users asked for it, or for everything, so that they hear of the cases too that are off by default. */
  readonly whole: boolean;
  readonly options: Readonly<Record<string, readonly string[]>>;
}

/** What is in force for one file. */
export interface Config {
  readonly enabled: ReadonlyMap<Rule, Enabled>;
  readonly ignored: boolean;
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
 * From weak to strong: the preset; what the file in force extends; its own `rules`, then its `overrides`; the settings of the
 * command line or the editor.
 */
export function configFor(known: KnownFiles, uri: string, settings: Settings): Config {
  const inForce = settings.ignoreConfig ? undefined : nearestConfig(known, uri, settings.config);
  const { files, problems } = inForce ? chainOf(known, inForce) : { files: [], problems: [] };
  // Also those of extended files: they speak about the project of whoever extends them. Elsewhere only `**/` and bare names match.
  const path = (inForce && relative(dirname(inForce), uri)) ?? wholePath(uri);
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
    if (severity === "off") continue;
    const whole = chosen !== undefined || settings.only !== undefined || preset === "all";
    enabled.set(rule, { severity, chosen: chosen !== undefined, whole, options: Object.assign({}, ...own.map((it) => it.options)) });
  }
  return { enabled, ignored: files.some((it) => isIgnored(it, path)), problems };
}

/** The configuration files that `uri` depends on: the places looked at up to the first that exists, and what that one extends. */
export function configFilesFor(known: KnownFiles, uri: string, config?: string): readonly string[] {
  const found = nearestConfig(known, uri, config);
  const places = config === undefined ? foldersUp(dirname(uri)).map((folder) => `${folder}/${configName}`) : [config];
  return found === undefined ? places : [...places.slice(0, places.indexOf(found) + 1), ...chainOf(known, found).uris];
}

/** The configuration file in force for `uri`, as far as the files are known. */
export function nearestConfig(known: KnownFiles, uri: string, config?: string): string | undefined {
  const places = config === undefined ? foldersUp(dirname(uri)).map((folder) => `${folder}/${configName}`) : [config];
  return places.find((it) => known.get(it)?.text !== undefined);
}

/** What a configuration file says together with what it extends, weakest first. */
function chainOf(
  known: KnownFiles,
  start: string,
): { readonly files: readonly ConfigFile[]; readonly uris: readonly string[]; readonly problems: readonly ConfigProblem[] } {
  const files: ConfigFile[] = [];
  const problems: ConfigProblem[] = [];
  const uris = new Set<string>();
  const add = (uri: string, above: readonly string[]): void => {
    const file = known.get(uri);
    if (file?.text === undefined) return;
    const config = configFileOf(file);
    if (!uris.has(uri)) problems.push(...config.mistakes.map((it) => ({ uri, ...it })));
    uris.add(uri);
    for (const { value, span } of config.extends) {
      const target = resolve(dirname(uri), value);
      const extended = known.get(target);
      if (target === uri || above.includes(target))
        problems.push({ uri, at: span, message: `"extends" leads in a circle: ${value} extends this file.` });
      else if (extended && extended.text === undefined)
        problems.push({ uri, at: span, message: `"extends" names ${value}, which cannot be read.` });
      // A file that several extend counts once, where it is weakest.
      else if (!uris.has(target)) add(target, [...above, uri]);
      uris.add(target);
    }
    files.push(config);
  };
  add(start, []);
  return { files, uris: [...uris], problems };
}

const read = new WeakMap<ProjectFile, ConfigFile>();
function configFileOf(file: ProjectFile): ConfigFile {
  let config = read.get(file);
  if (!config) read.set(file, (config = readConfigFile(file.text!)));
  return config;
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
