import { addFlag } from "../edit/flag.ts";
import { perStage } from "../judge/lineage.ts";
import { runningUser } from "../judge/user.ts";
import { commands } from "../model/dockerfile.ts";
import type { Rule } from "./rule.ts";

export const copyAfterUserWithoutChown: Rule = {
  id: "copy-after-user-without-chown",
  summary: "Files are copied after USER and still belong to root",
  category: "privilege",
  // Code that the program can only read is good practice.
  severity: "off",
  fixable: "unsafe",
  since: "0.1.0",
  also: { tally: ["tally/copy-after-user-without-chown", "tally/ruby/state-paths-not-writable-as-non-root"] },

  check: {
    instruction(instruction, { model, report }) {
      const { name, onbuild, flags, stage, span } = instruction;
      if ((name !== "COPY" && name !== "ADD") || onbuild || model.kind !== "dockerfile" || !stage || stage.windows) return;
      if (flags.some((it) => it.name.value === "chown")) return;
      const { user, root } = runningUser(model, stage, span.start);
      if (!user || root !== false) return;
      if (lastChown(model, stage) > span.start) return;
      const owner = user.name.value;
      const known = user.stage === stage || !owner.includes("$");
      report({
        at: instruction.keyword.span,
        message: `What ${name} brings belongs to root, though ${owner} runs from here on.`,
        fixes: known
          ? [
              {
                title: `Give the files to ${owner}, who can then change them`,
                safety: "unsafe",
                edits: [addFlag(instruction, `--chown=${owner}`)],
              },
            ]
          : [],
      });
    },
  },
};

/** Where the last step of a stage begins that hands files to somebody, or -1. */
const lastChown = perStage((file, stage) => {
  const last = commands(file, stage, "RUN").findLast(({ calls }) => calls.some((it) => it.name === "chown"));
  return last?.span.start ?? -1;
});
