import type { Rule } from "./rule.ts";

export const composeV1File: Rule = {
  id: "compose-v1-file",
  summary: "The file is written in the first format of Compose, which has services at the top level",
  category: "correctness",
  severity: "error",
  fixable: "no",
  since: "0.1.0",
  also: { dclint: ["invalid-schema"] },

  check: {
    compose({ legacy, root }, context) {
      const first = legacy && root?.kind === "mapping" ? root.entries.find(({ key }) => !key.text.startsWith("x-")) : undefined;
      if (first) context.report({ at: first.key.inner, message: "Compose refuses this file: services stand below services: since 2016." });
    },
  },
};
