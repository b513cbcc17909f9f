import { examplesOf, namedFiles } from "../model/compose-files.ts";
import { basename, dirname, resolve } from "../text/uri.ts";
import type { Rule } from "./rule.ts";

export const missingSecretFile: Rule = {
  id: "missing-secret-file",
  summary: "The file of a secret does not exist",
  category: "correctness",
  // Secrets are not shared with the code, so that the file is often on another machine.
  severity: "info",
  fixable: "no",
  since: "0.1.0",
  also: {},

  check: {
    compose(compose, context) {
      for (const { kind, value, path } of namedFiles(compose)) {
        const uri = resolve(dirname(context.uri), path);
        if (kind !== "secret" || context.exists(uri) !== false) continue;
        const example = examplesOf(uri).find((it) => context.exists(it));
        context.report({
          at: value.inner,
          message: `No container that uses the secret starts without the file ${value.text}${example ? `, which users make from ${basename(example)}` : ""}.`,
          ...(example && { severity: "off" }),
        });
      }
    },
  },
};
