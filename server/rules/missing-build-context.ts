import { namedFiles } from "../model/compose-files.ts";
import { dirname, resolve } from "../text/uri.ts";
import type { Rule } from "./rule.ts";

export const missingBuildContext: Rule = {
  id: "missing-build-context",
  summary: "The folder that a service is built from does not exist",
  category: "correctness",
  severity: "warning",
  fixable: "no",
  since: "0.1.0",
  also: {},

  check: {
    compose(compose, context) {
      const folder = dirname(context.uri);
      for (const { kind, value, path } of namedFiles(compose)) {
        if (kind !== "context") continue;
        const uri = resolve(folder, path);
        // A folder that holds this file is there.
        if (`${folder}/`.startsWith(`${uri}/`) || context.exists(uri) !== false) continue;
        context.report({ at: value.inner, message: `The folder ${value.text} that is to be built does not exist.` });
      }
    },
  },
};
