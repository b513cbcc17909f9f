import type { Entry, Value } from "../model/value.ts";
import { nearest } from "../text/nearest.ts";
import type { Span, Spanned } from "../text/span.ts";

/** A sentence that begins in lower case, as it follows file and line, and names the key. */
export interface Mistake {
  readonly at: Span;
  readonly message: string;
}

/** The entries of a mapping whose keys are known; nothing stands for an empty one. */
export function entriesOf(value: Value | undefined, where: string, known: readonly string[], what: string, mistakes: Mistake[]): Entry[] {
  return allEntries(value, where, mistakes).filter(({ key }) => {
    if (known.includes(key.text)) return true;
    mistakes.push({ at: key.inner, message: unknown(what, key.text, known) });
    return false;
  });
}

/** The entries of a mapping whose keys are the user's own. */
export function allEntries(value: Value | undefined, where: string, mistakes: Mistake[]): readonly Entry[] {
  if (!value || isNull(value)) return [];
  if (value.kind === "mapping") return value.entries;
  mistakes.push({ at: shown(value), message: `${where} is a mapping, not ${kindOf(value)}.` });
  return [];
}

/** A list of texts, where `single` allows also one alone. */
export function stringsOf(entry: Entry | undefined, single: boolean, mistakes: Mistake[]): Spanned[] {
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

export function wordOf<T extends string>(value: Value | undefined, known: readonly T[], what: string, mistakes: Mistake[]): T | undefined {
  if (!value) return undefined;
  const word = value.kind === "scalar" ? known.find((it) => it === value.text) : undefined;
  if (word === undefined)
    mistakes.push({
      at: shown(value),
      message: value.kind === "scalar" ? unknown(what, value.text, known) : `a ${what} is a word, not ${kindOf(value)}.`,
    });
  return word;
}

export function switchOf(entry: Entry | undefined, mistakes: Mistake[]): boolean | undefined {
  if (!entry) return undefined;
  if (entry.value.kind === "scalar" && typeof entry.value.value === "boolean") return entry.value.value;
  mistakes.push(expected(entry, "true or false", entry.value));
  return undefined;
}

export function numberOf(entry: Entry, minimum: number, mistakes: Mistake[]): number | undefined {
  const number = entry.value.kind === "scalar" ? entry.value.value : undefined;
  if (typeof number === "number" && Number.isSafeInteger(number) && number >= minimum) return number;
  mistakes.push(expected(entry, `a whole number from ${minimum}`, entry.value));
  return undefined;
}

export function expected({ key }: Entry, what: string, found: Value): Mistake {
  return { at: shown(found), message: `"${key.text}" is ${what}, not ${kindOf(found)}.` };
}

export function isNull(value: Value): boolean {
  return value.kind === "scalar" && value.value === null;
}

/** Where a mistake is shown: of a mapping its first key, as the rest may be long. */
export function shown(value: Value): Span {
  if (value.kind === "mapping") return value.entries[0]?.key.inner ?? value.span;
  if (value.kind === "list") return value.items[0] ? shown(value.items[0]) : value.span;
  return value.inner;
}

function unknown(what: string, word: string, known: readonly string[]): string {
  const meant = nearest(word, known);
  const hint = meant !== undefined ? ` Did you mean "${meant}"?` : known.length <= 8 ? ` Known: ${known.join(", ")}.` : "";
  return `unknown ${what} "${word}".${hint}`;
}

function kindOf(value: Value): string {
  if (isNull(value)) return "empty";
  return { scalar: "a single value", list: "a list", mapping: "a mapping" }[value.kind];
}
