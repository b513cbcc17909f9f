import { neighboursIn } from "../edit/pair.ts";
import { promiseOf, soundsToHadolint } from "../secrets/named.ts";
import { withBuildKit } from "./named-like-secret.ts";
import type { Also, Rule } from "./rule.ts";

const others: Also = { trivy: ["DS-0031"] };

export const secretLikeName: Rule = {
  id: "secret-like-name",
  summary: "A variable that holds no secret has the name of one",
  category: "maintainability",
  severity: "off",
  fixable: "no",
  since: "0.1.0",
  also: { ...others, hadolint: ["DL3064"], buildkit: ["SecretsUsedInArgOrEnv"], tally: ["buildkit/SecretsUsedInArgOrEnv"] },

  check: {
    variable(variable, { model, text, report }) {
      if (model.kind !== "dockerfile" || promiseOf(model, text, variable) !== "sound") return;
      const { name, value } = variable;
      // Trivy lets paths pass.
      const byName = value?.meaning?.startsWith("/") ? {} : others;
      report({
        // From the instruction on, as BuildKit has it.
        at: { start: neighboursIn(model).get(variable)?.instruction.keyword.span.start ?? name.span.start, end: name.span.end },
        message: `BuildKit takes ${name.value} for a secret, by its name alone, and warns in every build.`,
        also: withBuildKit(soundsToHadolint(name.value) ? { ...byName, hadolint: ["DL3064"] } : byName, variable),
      });
    },
  },
};
