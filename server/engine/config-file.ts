import type { Entry } from "../model/value.ts";
import { parseYaml } from "../parse/yaml.ts";
import { rules } from "../rules/index.ts";
import type { OptionValue, Rule, Severity } from "../rules/rule.ts";
import type { Spanned } from "../text/span.ts";
import { optionOf } from "./config-option.ts";
import { entriesOf, expected, isNull, type Mistake, shown, stringsOf, wordOf } from "./config-values.ts";

/** Sets of rules to begin with, each larger than the one before. */
export const presets = ["recommended", "strict", "all"] as const;
export type Preset = (typeof presets)[number];

/** What one configuration file says. Of a faulty one, what could be read. */
export interface ConfigFile {
  /** Paths as written, relative to the file. */
  readonly extends: readonly Spanned[];
  readonly preset: Preset | undefined;
  readonly rules: RuleSettings;
  readonly overrides: readonly { readonly files: readonly string[]; readonly rules: RuleSettings }[];
  readonly ignore: readonly string[];
  readonly mistakes: readonly Mistake[];
}

/** What users say about single rules. */
export type RuleSettings = ReadonlyMap<Rule, RuleSetting>;
export interface RuleSetting {
  readonly severity: Severity | "off" | undefined;
  readonly options: Readonly<Record<string, OptionValue>>;
}

const keys = ["extends", "preset", "rules", "overrides", "ignore"] as const;
const severities = ["off", "info", "warning", "error"] as const;

/** Reads a configuration file; never throws, whatever the text. */
export function readConfigFile(text: string): ConfigFile {
  const mistakes: Mistake[] = [];
  const { root, problems } = parseYaml(text);
  const found = new Map(entriesOf(root, "the configuration", keys, "key", mistakes).map((entry) => [entry.key.text, entry]));
  const list = (key: (typeof keys)[number]) => stringsOf(found.get(key), key !== "ignore", mistakes);
  return {
    extends: list("extends"),
    preset: wordOf(found.get("preset")?.value, presets, "preset", mistakes),
    rules: rulesOf(found.get("rules"), mistakes),
    overrides: overridesOf(found.get("overrides"), mistakes),
    ignore: list("ignore").map((it) => it.value),
    // What follows from a slip of YAML would only hide it.
    mistakes: problems.length > 0 ? problems.map(({ span, message }) => ({ at: span, message })) : mistakes,
  };
}

function overridesOf(entry: Entry | undefined, mistakes: Mistake[]): ConfigFile["overrides"] {
  if (!entry || isNull(entry.value)) return [];
  if (entry.value.kind !== "list") {
    mistakes.push(expected(entry, "a list", entry.value));
    return [];
  }
  return entry.value.items.flatMap((item) => {
    const found = new Map(entriesOf(item, 'an item of "overrides"', ["files", "rules"], "key", mistakes).map((it) => [it.key.text, it]));
    const files = found.get("files");
    if (item.kind === "mapping" && !files) mistakes.push({ at: shown(item), message: 'an item of "overrides" has no "files".' });
    return [{ files: stringsOf(files, true, mistakes).map((it) => it.value), rules: rulesOf(found.get("rules"), mistakes) }];
  });
}

function rulesOf(entry: Entry | undefined, mistakes: Mistake[]): RuleSettings {
  const settings = new Map<Rule, RuleSetting>();
  const ids = rules.map((rule) => rule.id);
  for (const { key, value } of entry ? entriesOf(entry.value, '"rules"', ids, "rule", mistakes) : []) {
    const rule = rules.find((it) => it.id === key.text)!;
    if (value.kind !== "mapping") {
      settings.set(rule, { severity: wordOf(value, severities, "severity", mistakes), options: {} });
      continue;
    }
    const found = entriesOf(value, `"${rule.id}"`, ["severity", ...Object.keys(rule.options ?? {})], `option of "${rule.id}"`, mistakes);
    const severity = wordOf(found.find((it) => it.key.text === "severity")?.value, severities, "severity", mistakes);
    const options = found.flatMap((it) => {
      const option = it.key.text === "severity" ? undefined : rule.options?.[it.key.text];
      const read = option && optionOf(it, option, mistakes);
      return read === undefined ? [] : [[it.key.text, read] as const];
    });
    settings.set(rule, { severity, options: Object.fromEntries(options) });
  }
  return settings;
}
