import type { Model } from "../model/node.ts";
import { secretsIn } from "../secrets/find.ts";
import { repairsOf } from "../secrets/repair.ts";
import { withBuildKit } from "./named-like-secret.ts";
import type { Also, Context, Rule } from "./rule.ts";

const also: Also = {
  cis: ["4.10"],
  kics: ["Passwords And Secrets"],
  "compose-lint": ["CL-0021"],
  checkov: ["CKV_SECRET_4"],
  tally: ["tally/secrets-in-code"],
};

export const credentialInUrl: Rule = {
  id: "credential-in-url",
  summary: "A URL in the file contains a password or a signature",
  category: "secrets",
  severity: "error",
  fixable: "unsafe",
  since: "0.1.0",
  also,

  check: { dockerfile: judge, compose: judge, env: judge },
};

function judge(model: Model, { text, report }: Context): void {
  for (const secret of secretsIn(model, text)) {
    if (secret.kind !== "credential-in-url" || (secret.weak && model.kind === "env")) continue;
    report({
      at: secret.span,
      message:
        model.kind === "env"
          ? `The password for ${secret.host} stays secret only as long as nobody commits this file.`
          : secret.weak
            ? `The password for ${secret.host} is one of the first that attackers try.`
            : `Anyone who sees this file can read the password for ${secret.host}.`,
      also: withBuildKit(also, secret.holder?.node),
      fixes: repairsOf(secret, model, text),
      // A weak one is seldom meant for more than a developer's machine, and the server's own setting says so more loudly.
      ...((secret.weak || model.kind === "env") && { severity: "info" }),
    });
  }
}
