import { removeEntry } from "../edit/yaml.ts";
import { at, entry, scalarAt } from "../model/value.ts";
import type { Rule } from "./rule.ts";

export const restartWithDeployPolicy: Rule = {
  id: "restart-with-deploy-policy",
  summary: "A service has restart and deploy.restart_policy, and one of them counts",
  category: "lifecycle",
  severity: "off",
  fixable: "unsafe",
  since: "0.1.0",
  also: {},

  check: {
    service({ name, body }, { report, text, uri }) {
      const restart = entry(body, "restart");
      const policy = at(body, "deploy", "restart_policy");
      if (restart?.value.kind !== "scalar" || policy?.kind !== "mapping") return;
      const written = restart.value.meaning;
      const condition = scalarAt(policy, "condition");
      const meant = condition ? condition.meaning : "any";
      if (written === undefined || meant === undefined) return;
      const differ = meaningOf(written) !== meant;
      report({
        at: restart.value.inner,
        message: differ
          ? `Nobody obeys restart: ${written} of ${name.value}, as deploy.restart_policy says ${meant}.`
          : `deploy.restart_policy of ${name.value} says the same as restart: ${written}, and counts.`,
        related: [{ uri, at: condition?.inner ?? policy.span, message: "This is what counts." }],
        fixes: restart.merged
          ? []
          : [{ title: "Remove restart (deploy.restart_policy counts)", safety: "unsafe", edits: [removeEntry(text, body, restart)] }],
      });
    },
  },
};

/** The condition of a policy that a word of `restart` stands for. */
function meaningOf(restart: string): string {
  if (restart.startsWith("on-failure")) return "on-failure";
  return restart === "no" || restart === "false" ? "none" : "any";
}
