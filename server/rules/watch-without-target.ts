import { at, entry, items, scalarAt } from "../model/value.ts";
import type { Rule } from "./rule.ts";

export const watchWithoutTarget: Rule = {
  id: "watch-without-target",
  summary: "develop.watch copies files without saying where to",
  category: "correctness",
  severity: "error",
  fixable: "no",
  since: "0.1.0",
  also: {},

  check: {
    service({ name, body }, { report }) {
      for (const it of items(at(body, "develop", "watch"))) {
        const action = scalarAt(it, "action");
        const target = entry(it, "target")?.value;
        const given = target?.kind === "scalar" && target.tag !== "!reset" && target.value !== null && target.meaning !== "";
        if (!action?.meaning || !copying.has(action.meaning) || given) continue;
        report({
          at: action.inner,
          message: `develop.watch of ${name.value} has the action ${action.meaning}, which needs a target in the container.`,
        });
      }
    },
  },
};

const copying: ReadonlySet<string> = new Set(["sync", "sync+restart", "sync+exec"]);
