import type { Model } from "../model/node.ts";
import { secretsIn } from "../secrets/find.ts";
import { isSeenByHadolint } from "../secrets/named.ts";
import { repairsOf } from "../secrets/repair.ts";
import { withBuildKit } from "./named-like-secret.ts";
import type { Also, Context, Rule } from "./rule.ts";

const others: Also = {
  cis: ["4.10"],
  kics: ["Passwords And Secrets"],
  tally: ["tally/secrets-in-code"],
  checkov: [
    "CKV_SECRET_2",
    "CKV_SECRET_3",
    "CKV_SECRET_9",
    "CKV_SECRET_11",
    "CKV_SECRET_12",
    "CKV_SECRET_14",
    "CKV_SECRET_16",
    "CKV_SECRET_17",
    "CKV_SECRET_18",
  ],
};

export const providerToken: Rule = {
  id: "provider-token",
  summary: "A token or key of a known provider is written in the file",
  category: "secrets",
  severity: "error",
  fixable: "unsafe",
  since: "0.1.0",
  also: { ...others, hadolint: ["DL3064"] },
  check: { dockerfile: judge, compose: judge, env: judge },
};

function judge(model: Model, { text, report }: Context): void {
  for (const secret of secretsIn(model, text)) {
    if (secret.kind !== "provider-token") continue;
    const { span, provider } = secret;
    const token = `${nounOf(provider)} ending in ${text.slice(span.end - 2, span.end)}`;
    report({
      at: span,
      message:
        model.kind === "env"
          ? `The ${token} stays secret only as long as nobody commits this file.`
          : `Anyone who sees this file can use the ${token}.`,
      fixes: repairsOf(secret, model, text),
      also: withBuildKit(isSeenByHadolint(model, secret.holder) ? { ...others, hadolint: ["DL3064"] } : others, secret.holder?.node),
      // Env files are where such values belong, as long as nobody commits them.
      ...(model.kind === "env" && { severity: "info" }),
    });
  }
}

function nounOf(provider: string): string {
  return / Token$/.test(provider) ? provider : `${provider} token`;
}
