import { replaceValue, rewriteText } from "../edit/yaml.ts";
import { at, entry, scalarAt } from "../model/value.ts";
import type { Rule } from "./rule.ts";

/** What the CIS benchmark asks for. */
const attempts = 5;

export const unlimitedRestarts: Rule = {
  id: "unlimited-restarts",
  summary: "A service that fails is started again without limit, or not five times as the CIS benchmark asks",
  category: "lifecycle",
  severity: "off",
  fixable: "unsafe",
  since: "0.1.0",
  also: { cis: ["5.15"], kics: ["Restart Policy On Failure Not Set To 5"] },

  check: {
    service({ name, body }, { report, text }) {
      const restart = scalarAt(body, "restart");
      const limit = /^on-failure(?::(\d+))?$/.exec(restart?.meaning ?? "");
      if (restart && limit && Number(limit[1] ?? 0) !== attempts) {
        report({
          at: restart.inner,
          message: messageOf(name.value, Number(limit[1] ?? 0)),
          fixes: [
            {
              title: `Change to on-failure:${attempts} (it then stays down after ${attempts} failures)`,
              safety: "unsafe",
              edits: [rewriteText(text, restart, `on-failure:${attempts}`)],
            },
          ],
        });
      }
      const policy = at(body, "deploy", "restart_policy");
      const most = entry(policy, "max_attempts");
      if (policy?.kind !== "mapping" || scalarAt(policy, "condition")?.meaning !== "on-failure") return;
      const value = most?.value.kind === "scalar" ? most.value.value : undefined;
      if (!most || typeof value !== "number" || value === attempts) return;
      report({
        at: most.value.span,
        message: messageOf(name.value, value),
        fixes: [
          {
            title: `Change to ${attempts} (it then stays down after ${attempts} failures)`,
            safety: "unsafe",
            edits: [replaceValue(text, most, String(attempts))],
          },
        ],
      });
    },
  },
};

/** A limit of 0 is none. */
function messageOf(service: string, limit: number): string {
  return limit === 0
    ? `${service} is started again without end when it fails.`
    : `${service} is started again ${limit} ${limit === 1 ? "time" : "times"} when it fails, where the CIS benchmark asks for ${attempts}.`;
}
