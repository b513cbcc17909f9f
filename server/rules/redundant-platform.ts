import { removeFlag } from "../edit/flag.ts";
import type { Rule } from "./rule.ts";

export const redundantPlatform: Rule = {
  id: "redundant-platform",
  summary: "FROM asks for the platform that it gets anyway",
  category: "base-image",
  severity: "info",
  fixable: "safe",
  since: "0.1.0",
  also: { hadolint: ["DL3065"], buildkit: ["RedundantTargetPlatform"], tally: ["buildkit/RedundantTargetPlatform"] },

  check: {
    instruction(instruction, { model, text, report }) {
      const { name, flags, onbuild } = instruction;
      if (name !== "FROM" || onbuild || model.kind !== "dockerfile") return;
      const flag = flags.find((it) => it.name.value === "platform");
      if (!flag?.value || !/^\$(?:TARGETPLATFORM|\{TARGETPLATFORM(?::?[-?][^}]*)?\})$/.test(flag.value.value)) return;
      // An ARG of that name may bring another value.
      if (model.globals.some((it) => it.name.value === "TARGETPLATFORM" && it.value)) return;
      report({
        at: flag.span,
        message: "Without --platform the builder takes $TARGETPLATFORM, too.",
        tag: "unnecessary",
        fixes: [{ title: "Remove --platform", safety: "safe", edits: [removeFlag(text, flag)] }],
      });
    },
  },
};
