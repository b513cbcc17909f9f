import { removeInstruction } from "../edit/dockerfile.ts";
import type { Rule } from "./rule.ts";

export const stopsignalOnWindows: Rule = {
  id: "stopsignal-on-windows",
  summary: "A Windows image sets STOPSIGNAL, which Windows does not know",
  category: "lifecycle",
  severity: "info",
  fixable: "unsafe",
  since: "0.1.0",
  also: { tally: ["tally/windows/no-stopsignal"] },

  check: {
    instruction(instruction, { report, text }) {
      const { name, onbuild, keyword, stage } = instruction;
      if (name !== "STOPSIGNAL" || onbuild || !stage?.windows) return;
      const signal = instruction.words[0]?.value ?? "";
      report({
        at: keyword.span,
        message: `Windows has no signals, so STOPSIGNAL ${signal} does nothing.`.replace("  ", " "),
        tag: "unnecessary",
        fixes: [
          {
            title: "Remove STOPSIGNAL (the image's configuration no longer has it)",
            safety: "unsafe",
            edits: [removeInstruction(text, instruction)],
          },
        ],
      });
    },
  },
};
