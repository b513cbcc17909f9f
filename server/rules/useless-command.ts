import type { Command } from "../model/command.ts";
import type { Instruction } from "../model/dockerfile.ts";
import { instructionOf } from "../model/step.ts";
import type { Rule } from "./rule.ts";

export const uselessCommand: Rule = {
  id: "useless-command",
  summary: "A build step calls a program that has nothing to do there",
  category: "maintainability",
  severity: "off",
  fixable: "no",
  since: "0.1.0",
  also: {
    hadolint: ["DL3001"],
    kics: ["Run Utilities And POSIX Commands"],
    semgrep: ["nonsensical-command"],
    tally: ["hadolint/DL3001"],
  },

  check: {
    command(command, { model, report }) {
      if (command.place !== "RUN" || model.kind !== "dockerfile") return;
      const instruction = instructionOf(model, command);
      const call = command.calls.find(
        ({ name }) => name !== undefined && reasons.has(name) && instruction && !isAllowed(name, command, instruction),
      );
      if (call) report({ at: call.program.span, message: `${call.name} ${reasons.get(call.name!)}.` });
    },
  },
};

const screen = "is for people at a terminal, and a build has none";
const state = "shows the machine that builds, which says nothing about the image";
const reasons: ReadonlyMap<string, string> = new Map([
  ["free", state],
  ["ifconfig", state],
  ["kill", "stops a process that ends with the step anyway"],
  ["mount", "mounts for this step at most; the image does not keep it"],
  ["nano", screen],
  ["ps", state],
  ["reboot", "restarts a machine, and a build has none"],
  ["service", "starts something that ends with the step"],
  ["shutdown", "stops a machine, and a build has none"],
  ["ssh", "opens a session on another machine during the build"],
  ["top", screen],
  ["vi", screen],
  ["vim", screen],
]);

/** Whether the step is made for what the program does. */
function isAllowed(name: string, { calls }: Command, { flags }: Instruction): boolean {
  if (name === "mount") return flags.some((it) => it.name.value === "security" && it.value?.value === "insecure");
  if (name === "ssh") return flags.some((it) => it.name.value === "mount" && /\btype=ssh\b/.test(it.value?.value ?? ""));
  // What was started for the step is to be ended by it.
  if (name === "kill") return calls[0]?.name !== "kill";
  return false;
}
