import type { Model } from "../model/node.ts";
import { secretsIn } from "../secrets/find.ts";
import { repairsOf } from "../secrets/repair.ts";
import type { Context, Rule } from "./rule.ts";

export const secretDefault: Rule = {
  id: "secret-default",
  summary: "A variable for a credential falls back to one that stands in the file",
  category: "secrets",
  severity: "warning",
  fixable: "unsafe",
  since: "0.1.0",
  also: { "compose-lint": ["CL-0020", "CL-0021"] },
  check: { dockerfile: judge, compose: judge, env: judge },
};

function judge(model: Model, { text, report }: Context): void {
  for (const secret of secretsIn(model, text)) {
    if (secret.kind !== "secret-default") continue;
    report({
      at: secret.span,
      message: secret.weak
        ? `Where ${secret.name} is unset, one of the first passwords that attackers try takes its place.`
        : `Where ${secret.name} is unset, a credential that everybody can read here takes its place.`,
      fixes: repairsOf(secret, model, text),
      ...((secret.weak || model.kind === "env") && { severity: "info" }),
    });
  }
}
