import { nodesOf } from "../model/dockerfile.ts";
import { type Edit, replace } from "../text/edit.ts";
import type { Rule } from "./rule.ts";

export const uppercaseStageName: Rule = {
  id: "uppercase-stage-name",
  summary: "The name of a stage has capital letters",
  category: "style",
  severity: "info",
  fixable: "safe",
  since: "0.1.0",
  also: { buildkit: ["StageNameCasing"], tally: ["buildkit/StageNameCasing"] },

  check: {
    stage(stage, { model, report }) {
      const { name } = stage;
      if (!name || model.kind !== "dockerfile" || name.value === name.value.toLowerCase()) return;
      const lower = name.value.toLowerCase();
      const uses = model.stages.slice(stage.index + 1).flatMap((later): Edit[] =>
        nodesOf(model, later).flatMap((node) => {
          const from = node.kind === "copy" || node.kind === "mount" ? node.from : undefined;
          return from?.stage === stage && from.name.value === name.value ? replace(from.name.span, lower) : [];
        }),
      );
      report({
        at: name.span,
        message: `The stage name ${name.value} has capital letters, and the builder knows it as ${lower}.`,
        fixes: [{ title: `Write ${lower}`, safety: "safe", edits: [replace(name.span, lower), ...uses] }],
      });
    },
  },
};
