import { at, items, scalarAt } from "../model/value.ts";
import type { Rule } from "./rule.ts";

export const watchWithoutPath: Rule = {
  id: "watch-without-path",
  summary: "develop.watch does not say what to watch",
  category: "correctness",
  severity: "error",
  fixable: "no",
  since: "0.1.0",
  also: {},

  check: {
    service({ name, body }, { report }) {
      for (const it of items(at(body, "develop", "watch"))) {
        const path = scalarAt(it, "path");
        if (path?.meaning === "" && path.value === "")
          report({ at: path.span, message: `develop.watch of ${name.value} has an empty path.` });
      }
    },
  },
};
