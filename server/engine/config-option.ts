import type { Entry } from "../model/value.ts";
import type { OptionValue, RuleOption } from "../rules/rule.ts";
import { allEntries, type Mistake, numberOf, stringsOf, switchOf, wordOf } from "./config-values.ts";

/** What users set an option of a rule to; undefined where it is none of the values that the option takes. */
export function optionOf(entry: Entry, option: RuleOption, mistakes: Mistake[]): OptionValue | undefined {
  const { default: usual, words = [], minimum = 0 } = option;
  const name = entry.key.text;
  if (typeof usual === "number") return numberOf(entry, minimum, mistakes);
  if (typeof usual === "boolean") return switchOf(entry, mistakes);
  if (typeof usual === "string") return wordOf(entry.value, words, `"${name}"`, mistakes);
  if (isList(usual)) return stringsOf(entry, false, mistakes).map(({ value }) => value);
  const pairs = allEntries(entry.value, `"${name}"`, mistakes).flatMap(({ key, value }) => {
    const word = wordOf(value, words, `kind of ${key.text} in "${name}"`, mistakes);
    return word === undefined ? [] : [[key.text, word] as const];
  });
  return Object.fromEntries(pairs);
}

function isList(value: OptionValue): value is readonly string[] {
  return Array.isArray(value);
}
