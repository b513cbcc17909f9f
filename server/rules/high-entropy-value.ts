import { wordsOf } from "../knowledge/secret-names.ts";
import { valueKind } from "../knowledge/secret-values.ts";
import type { Model } from "../model/node.ts";
import type { Variable } from "../model/variable.ts";
import { secretsIn } from "../secrets/find.ts";
import type { Context, Rule } from "./rule.ts";

export const highEntropyValue: Rule = {
  id: "high-entropy-value",
  summary: "The value of a variable looks as random as a key",
  category: "secrets",
  // Identifiers look the same.
  severity: "off",
  fixable: "no",
  since: "0.1.0",
  also: {},
  check: { dockerfile: judge, compose: judge },
};

function judge(model: Model, { report, text }: Context): void {
  const variables = model.kind === "env" ? [] : model.nodes.filter((it): it is Variable => it.kind === "variable");
  const suspects = variables.filter(
    ({ name, value }) => value !== undefined && isRandom(value.meaning ?? "") && !isMadePublic(name.value, value.meaning ?? ""),
  );
  if (suspects.length === 0) return;
  // What is known to be a secret is the matter of the rules that know it.
  const known = [...secretsIn(model, text)].map((it) => it.span);
  for (const { name, value } of suspects) {
    const { span } = value!;
    if (known.some((it) => it.start < span.end && span.start < it.end)) continue;
    report({ at: span, message: `The value of ${name.value} is as random as a key, and anyone who sees this file can read it.` });
  }
}

/** Keys that pages hand to every browser, and what names something else. */
function isMadePublic(name: string, value: string): boolean {
  const words = wordsOf(name);
  return (
    ["public", "publishable", "site", "fingerprint", "checksum", "digest"].some((it) => words.includes(it)) ||
    valueKind(value) === "reference"
  );
}

/** Base64 or the like, long and mixed enough that no word explains it. */
function isRandom(value: string): boolean {
  if (value.length < 20 || value.length > 512 || !/^[A-Za-z0-9+/_-]+={0,2}$/.test(value) || /^\.?\/|^[a-z]+(?:[-_/][a-z]+)+$/i.test(value))
    return false;
  return /[a-z]/.test(value) && /[A-Z]/.test(value) && /\d/.test(value) && entropy(value) >= 4;
}

/** Bits for each character, after Shannon. */
function entropy(value: string): number {
  const counts = new Map<string, number>();
  for (const it of value) counts.set(it, (counts.get(it) ?? 0) + 1);
  return [...counts.values()].reduce((bits, count) => bits - (count / value.length) * Math.log2(count / value.length), 0);
}
