import { countsStages, type StageReference, stageReferences } from "../judge/stage-reference.ts";
import { type Dockerfile, stagesByName } from "../model/dockerfile.ts";
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
      if (!countsStages(file)) return;
      const taken = namesIn(file);
      for (const reference of stageReferences(file)) {
        const { name, user, stage, byNumber } = reference;
        if (!byNumber || stage.index >= user.index) continue;
        report({
          at: name.span,
          message: `Number ${name.value} means ${stage.name ? `stage ${stage.name.value}` : `the stage from ${stage.base.value}`} only until a stage is added.`,
          fixes: [fixOf(file, reference, taken)].filter((it) => it !== undefined),
        });
      }
    },
  },
};

function fixOf(file: Dockerfile, { name, stage, onbuild }: StageReference, taken: ReadonlySet<string>): Fix | undefined {
  const known = stage.name?.value.toLowerCase();
  if (known !== undefined) {
    // Of several stages of a name the last one would be meant.
    if (stagesByName(file).get(known)?.length !== 1) return undefined;
    // A trigger is kept in the image letter by letter.
    return { title: `Write --from=${known}`, safety: onbuild ? "unsafe" : "safe", edits: [replace(name.span, known)] };
  }
  const from = stage.instructions[0];
  // Where several stages have no name, each needs its own.
  const nameless = file.stages.filter((it) => it.name === undefined && !it.ships).length;
  const free = [...(nameless === 1 ? ["build"] : []), `stage-${stage.index}`].find((it) => !taken.has(it));
  if (from?.words.length !== 1 || free === undefined) return undefined;
  return {
    title: `Name the stage ${free} (and let others build it by that name)`,
    safety: "unsafe",
    edits: [insert(from.span.end, ` AS ${free}`), replace(name.span, free)],
  };
}

/** The names that stages and images of a file have. */
function namesIn({ stages, nodes }: Dockerfile): Set<string> {
  const names = new Set(stages.flatMap(({ name, base }) => [name?.value.toLowerCase() ?? "", base.meaning ?? ""]));
  for (const node of nodes) if (node.kind === "image") names.add(node.name.value);
  return names;
}
