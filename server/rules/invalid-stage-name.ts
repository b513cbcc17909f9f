import type { Problem } from "../model/node.ts";
import { replace } from "../text/edit.ts";
import { showing } from "./problem.ts";
import type { Context, Fix, Rule } from "./rule.ts";

export const invalidStageName: Rule = {
  id: "invalid-stage-name",
  summary: "A stage has a name that the builder does not take",
  category: "correctness",
  severity: "error",
  fixable: "unsafe",
  since: "0.1.0",
  also: { buildkit: ["build-error"], "dockerfile-utils": ["INVALID_BUILD_STAGE_NAME"] },

  check: showing("invalid-stage-name", fixes),
};

/** Where the name is used, it is changed, too. */
function fixes({ instruction }: Problem, { model }: Context): Fix[] {
  const old = instruction?.words[2];
  if (!old || model.kind !== "dockerfile" || !/^[\w.-]+[^$]*$/.test(old.value)) return [];
  const legal = old.value
    .toLowerCase()
    .replace(/[^a-z0-9-_.]+/g, "-")
    .replace(/^[^a-z]+/, (start) => `stage-${start.replace(/^[-_.]+/, "")}`);
  const names = model.stages.map((it) => it.name?.value.toLowerCase());
  if (names.includes(legal)) return [];
  const uses = model.instructions.flatMap(({ name, flags, words, span }) => {
    if (span.start <= instruction.span.start) return [];
    const used = name === "FROM" ? words[0] : name === "COPY" ? flags.find((it) => it.name.value === "from")?.value : undefined;
    return used?.value === old.value ? [used.span] : [];
  });
  return [{ title: `Name the stage ${legal}`, safety: "unsafe", edits: [old.span, ...uses].map((it) => replace(it, legal)) }];
}
