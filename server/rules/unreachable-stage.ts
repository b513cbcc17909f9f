import { removeStage } from "../edit/stage.ts";
import { countsStages, edgesOf } from "../judge/stage-reference.ts";
import { type Dockerfile, findStage, type Stage } from "../model/dockerfile.ts";
import type { Build, Rule } from "./rule.ts";

export const unreachableStage: Rule = {
  id: "unreachable-stage",
  summary: "No build that is known needs a stage",
  category: "maintainability",
  severity: "info",
  fixable: "unsafe",
  since: "0.1.0",
  also: { tally: ["tally/no-unreachable-stages"] },

  check: {
    dockerfile(file, { text, builds, report }) {
      if (file.stages.length < 2) return;
      const known = builds();
      const targets = targetsOf(file, known);
      if (!targets) return;
      const needed = reached(file, targets);
      for (const stage of file.stages) {
        // A stage with a name is there to be built by it, as long as no file tells what is built.
        if (needed.has(stage) || (stage.name && !known.some((it) => it.target))) continue;
        const edit = countsStages(file) ? undefined : removeStage(text, file, stage);
        report({
          at: (stage.name ?? stage.base).span,
          message: stage.name
            ? `Nothing builds stage ${stage.name.value}, and no other stage takes anything from it.`
            : `No other stage takes anything from this one, and it has no name to build it by.`,
          tag: "unnecessary",
          fixes: edit ? [{ title: "Remove the stage (who builds it with --target cannot any more)", safety: "unsafe", edits: [edit] }] : [],
        });
      }
    },
  },
};

/** The last stage and those that are built elsewhere; undefined where a variable says which. */
function targetsOf(file: Dockerfile, builds: readonly Build[]): Stage[] | undefined {
  const targets = [file.stages.at(-1)!];
  for (const { target } of builds) {
    if (!target) continue;
    if (target.meaning === undefined) return undefined;
    const stage = findStage(file, target.meaning);
    if (stage) targets.push(stage);
  }
  return targets;
}

function reached(file: Dockerfile, targets: readonly Stage[]): Set<Stage> {
  const edges = edgesOf(file);
  const found = new Set<Stage>();
  const open = [...targets];
  for (let stage = open.pop(); stage; stage = open.pop()) {
    if (found.has(stage)) continue;
    found.add(stage);
    open.push(...(edges.get(stage) ?? []));
  }
  return found;
}
