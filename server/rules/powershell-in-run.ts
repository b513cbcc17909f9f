import { insertBefore } from "../edit/dockerfile.ts";
import { isBase, rootStage } from "../judge/lineage.ts";
import { isPowershell, powershellScripts } from "../judge/powershell.ts";
import { keywordOf } from "../judge/step.ts";
import { systemOf } from "../knowledge/base-systems.ts";
import type { Call, Command } from "../model/command.ts";
import { commands, type Dockerfile, type Stage } from "../model/dockerfile.ts";
import { instructionOf } from "../model/step.ts";
import { type Edit, remove } from "../text/edit.ts";
import type { Fix, Rule } from "./rule.ts";

export const powershellInRun: Rule = {
  id: "powershell-in-run",
  summary: "Steps start PowerShell where SHELL could name it once, or where there is none",
  category: "shell",
  severity: "off",
  fixable: "unsafe",
  since: "0.1.0",
  also: {
    kics: ["Changing Default Shell Using RUN Command"],
    tally: ["tally/powershell/prefer-shell-instruction"],
  },

  check: {
    stage(stage, { model, text, report }) {
      if (model.kind !== "dockerfile") return;
      const missing = missingIn(text, model, stage);
      if (missing)
        report({
          at: missing.program.span,
          message: `Nothing brings ${missing.name} into the image, so the step fails.`,
          severity: "warning",
          also: { kics: ["Changing Default Shell Using RUN Command"] },
        });
      const steps = commands(model, stage, "RUN").filter((it) => !it.onbuild && it.form === "shell" && wrapperOf(it) !== undefined);
      const [first] = steps;
      if (!first || steps.length < 2) return;
      report({
        at: keywordOf(model, first),
        message: `${steps.length} steps of the stage start ${wrapperOf(first)!.name} by themselves.`,
        fixes: fixFor(text, model, stage, steps),
      });
    },
  },
};

/** The first call of a PowerShell that the base image does not have, and that nothing in front speaks of. */
function missingIn(text: string, file: Dockerfile, stage: Stage): Call | undefined {
  if (!isPlainLinux(stage)) return undefined;
  const calls = commands(file, stage, "RUN").flatMap((it) => (it.onbuild ? [] : it.calls));
  const first = calls.find((it) => isPowershell(it) && it.failure === "ends");
  return first && !/powershell|pwsh/i.test(text.slice(0, first.program.span.start)) ? first : undefined;
}

/** Whether a stage is built on an image of Linux that there is not for Windows as well, and that Microsoft did not make. */
function isPlainLinux(stage: Stage): boolean {
  const { name = "", tag } = rootStage(stage).image?.reference ?? {};
  const system = systemOf(name, tag);
  return system === "debian" ? /^(?:debian|ubuntu)$/.test(name) : system !== undefined && !name.startsWith("mcr.microsoft.com/");
}

/** The PowerShell that a step is nothing but. */
function wrapperOf(command: Command): Call | undefined {
  const [call] = command.calls;
  const isWhole = call && command.calls.every((it) => it === call || it.runner === call) && powershellScripts(command).length === 1;
  return isWhole && powershellScripts(command)[0]!.runner === call ? call : undefined;
}

/** A SHELL in front of them, and the scripts without what starts them; none where that would run anything else in PowerShell, too. */
function fixFor(text: string, file: Dockerfile, stage: Stage, steps: readonly Command[]): Fix[] {
  const start = steps[0]!.span.start;
  const others = commands(file, stage, "RUN", "CMD", "ENTRYPOINT", "HEALTHCHECK").some(
    (it) => it.form === "shell" && it.span.start > start && !steps.includes(it),
  );
  const instruction = instructionOf(file, steps[0]!);
  if (others || !instruction || isBase(file, stage)) return [];
  const edits: Edit[] = [];
  const heads = new Set<string>();
  for (const step of steps) {
    const call = wrapperOf(step)!;
    const script = step.calls[1]!;
    const at = call.arguments.findIndex((it) => it.span.start <= script.span.start && script.span.start < it.span.end);
    const words = [call.program, ...call.arguments.slice(0, at)].map((it) => it.value ?? "");
    heads.add(JSON.stringify(words));
    const argument = call.arguments[at];
    if (!argument || !/^[-/]c(?:ommand)?$/i.test(words.at(-1)!) || words.includes("")) return [];
    const quoted = /^["']/.test(argument.written);
    // What the shell around it replaces is another thing in PowerShell.
    if (/%\w+%/.test(text.slice(script.span.start, call.span.end)) || (step.shell !== "cmd" && (!quoted || /[$\\]/.test(argument.written))))
      return [];
    if (
      quoted &&
      (argument.span.end !== call.span.end || script.span.start !== argument.span.start + 1 || /["\\]/.test(argument.written.slice(1, -1)))
    )
      return [];
    edits.push(remove({ start: call.span.start, end: script.span.start }));
    if (quoted) edits.push(remove({ start: argument.span.end - 1, end: argument.span.end }));
  }
  const [head] = heads;
  if (!head || heads.size > 1) return [];
  const words = [...(JSON.parse(head) as string[]), "$ErrorActionPreference = 'Stop';"];
  const line = `SHELL [${words.map((it) => JSON.stringify(it)).join(", ")}]`;
  return [
    {
      title: "Name PowerShell with SHELL (what failed unseen so far stops the build)",
      safety: "unsafe",
      edits: [insertBefore(text, instruction, line), ...edits],
    },
  ];
}
