import type { Model } from "../model/node.ts";
import { secretsIn } from "../secrets/find.ts";
import { repairsOf } from "../secrets/repair.ts";
import type { Also, Context, Rule } from "./rule.ts";

const shared: Also = { cis: ["4.10"], trivy: ["DS-0031"], kics: ["Passwords And Secrets"], tally: ["tally/secrets-in-code"] };
const ofAccount: Also = { ...shared, checkov: ["CKV2_DOCKER_17"] };

export const secretInCommand: Rule = {
  id: "secret-in-command",
  summary: "A command contains a password or a token",
  category: "secrets",
  severity: "error",
  fixable: "unsafe",
  since: "0.1.0",
  also: ofAccount,
  check: { dockerfile: judge, compose: judge },
};

function judge(model: Model, { text, report }: Context): void {
  for (const secret of secretsIn(model, text)) {
    if (secret.kind !== "secret-in-command") continue;
    const { command, name, weak } = secret;
    const place = command.place.replace(/:$/, "");
    report({
      at: secret.span,
      message: weak
        ? `The credential for ${name} in ${place} is one of the first that attackers try.`
        : `Anyone who sees this file can read the credential for ${name} in ${place}.`,
      fixes: repairsOf(secret, model, text),
      ...(weak && { severity: "warning" }),
      also: name === "chpasswd" ? ofAccount : shared,
    });
  }
}
