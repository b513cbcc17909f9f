import { type StageReference, stageReferences } from "../judge/stage-reference.ts";
import type { Dockerfile } from "../model/dockerfile.ts";
import { stagesByName } from "../model/dockerfile.ts";
import { insert, replace } from "../text/edit.ts";
import type { Fix, Rule } from "./rule.ts";

export const copyFromStageIndex: Rule = {
  id: "copy-from-stage-index",
  summary: "COPY --from counts the stages instead of naming one",
  category: "maintainability",
  severity: "info",
  fixable: "safe",
  since: "0.1.0",
  also: { kics: ["Using Unnamed Build Stages"] },

  check: {
    dockerfile(file, { report }) {
      for (const reference of stageReferences(file)) {
        const { name, user, stage, byNumber } = reference;
        if (!byNumber || stage.index >= user.index) continue;
        report({
          at: name.span,
          message: `Number ${name.value} means ${stage.name ? `stage ${stage.name.value}` : `the stage from ${stage.base.value}`} only until a stage is added.`,
          fixes: [fixOf(file, reference)].filter((it) => it !== undefined),
        });
      }
    },
  },
};

function fixOf(file: Dockerfile, { name, stage }: StageReference): Fix | undefined {
  const known = stage.name?.value.toLowerCase();
  if (known !== undefined) {
    // Of several stages of a name the last one would be meant.
    if (stagesByName(file).get(known)?.length !== 1) return undefined;
    return { title: `Write --from=${known}`, safety: "safe", edits: [replace(name.span, known)] };
  }
  const words = stage.instructions[0]?.words;
  if (words?.length !== 1) return undefined;
  const free = nameFor(file, stage.index);
  return {
    title: `Name the stage ${free} (and let others build it by that name)`,
    safety: "unsafe",
    edits: [insert(stage.base.span.end, ` AS ${free}`), replace(name.span, free)],
  };
}

/** A name that nothing in the file has, neither a stage nor an image. */
function nameFor({ stages, nodes }: Dockerfile, index: number): string {
  const taken = new Set<string>();
  for (const { name, base } of stages) taken.add(name?.value.toLowerCase() ?? "").add(base.meaning ?? "");
  for (const node of nodes) if (node.kind === "image") taken.add(node.name.value);
  return ["build", `stage-${index}`].find((it) => !taken.has(it)) ?? `stage-${index}-of-${stages.length}`;
}
