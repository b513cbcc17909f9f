import { rewriteText } from "../edit/yaml.ts";
import { scalarAt } from "../model/value.ts";
import type { Rule } from "./rule.ts";

export const invalidContainerName: Rule = {
  id: "invalid-container-name",
  summary: "A container_name has a character that Docker does not take",
  category: "correctness",
  severity: "warning",
  fixable: "unsafe",
  since: "0.1.0",
  also: { dclint: ["service-container-name-regex"] },

  check: {
    service({ body }, { text, report }) {
      const name = scalarAt(body, "container_name");
      const meaning = name?.meaning;
      // Compose itself refuses what has no two characters of a name in a row.
      if (!name || meaning === undefined || /^[a-z\d][\w.-]+$/i.test(meaning) || !/[a-z\d][\w.-]/i.test(meaning)) return;
      const wrong = /^[^a-z\d]|[^\w.-]/i.exec(meaning)?.[0] ?? "";
      const better = meaning.replace(/^[^a-z\d]+/i, "").replace(/[^\w.-]+/g, "-");
      report({
        at: name.inner,
        message: `Docker refuses the container name ${meaning} for its ${JSON.stringify(wrong)}.`,
        fixes: name.text === meaning ? [{ title: `Call it ${better}`, safety: "unsafe", edits: [rewriteText(text, name, better)] }] : [],
      });
    },
  },
};
