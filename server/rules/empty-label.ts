import type { Rule, RuleOption } from "./rule.ts";

const labels: RuleOption<readonly string[]> = {
  description: "The labels whose value must not be empty. Empty: none.",
  default: [],
};

export const emptyLabel: Rule = {
  id: "empty-label",
  summary: "A label that you want filled is empty",
  category: "maintainability",
  // Silent until the list above is filled: an empty value is how an image drops what its base says.
  severity: "warning",
  fixable: "no",
  since: "0.1.0",
  also: { hadolint: ["DL3051"] },
  options: { labels },

  check: {
    label({ name, place, value }, context) {
      if (place !== "LABEL" || value?.meaning !== "" || !context.option(labels).includes(name.value)) return;
      context.report({ at: name.span, message: `Label ${name.value} is empty.` });
    },
  },
};
