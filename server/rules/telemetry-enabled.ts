import { insertBefore } from "../edit/dockerfile.ts";
import { alongLineage } from "../judge/lineage.ts";
import { packageCall } from "../judge/package-manager.ts";
import { setterOf } from "../judge/scope.ts";
import { variableOf } from "../judge/step.ts";
import { type Telemetry, telemetryOf } from "../knowledge/telemetry.ts";
import type { Call } from "../model/command.ts";
import { commands, type Dockerfile, type Stage } from "../model/dockerfile.ts";
import { instructionOf } from "../model/step.ts";
import type { Rule } from "./rule.ts";

export const telemetryEnabled: Rule = {
  id: "telemetry-enabled",
  summary: "A program reports to its maker how it is used",
  category: "maintainability",
  severity: "off",
  fixable: "unsafe",
  since: "0.1.0",
  also: { tally: ["tally/prefer-telemetry-opt-out"] },

  check: {
    stage(stage, { model, text, report }) {
      if (model.kind !== "dockerfile") return;
      // Set for a stage, it is set for those that are built on it.
      const said = new Set(stage.parent && variablesOf(model)(stage.parent));
      for (const command of commands(model, stage, "RUN", "CMD", "ENTRYPOINT")) {
        const instruction = instructionOf(model, command);
        if (command.onbuild || !instruction) continue;
        for (const call of command.calls) {
          const found = reported(call);
          if (!found || said.has(found.variable)) continue;
          said.add(found.variable);
          const { by } = setterOf(model, stage, found.variable, command.span.start);
          if (by === "file" || by === "image" || variableOf(model, command, call, found.variable) !== undefined) continue;
          report({
            at: call.program.span,
            message: `${found.tool} reports how it is used, since ${found.variable} is not set.`,
            fixes: [
              {
                title: `Set ${found.variable}=${found.value} (containers get it, too)`,
                safety: "unsafe",
                edits: [insertBefore(text, instruction, `ENV ${found.variable}=${found.value}`)],
              },
            ],
          });
        }
      }
    },
  },
};

/** The variables that would keep the programs of a stage, and of those it is built on, from reporting. */
function variablesOf(file: Dockerfile): (stage: Stage) => ReadonlySet<string> {
  let known = variables.get(file);
  if (!known) {
    known = alongLineage<ReadonlySet<string>>((stage, below = new Set()) => {
      const calls = commands(file, stage, "RUN").flatMap((it) => (it.onbuild ? [] : it.calls));
      const own = calls.flatMap((it) => reported(it)?.variable ?? []).filter((it) => !below.has(it));
      return own.length > 0 ? new Set([...below, ...own]) : below;
    });
    variables.set(file, known);
  }
  return known;
}

const variables = new WeakMap<Dockerfile, (stage: Stage) => ReadonlySet<string>>();

/** What the program of a call reports, or the one that it runs for others: `npx next build`, `pnpm exec next build`. */
function reported(call: Call): Telemetry | undefined {
  const { name, arguments: words } = call;
  if (name === undefined) return undefined;
  const own = telemetryOf(name, words[0]?.value);
  if (own) return own;
  const run = /^(?:npx|bunx|pnpx)$/.test(name) ? words : packageCall(call)?.verb === "run" ? packageCall(call)!.packages : [];
  const [program, argument] = run.filter((it) => !it.written.startsWith("-"));
  return program?.value === undefined ? undefined : telemetryOf(program.value, argument?.value);
}
