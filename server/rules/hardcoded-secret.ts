import { isDelivered } from "../model/dockerfile.ts";
import type { Model } from "../model/node.ts";
import { secretsIn } from "../secrets/find.ts";
import { isSeenByHadolint } from "../secrets/named.ts";
import { repairsOf } from "../secrets/repair.ts";
import type { NamedSecret } from "../secrets/secret.ts";
import { withBuildKit } from "./named-like-secret.ts";
import type { Also, Context, Rule } from "./rule.ts";

const shared: Also = { cis: ["4.10"], kics: ["Passwords And Secrets"], "compose-lint": ["CL-0020"], tally: ["tally/secrets-in-code"] };
/** What others say of ARG and ENV by their names alone, and hadolint by fewer. */
const others: Also = { ...shared, trivy: ["DS-0031"], semgrep: ["secret-in-build-arg"] };
const named: Also = { ...others, hadolint: ["DL3064"] };

export const hardcodedSecret: Rule = {
  id: "hardcoded-secret",
  summary: "A password, key or token is written in the file",
  category: "secrets",
  severity: "error",
  fixable: "unsafe",
  since: "0.1.0",
  also: { ...named, buildkit: ["SecretsUsedInArgOrEnv"], tally: ["buildkit/SecretsUsedInArgOrEnv", "tally/secrets-in-code"] },
  check: { dockerfile: judge, compose: judge, env: judge },
};

function judge(model: Model, { text, report }: Context): void {
  for (const secret of secretsIn(model, text)) {
    // The place of a weak password in an env file is a developer's machine.
    if (secret.kind !== "hardcoded-secret" || (secret.weak && model.kind === "env")) continue;
    report({
      at: secret.span,
      message: messageOf(secret, model),
      fixes: repairsOf(secret, model, text),
      also: withBuildKit(alsoOf(secret, model), secret.holder?.node),
      ...(model.kind === "env" ? { severity: "info" } : secret.weak ? { severity: "warning" } : {}),
    });
  }
}

function alsoOf({ holder }: NamedSecret, model: Model): Also {
  if (model.kind !== "dockerfile" || (holder?.place !== "ARG" && holder?.place !== "ENV")) return shared;
  return isSeenByHadolint(model, holder) ? named : others;
}

function messageOf(secret: NamedSecret, model: Model): string {
  const { weak, holder } = secret;
  const name = !holder || holder.name === secret.name ? secret.name : `${secret.name} in ${holder.name}`;
  if (model.kind === "env") return `${name} stays secret only as long as nobody commits this file.`;
  if (weak) return `The value of ${name} is one of the first that attackers try.`;
  if (model.kind === "dockerfile" && holder?.node?.stage && isDelivered(model, holder.node.stage)) {
    if (holder.place === "LABEL") return `Anyone who pulls the image can read the label ${name} with docker inspect.`;
    if (holder.place === "ENV") return `Anyone who pulls the image can read ${name} with docker inspect.`;
    if (holder.place === "ARG") return `Anyone who pulls the image can read the default of ${name} with docker history.`;
  }
  return `Anyone who sees this file can read ${holder ? name : `the credential for ${name}`}.`;
}
