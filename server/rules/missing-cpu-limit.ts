import { addLimit } from "../edit/limit.ts";
import { isLimited, placeOfLimits } from "../judge/limit.ts";
import { wholeService } from "../judge/whole-service.ts";
import { isForSwarm } from "../model/compose.ts";
import type { Rule } from "./rule.ts";

export const missingCpuLimit: Rule = {
  id: "missing-cpu-limit",
  summary: "A service may use every processor of the host",
  category: "resource-limits",
  // Nine of ten services have none.
  severity: "off",
  fixable: "unsafe",
  since: "0.1.0",
  also: { cis: ["5.12"], kics: ["Cpus Not Limited"], "compose-lint": ["CL-0026"] },

  check: {
    service(service, context) {
      const { name, body } = service;
      const whole = wholeService(service, context);
      if (!whole || isLimited(whole, "cpus") !== false) return;
      const edit = addLimit(
        context.text,
        body,
        { key: "cpus", value: "1.0", below: { key: "cpus", value: "'1.0'" } },
        isForSwarm(context.model),
      );
      context.report({
        at: (placeOfLimits(body) ?? name).span,
        message: `${name.value} may use every processor of the host.`,
        // compose-lint says one thing of both limits, and there the memory comes first.
        ...(isLimited(whole, "memory") === false && { also: { cis: ["5.12"], kics: ["Cpus Not Limited"] } }),
        fixes: edit
          ? [
              {
                title: "Allow one processor, a guess (it gets no more, however idle the host is)",
                safety: "unsafe",
                partial: true,
                edits: [edit],
              },
            ]
          : [],
      });
    },
  },
};
