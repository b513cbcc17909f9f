import { removeInstruction } from "../edit/dockerfile.ts";
import { removeEntry } from "../edit/yaml.ts";
import { at, entry, items, scalarAt } from "../model/value.ts";
import type { Rule } from "./rule.ts";

export const disabledHealthcheck: Rule = {
  id: "disabled-healthcheck",
  summary: "A health check is switched off",
  category: "lifecycle",
  severity: "info",
  fixable: "unsafe",
  since: "0.1.0",
  also: { cis: ["4.6", "5.27"], kics: ["Healthcheck Not Set"] },

  check: {
    instruction(instruction, { report, text }) {
      const [word] = instruction.words;
      if (instruction.name !== "HEALTHCHECK" || instruction.onbuild || word?.value.toUpperCase() !== "NONE") return;
      report({
        at: word.span,
        message: "HEALTHCHECK NONE switches the health check of the base image off.",
        also: { cis: ["4.6"] },
        fixes: [{ title: "Keep the health check of the base image", safety: "unsafe", edits: [removeInstruction(text, instruction)] }],
      });
    },
    service({ name, body }, { report, text }) {
      const setting = entry(body, "healthcheck");
      const check = at(body, "healthcheck");
      if (!setting || check?.kind !== "mapping") return;
      const test = at(check, "test");
      const disabled = scalarAt(check, "disable");
      const none = test?.kind === "list" ? items(test)[0] : test;
      const found = disabled?.value === true ? disabled : none?.kind === "scalar" && none.meaning === "NONE" ? none : undefined;
      if (!found) return;
      report({
        at: found.inner,
        message: `The health check of ${name.value} is switched off.`,
        also: { cis: ["5.27"], kics: ["Healthcheck Not Set"] },
        fixes: [{ title: "Keep the health check of the image", safety: "unsafe", edits: [removeEntry(text, body, setting)] }],
      });
    },
  },
};
