import type { Call, Redirection } from "../model/command.ts";
import type { Rule } from "./rule.ts";

export const repeatedAppend: Rule = {
  id: "repeated-append",
  summary: "Several commands in a row append to the same file",
  category: "shell",
  // It works, and how it reads is a matter of taste.
  severity: "off",
  fixable: "no",
  since: "0.1.0",
  also: { hadolint: ["SC2129"], shellcheck: ["SC2129"], tally: ["shellcheck/SC2129"] },

  check: {
    command({ calls }, { report }) {
      let row: Redirection[] = [];
      let chained = false;
      const end = () => {
        const [first] = row;
        if (row.length > 2)
          report({
            at: first!.span,
            message: `${row.length} commands in a row append to ${first!.target!.written}.`,
            // Others do not look at what && joins.
            ...(chained && { also: {} }),
          });
        row = [];
        chained = false;
      };
      for (const call of calls) {
        if (call.context === "substitution") continue;
        const found = appendOf(call);
        if (!found || found.target!.written !== row[0]?.target?.written) end();
        if (found) row.push(found);
        if (call.followedBy === "&&") chained = true;
        else if (call.followedBy !== ";") end();
      }
      end();
    },
  },
};

function appendOf({ redirections, runner, pipedInto }: Call): Redirection | undefined {
  const [only, ...more] = redirections.filter((it) => it.operator !== "<<" && it.operator !== "<<-");
  return only?.operator === ">>" && only.target && more.length === 0 && !runner && !pipedInto ? only : undefined;
}
