import { replace } from "../text/edit.ts";
import type { Rule } from "./rule.ts";

export const fromAsCasing: Rule = {
  id: "from-as-casing",
  summary: "The words FROM and AS are written in different cases",
  category: "style",
  severity: "info",
  fixable: "safe",
  since: "0.1.0",
  also: { buildkit: ["FromAsCasing"], tally: ["buildkit/FromAsCasing"] },

  check: {
    instruction({ name, keyword, words, onbuild }, { report }) {
      const as = words[1];
      if (name !== "FROM" || onbuild || !as || words.length < 3) return;
      const from = keyword.value;
      const wanted = from === "FROM" ? "AS" : from === "from" ? "as" : as.value;
      if (as.value === wanted || as.value.toUpperCase() !== "AS") return;
      report({
        at: as.span,
        message: `${as.value} and ${from} are written in different cases.`,
        fixes: [{ title: `Write ${wanted}`, safety: "safe", edits: [replace(as.span, wanted)] }],
      });
    },
  },
};
