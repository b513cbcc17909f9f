import { scalarAt } from "../model/value.ts";
import type { Rule } from "./rule.ts";

export const invalidProvider: Rule = {
  id: "invalid-provider",
  summary: "A provider is named that Compose refuses",
  category: "correctness",
  severity: "warning",
  fixable: "no",
  since: "0.1.0",
  also: {},

  check: {
    service({ name, body }, { report }) {
      const type = scalarAt(body, "provider", "type");
      if (type?.meaning === "compose" || type?.meaning === "")
        report({
          at: type.meaning === "" ? type.span : type.inner,
          message:
            type.meaning === ""
              ? `The provider of ${name.value} has no name.`
              : `docker compose up refuses compose as the provider of ${name.value}: it would call itself.`,
        });
    },
  },
};
