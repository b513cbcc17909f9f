import type { Entry, Value } from "../model/value.ts";
import { parseYaml } from "../parse/yaml.ts";
import { rules } from "../rules/index.ts";
import type { Rule, Severity } from "../rules/rule.ts";
import { nearest } from "../text/nearest.ts";
import type { Span, Spanned } from "../text/span.ts";

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
  readonly options: Readonly<Record<string, readonly string[]>>;
}

/** A sentence that begins in lower case, as it follows file and line, and names the key. */
export interface Mistake {
  readonly at: Span;
  readonly message: string;
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
    const options = found
      .filter((it) => it.key.text !== "severity")
      .map((it) => [it.key.text, stringsOf(it, false, mistakes).map(({ value: text }) => text)]);
    settings.set(rule, { severity, options: Object.fromEntries(options) });
  }
  return settings;
}

/** The entries of a mapping whose keys are known; nothing stands for an empty one. */
function entriesOf(value: Value | undefined, where: string, known: readonly string[], what: string, mistakes: Mistake[]): Entry[] {
  if (!value || isNull(value)) return [];
  if (value.kind !== "mapping") {
    mistakes.push({ at: shown(value), message: `${where} is a mapping, not ${kindOf(value)}.` });
    return [];
  }
  return value.entries.filter(({ key }) => {
    if (known.includes(key.text)) return true;
    mistakes.push({ at: key.inner, message: unknown(what, key.text, known) });
    return false;
  });
}

/** A list of texts, where `single` allows also one alone. */
function stringsOf(entry: Entry | undefined, single: boolean, mistakes: Mistake[]): Spanned[] {
  if (!entry || isNull(entry.value)) return [];
  const { value } = entry;
  if (value.kind === "mapping" || (value.kind === "scalar" && !single)) {
    mistakes.push(expected(entry, single ? "a text or a list of texts" : "a list of texts", value));
    return [];
  }
  return (value.kind === "list" ? value.items : [value]).flatMap((item) => {
    if (item.kind === "scalar" && item.text !== "") return [{ value: item.text, span: item.inner }];
    mistakes.push({ at: shown(item), message: `an item of "${entry.key.text}" is a text, not ${kindOf(item)}.` });
    return [];
  });
}

function wordOf<T extends string>(value: Value | undefined, known: readonly T[], what: string, mistakes: Mistake[]): T | undefined {
  if (!value) return undefined;
  const word = value.kind === "scalar" ? known.find((it) => it === value.text) : undefined;
  if (word === undefined)
    mistakes.push({
      at: shown(value),
      message: value.kind === "scalar" ? unknown(what, value.text, known) : `a ${what} is a word, not ${kindOf(value)}.`,
    });
  return word;
}

function unknown(what: string, word: string, known: readonly string[]): string {
  const meant = nearest(word, known);
  const hint = meant !== undefined ? ` Did you mean "${meant}"?` : known.length <= 8 ? ` Known: ${known.join(", ")}.` : "";
  return `unknown ${what} "${word}".${hint}`;
}

function expected({ key }: Entry, what: string, found: Value): Mistake {
  return { at: shown(found), message: `"${key.text}" is ${what}, not ${kindOf(found)}.` };
}

function kindOf(value: Value): string {
  if (isNull(value)) return "empty";
  return { scalar: "a single value", list: "a list", mapping: "a mapping" }[value.kind];
}

function isNull(value: Value): boolean {
  return value.kind === "scalar" && value.value === null;
}

/** Where a mistake is shown: of a mapping its first key, as the rest may be long. */
function shown(value: Value): Span {
  if (value.kind === "mapping") return value.entries[0]?.key.inner ?? value.span;
  if (value.kind === "list") return value.items[0] ? shown(value.items[0]) : value.span;
  return value.inner;
}
