import type { Entry } from "../model/value.ts";
import { parseYaml } from "../parse/yaml.ts";
import { emptyLabel } from "../rules/empty-label.ts";
import { invalidLabelValue } from "../rules/invalid-label-value.ts";
import { missingRequiredLabel } from "../rules/missing-required-label.ts";
import type { OptionValue, Rule, Severity } from "../rules/rule.ts";
import { superfluousLabel } from "../rules/superfluous-label.ts";
import { untrustedRegistry } from "../rules/untrusted-registry.ts";
import { allEntries, entriesOf, type Mistake, stringsOf, switchOf, wordOf } from "./config-values.ts";

/** What hadolint's configuration file says, in our words. Of a faulty one, what could be read. */
export interface HadolintFile {
  /** How loud findings are, by the codes of hadolint and ShellCheck. */
  readonly severities: ReadonlyMap<string, Severity | "off">;
  readonly options: ReadonlyMap<Rule, Readonly<Record<string, OptionValue>>>;
  /** Whether `# hadolint ignore=` means nothing. */
  readonly ignoresComments: boolean;
  readonly mistakes: readonly Mistake[];
}

/** hadolint's kinds of labels are among ours. */
const labelFormats = invalidLabelValue.options?.formats?.words ?? [];

const levels = { error: "error", warning: "warning", info: "info", style: "info" } as const;
/** What hadolint prints, and with which exit code, is decided by our own command line. */
const aboutOutput = ["failure-threshold", "no-fail", "no-color", "verbose", "format", "formats"];
const keys = ["ignored", "override", "trustedRegistries", "label-schema", "strict-labels", "disable-ignore-pragma", ...aboutOutput];

/** Reads hadolint's configuration file; never throws, whatever the text. */
export function readHadolintFile(text: string): HadolintFile {
  const mistakes: Mistake[] = [];
  const { root, problems } = parseYaml(text);
  const found = new Map(entriesOf(root, "the configuration", keys, "key", mistakes).map((entry) => [entry.key.text, entry]));
  const registries = stringsOf(found.get("trustedRegistries"), false, mistakes).map((it) => it.value);
  const schema = schemaOf(found.get("label-schema"), mistakes);
  const strict = switchOf(found.get("strict-labels"), mistakes) ?? false;
  const labels = Object.keys(schema);
  return {
    severities: severitiesOf(found, mistakes),
    options: new Map<Rule, Readonly<Record<string, OptionValue>>>([
      ...(registries.length > 0 ? ([[untrustedRegistry, { registries }]] as const) : []),
      ...(labels.length > 0
        ? ([
            [missingRequiredLabel, { labels }],
            [emptyLabel, { labels }],
            [invalidLabelValue, { formats: schema }],
          ] as const)
        : []),
      ...(strict && labels.length > 0 ? ([[superfluousLabel, { allowed: labels }]] as const) : []),
    ]),
    ignoresComments: switchOf(found.get("disable-ignore-pragma"), mistakes) ?? false,
    // What follows from a slip of YAML would only hide it.
    mistakes: problems.length > 0 ? problems.map(({ span, message }) => ({ at: span, message })) : mistakes,
  };
}

/** What is ignored stays so, whatever else is said of it; of two severities the graver one counts. */
function severitiesOf(found: ReadonlyMap<string, Entry>, mistakes: Mistake[]): HadolintFile["severities"] {
  const severities = new Map<string, Severity | "off">();
  const names = Object.keys(levels) as (keyof typeof levels)[];
  const overrides = entriesOf(found.get("override")?.value, '"override"', names, "severity", mistakes);
  for (const name of names.toReversed())
    for (const entry of overrides.filter((it) => it.key.text === name))
      for (const code of codesOf(entry, mistakes)) severities.set(code, levels[name]);
  for (const code of codesOf(found.get("ignored"), mistakes)) severities.set(code, "off");
  return severities;
}

/** Codes that we have no rule for are none of our business. */
function codesOf(entry: Entry | undefined, mistakes: Mistake[]): string[] {
  return stringsOf(entry, false, mistakes).flatMap(({ value, span }) => {
    if (/^(?:DL|SC)\d{4}$/.test(value)) return value;
    mistakes.push({ at: span, message: `"${entry?.key.text}" has ${value}, which is no code of hadolint or ShellCheck.` });
    return [];
  });
}

function schemaOf(entry: Entry | undefined, mistakes: Mistake[]): Readonly<Record<string, string>> {
  const pairs = allEntries(entry?.value, '"label-schema"', mistakes).flatMap(({ key, value }) => {
    const format = wordOf(value, labelFormats, `kind of label ${key.text}`, mistakes);
    return format === undefined ? [] : [[key.text, format] as const];
  });
  return Object.fromEntries(pairs);
}
