import { setterOf } from "../judge/scope.ts";
import type { Rule } from "./rule.ts";

export const unusedShellVariable: Rule = {
  id: "unused-shell-variable",
  summary: "A step sets a variable that it does not use",
  category: "shell",
  severity: "info",
  fixable: "no",
  since: "0.1.0",
  also: { hadolint: ["SC2034"], shellcheck: ["SC2034"], tally: ["shellcheck/SC2034"] },

  check: {
    command(command, { model, report }) {
      const { script, calls, stage } = command;
      if (command.place !== "RUN" || model.kind !== "dockerfile" || !stage || script.assignments.length + script.loops.length === 0) return;
      // These hand variables on.
      if (
        calls.some(
          (it) => /^(?:\.|source|eval|set|read)$/.test(it.name ?? "") && it.arguments.some(({ value }) => !/^-[eux]+$/.test(value ?? "")),
        )
      )
        return;
      const used = new Set(script.expansions.map((it) => it.name));
      for (const { call, arguments: words } of calls.map((it) => ({ call: it, arguments: it.arguments })))
        if (/^(?:export|readonly|unset)$/.test(call.name ?? "")) for (const it of words) if (it.value !== undefined) used.add(it.value);
      const inner = calls.filter((it) => it.runner || it.name === undefined).length > 0;
      for (const { name, call, declaredBy, array } of script.assignments) {
        if (call || declaredBy || array || inner || used.has(name.value) || special.test(name.value)) continue;
        if (isMentioned(command.script.expansions, name.value)) continue;
        // What the image has set stays visible to programs.
        const { by } = setterOf(model, stage, name.value, command.span.start);
        if (by === "file" || by === "image") continue;
        used.add(name.value);
        report({ at: name.span, message: `The step sets ${name.value} and neither uses nor exports it.`, tag: "unnecessary" });
      }
      // To do something several times, a loop needs a variable.
      for (const { name } of script.loops)
        if (name && !inner && !used.has(name.value) && name.value !== "_" && !isMentioned(script.expansions, name.value))
          report({ at: name.span, message: `The loop does not use ${name.value}.`, severity: "off" });
    },
  },
};

/** Variables that the shell itself or the base image knows. */
const special = /^(?:_|PATH|HOME|LANG|LC_\w+|IFS|PS\d|OPTIND|TERM|SHELL|USER|PWD|REPLY|\w*_proxy)$/i;

/** Whether an arithmetic expression may name it without a dollar, or a variable names it. */
function isMentioned(
  expansions: readonly { readonly kind: string; readonly prefix: string; readonly word: { readonly written: string } }[],
  name: string,
): boolean {
  return expansions.some((it) => it.prefix === "!" || (it.kind === "arithmetic" && it.word.written.includes(name)));
}
