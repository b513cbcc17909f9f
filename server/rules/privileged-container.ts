import { scalarAt } from "../model/value.ts";
import type { Rule } from "./rule.ts";

export const privilegedContainer: Rule = {
  id: "privileged-container",
  summary: "A service runs privileged, which gives it the host",
  category: "privilege",
  severity: "error",
  fixable: "no",
  since: "0.1.0",
  also: { cis: ["5.5"], kics: ["Privileged Containers Enabled"], "compose-lint": ["CL-0002"] },
  check: {
    service({ name, body }, { report }) {
      const privileged = scalarAt(body, "privileged");
      if (privileged?.value === true) report({ at: privileged.inner, message: `${name.value} runs privileged and so controls the host.` });
    },
  },
};
