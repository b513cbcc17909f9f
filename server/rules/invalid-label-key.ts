import type { Rule } from "./rule.ts";

export const invalidLabelKey: Rule = {
  id: "invalid-label-key",
  summary: "The key of a label is not what Docker's guidelines ask for",
  category: "maintainability",
  severity: "off",
  fixable: "no",
  since: "0.1.0",
  also: { hadolint: ["DL3048"], tally: ["tally/labels/valid-key"] },

  check: {
    label({ name, place }, context) {
      const key = name.value;
      if (place !== "LABEL" || key.includes("$") || key === "") return;
      const owner = reserved.find((it) => key.startsWith(it));
      const flaw = owner === undefined ? flaws.find(([pattern]) => pattern.test(key))?.[1] : `lies below ${owner}, which is Docker's own`;
      if (flaw === undefined) return;
      // hadolint takes these for harmless.
      const only = /^[a-z\d._/-]+$/.test(key) && flaw === otherCharacters;
      context.report({ at: name.span, message: `Label ${key} ${flaw}.`, ...(only && { also: { tally: ["tally/labels/valid-key"] } }) });
    },
  },
};

const reserved = ["com.docker.", "io.docker.", "org.dockerproject."];

const otherCharacters = "has other characters than small letters, digits, dots and dashes";
const flaws: readonly (readonly [RegExp, string])[] = [
  [/[^a-z\d.-]/, otherCharacters],
  [/^[^a-z]/, "does not begin with a letter"],
  [/[^a-z\d]$/, "does not end with a letter or digit"],
  [/\.\.|--/, "has two dots or dashes in a row"],
];
