import { accountName, membershipsOf } from "../judge/account.ts";
import type { Rule } from "./rule.ts";

export const droppedSupplementaryGroups: Rule = {
  id: "dropped-supplementary-groups",
  summary: "USER names a group, so the user loses its other groups",
  category: "privilege",
  severity: "warning",
  fixable: "unsafe",
  since: "0.1.0",
  also: { tally: ["tally/user-explicit-group-drops-supplementary-groups"] },

  check: {
    user({ place, name, stage }, { model, report }) {
      if (place !== "USER" || model.kind !== "dockerfile" || !stage || stage.windows) return;
      const [user = "", group] = name.value.split(":");
      if (group === undefined || group === "") return;
      const lost = membershipsOf(model, stage).filter(
        (it) => it.account === accountName(user) && it.group !== accountName(group) && it.call.span.start < name.span.start,
      );
      if (lost.length === 0) return;
      const groups = [...new Set(lost.map((it) => it.group))].join(", ");
      report({
        at: name.span,
        message: `${name.value} runs with the group ${group} alone, without ${groups}.`,
        fixes: [
          {
            title: `Run as ${user} with all its groups`,
            safety: "unsafe",
            edits: [{ span: { start: name.span.start + user.length, end: name.span.end }, newText: "" }],
          },
        ],
      });
    },
  },
};
