import type { Model } from "../model/node.ts";
import { secretsIn } from "../secrets/find.ts";
import type { Context, Rule } from "./rule.ts";

export const privateKey: Rule = {
  id: "private-key",
  summary: "A private key is written in the file",
  category: "secrets",
  severity: "error",
  fixable: "no",
  since: "0.1.0",
  also: { cis: ["4.10"], kics: ["Passwords And Secrets"], tally: ["tally/secrets-in-code"], checkov: ["CKV_SECRET_13"] },
  check: { dockerfile: judge, compose: judge, env: judge },
};

function judge(model: Model, { text, report }: Context): void {
  for (const secret of secretsIn(model, text)) {
    if (secret.kind !== "private-key") continue;
    const { span, what } = secret;
    const article = /^(?:[AEIO]|RSA)/i.test(what) ? "an" : "a";
    report({
      at: span,
      message:
        model.kind === "env"
          ? `This ${what} stays secret only as long as nobody commits this file.`
          : `This file holds ${article} ${what}, so anyone who reads it can act as the key's owner.`,
      ...(model.kind === "env" && { severity: "info" }),
    });
  }
}
