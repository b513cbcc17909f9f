import { formatNames, hasFormat, type LabelFormat, labelFormats } from "../judge/label-format.ts";
import type { Rule, RuleOption } from "./rule.ts";

const oci = "org.opencontainers.image.";
const formats: RuleOption<Readonly<Record<string, LabelFormat>>> = {
  description: "What the value of a label is: `text` (anything), `url`, `semver`, `hash`, `rfc3339`, `spdx` or `email`.",
  default: {
    [`${oci}created`]: "rfc3339",
    [`${oci}url`]: "url",
    [`${oci}documentation`]: "url",
    [`${oci}source`]: "url",
    [`${oci}licenses`]: "spdx",
  },
  words: labelFormats,
};

/** hadolint's codes. */
const codes: Readonly<Record<Exclude<LabelFormat, "text">, string>> = {
  url: "DL3052",
  rfc3339: "DL3053",
  spdx: "DL3054",
  hash: "DL3055",
  semver: "DL3056",
  email: "DL3058",
};

export const invalidLabelValue: Rule = {
  id: "invalid-label-value",
  summary: "The value of a label is not what programs that read it expect",
  category: "maintainability",
  severity: "info",
  fixable: "no",
  since: "0.1.0",
  also: { hadolint: Object.values(codes) },
  options: { formats },

  check: {
    label({ name, place, value }, context) {
      // What a build may still change is not judged, nor what begins with an = that another rule tells of.
      if (place !== "LABEL" || !value?.meaning || value.value.includes("$") || value.value.startsWith("= ")) return;
      const known = context.option(formats);
      const format = Object.hasOwn(known, name.value) ? known[name.value] : undefined;
      if (!format || format === "text" || hasFormat(value.meaning, format)) return;
      context.report({
        at: value.span,
        message: `Label ${name.value} is no ${formatNames[format]}.`,
        also: { hadolint: [codes[format]] },
      });
    },
  },
};
