import { stageReferences } from "../judge/stage-reference.ts";
import { type Dockerfile, type Stage, stagesByName } from "../model/dockerfile.ts";
import { type Edit, replace } from "../text/edit.ts";
import type { Rule } from "./rule.ts";

export const reservedStageName: Rule = {
  id: "reserved-stage-name",
  summary: "A stage has a name that means something else to the builder",
  category: "correctness",
  severity: "warning",
  fixable: "unsafe",
  since: "0.1.0",
  also: { hadolint: ["DL3063"], buildkit: ["ReservedStageName"], tally: ["buildkit/ReservedStageName", "hadolint/DL3063"] },

  check: {
    stage(stage, { model, report }) {
      const { name } = stage;
      const lower = name?.value.toLowerCase();
      if (!name || model.kind !== "dockerfile" || (lower !== "scratch" && lower !== "context")) return;
      const edits = renamed(model, stage, `${lower}-stage`);
      report({
        at: name.span,
        message: lower === "scratch" ? `${name.value} is the name of the empty image.` : `${name.value} is the name of the build context.`,
        fixes: edits ? [{ title: `Rename to ${lower}-stage (others may build it by its name)`, safety: "unsafe", edits }] : [],
      });
    },
  },
};

function renamed(file: Dockerfile, stage: Stage, name: string): Edit[] | undefined {
  const known = stagesByName(file);
  if (!stage.name || known.has(name) || known.get(stage.name.value.toLowerCase())?.length !== 1) return undefined;
  const uses = stageReferences(file).filter((it) => it.stage === stage && !it.byNumber);
  const children = file.stages.filter((it) => it.parent === stage);
  return [stage.name.span, ...uses.map((it) => it.name.span), ...children.map((it) => it.base.span)].map((span) => replace(span, name));
}
