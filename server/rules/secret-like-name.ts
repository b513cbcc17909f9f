import { neighboursIn } from "../edit/pair.ts";
import { promiseOf, soundsToHadolint } from "../secrets/named.ts";
import type { Also, Rule } from "./rule.ts";

const others: Also = { buildkit: ["SecretsUsedInArgOrEnv"], trivy: ["DS-0031"], tally: ["buildkit/SecretsUsedInArgOrEnv"] };

export const secretLikeName: Rule = {
  id: "secret-like-name",
  summary: "A variable that holds no secret has the name of one",
  category: "maintainability",
  severity: "off",
  fixable: "no",
  since: "0.1.0",
  also: { ...others, hadolint: ["DL3064"] },

  check: {
    variable(variable, { model, text, report }) {
      if (model.kind !== "dockerfile" || promiseOf(model, text, variable) !== "sound") return;
      const { name } = variable;
      report({
        // From the instruction on, as BuildKit has it.
        at: { start: neighboursIn(model).get(variable)?.instruction.keyword.span.start ?? name.span.start, end: name.span.end },
        message: `BuildKit takes ${name.value} for a secret, by its name alone, and warns in every build.`,
        also: soundsToHadolint(name.value) ? { ...others, hadolint: ["DL3064"] } : others,
      });
    },
  },
};
