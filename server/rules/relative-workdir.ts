import { isAbsolute, isFirstWorkdir, workdirBefore } from "../judge/workdir-base.ts";
import { insert } from "../text/edit.ts";
import type { Also, Rule } from "./rule.ts";

const shared: Also = {
  hadolint: ["DL3000"],
  trivy: ["DS-0009"],
  checkov: ["CKV_DOCKER_10"],
  kics: ["WORKDIR Path Not Absolute"],
  "dockerfile-utils": ["WORKDIR_IS_NOT_ABSOLUTE"],
};
const ofBuildKit: Also = { buildkit: ["WorkdirRelativePath"], tally: ["buildkit/WorkdirRelativePath"] };

export const relativeWorkdir: Rule = {
  id: "relative-workdir",
  summary: "A WORKDIR is relative to a folder that the file does not name",
  category: "correctness",
  severity: "info",
  fixable: "unsafe",
  since: "0.1.0",
  also: { ...shared, ...ofBuildKit },

  check: {
    instruction(instruction, { report }) {
      const { name, onbuild, words, stage, span } = instruction;
      const [word] = words;
      if (name !== "WORKDIR" || onbuild || !word || words.length > 1) return;
      const path = word.meaning;
      // BuildKit looks at the first alone, and where nobody tells takes variables for empty.
      const ifUnset = path ?? word.ifUnset;
      const buildkit = stage !== undefined && isFirstWorkdir(stage, span.start) && ifUnset !== undefined && !ifUnset.startsWith("/");
      if (isAbsolute(path ?? word.value) || path === "") {
        const message = path === "" ? "WORKDIR names no folder." : `${word.value} is a path of Windows.`;
        if (buildkit && !stage.windows) report({ at: word.span, message, severity: "off", also: ofBuildKit });
        return;
      }
      // A variable that the file does not set may be one of the base image, and hold an absolute path.
      const unknown = path === undefined && word.value.startsWith("$");
      // Behind an absolute one it is clear what it means.
      if (stage && workdirBefore(stage, span.start) !== undefined) return;
      const fix = {
        title: `Write /${word.value} (the base may have another folder)`,
        safety: "unsafe",
        edits: [insert(word.span.start, "/")],
      } as const;
      report({
        at: word.span,
        message: `${word.value} is relative to a folder that the base image decides about${unknown ? ", unless it sets the variable" : ""}.`,
        also: { ...(!word.value.startsWith("$") && shared), ...(buildkit && ofBuildKit) },
        ...(unknown && { severity: "off" }),
        fixes: stage?.windows || unknown ? [] : [fix],
      });
    },
  },
};
