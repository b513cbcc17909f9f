import { addLimit } from "../edit/limit.ts";
import { isLimited, limitsOf, placeOfLimits } from "../judge/limit.ts";
import { wholeService } from "../judge/whole-service.ts";
import { isForSwarm } from "../model/compose.ts";
import { type Mapping, scalarAt } from "../model/value.ts";
import type { Rule } from "./rule.ts";

export const missingPidsLimit: Rule = {
  id: "missing-pids-limit",
  summary: "A service may start any number of processes",
  category: "resource-limits",
  // Nine of ten services have none.
  severity: "off",
  fixable: "unsafe",
  since: "0.1.0",
  also: { cis: ["5.29"], kics: ["Pids Limit Not Set"] },

  check: {
    service(service, context) {
      const { name, body } = service;
      const whole = wholeService(service, context);
      if (!whole || isLimited(whole, "pids") !== false || isUnlimited(whole)) return;
      const edit = addLimit(
        context.text,
        body,
        { key: "pids_limit", value: "200", below: { key: "pids", value: "200" } },
        isForSwarm(context.model),
      );
      context.report({
        at: (placeOfLimits(body) ?? name).span,
        message: `${name.value} may start processes until the host has no room for others.`,
        fixes: edit ? [{ title: "Allow 200 processes, a guess (more fail to start)", safety: "unsafe", partial: true, edits: [edit] }] : [],
      });
    },
  },
};

/** A limit of nothing is the matter of unlimited-pids. */
function isUnlimited(body: Mapping): boolean {
  return (scalarAt(body, "pids_limit") ?? scalarAt(limitsOf(body), "pids")) !== undefined;
}
