import type { Model } from "../model/node.ts";
import { secretsIn } from "../secrets/find.ts";
import { isSeenByHadolint } from "../secrets/named.ts";
import { repairsOf } from "../secrets/repair.ts";
import { withBuildKit } from "./named-like-secret.ts";
import type { Also, Context, Rule } from "./rule.ts";

const others: Also = { "compose-lint": ["CL-0020", "CL-0021"] };
/** compose-lint tells credentials of addresses from others. */
const inAddress: Also = { "compose-lint": ["CL-0021"] };
const elsewhere: Also = { "compose-lint": ["CL-0020"] };

export const secretDefault: Rule = {
  id: "secret-default",
  summary: "A variable for a credential has a default that is written in the file",
  category: "secrets",
  severity: "warning",
  fixable: "unsafe",
  since: "0.1.0",
  also: { ...others, hadolint: ["DL3064"] },
  check: { dockerfile: judge, compose: judge, env: judge },
};

function judge(model: Model, { text, report }: Context): void {
  for (const secret of secretsIn(model, text)) {
    if (secret.kind !== "secret-default") continue;
    const known = /:\/\/\S*@/.test(secret.holder?.value.value ?? "") ? inAddress : elsewhere;
    report({
      at: secret.span,
      message: secret.weak
        ? `If ${secret.name} is unset, one of the first passwords that attackers try is used.`
        : `If ${secret.name} is unset, the credential that is written here is used.`,
      fixes: repairsOf(secret, model, text),
      also: withBuildKit(isSeenByHadolint(model, secret.holder) ? { ...known, hadolint: ["DL3064"] } : known, secret.holder?.node),
      ...((secret.weak || model.kind === "env") && { severity: "info" }),
    });
  }
}
