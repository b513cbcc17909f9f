import { addLimit } from "../edit/limit.ts";
import { isLimited, placeOfLimits } from "../judge/limit.ts";
import { wholeService } from "../judge/whole-service.ts";
import { isForSwarm } from "../model/compose.ts";
import type { Rule } from "./rule.ts";

export const missingMemoryLimit: Rule = {
  id: "missing-memory-limit",
  summary: "A service may use all memory of the host",
  category: "resource-limits",
  // Nine of ten services have none.
  severity: "off",
  fixable: "unsafe",
  since: "0.1.0",
  also: { cis: ["5.11"], kics: ["Memory Not Limited"], "compose-lint": ["CL-0026"] },

  check: {
    service(service, context) {
      const { name, body } = service;
      const whole = wholeService(service, context);
      if (!whole || isLimited(whole, "memory") !== false) return;
      const edit = addLimit(
        context.text,
        body,
        { key: "mem_limit", value: "512m", below: { key: "memory", value: "512M" } },
        isForSwarm(context.model),
      );
      context.report({
        at: (placeOfLimits(body) ?? name).span,
        message: `${name.value} may use all memory of the host.`,
        fixes: edit
          ? [{ title: "Allow 512 MiB, a guess (more and the kernel ends it)", safety: "unsafe", partial: true, edits: [edit] }]
          : [],
      });
    },
  },
};
