import { secretFile } from "../knowledge/secret-files.ts";
import { isDelivered } from "../model/dockerfile.ts";
import type { Rule } from "./rule.ts";

export const secretFileCopied: Rule = {
  id: "secret-file-copied",
  summary: "A file that holds secrets is copied into the image",
  category: "secrets",
  severity: "warning",
  fixable: "no",
  since: "0.1.0",
  also: { cis: ["4.10"], trivy: ["DS-0031"] },

  check: {
    copy({ sources, from, stage }, context) {
      // What a stage or an image holds was put there before.
      if (from) return;
      for (const source of sources) {
        const path = source.meaning ?? source.value;
        const found = /^\w+:\/\/|^git@/.test(path) ? undefined : secretFile(path);
        if (!found) continue;
        const delivered = context.model.kind === "dockerfile" && stage !== undefined && isDelivered(context.model, stage);
        context.report({
          at: source.span,
          message: delivered
            ? `The image keeps ${source.value} for good; such files hold ${found.what}.`
            : `The build's cache keeps ${source.value}; such files hold ${found.what}.`,
          ...(!delivered ? { severity: "info" } : /private keys?$/.test(found.what) ? { severity: "error" } : {}),
        });
      }
    },
  },
};
