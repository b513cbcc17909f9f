import { joinRuns } from "../edit/run.ts";
import { removesByForce, useOf } from "../judge/package-lists.ts";
import { type PackageCall, packageCalls } from "../judge/package-manager.ts";
import { isMounted } from "../judge/step.ts";
import type { Command } from "../model/command.ts";
import type { Dockerfile } from "../model/dockerfile.ts";
import { commands } from "../model/dockerfile.ts";
import { instructionOf } from "../model/step.ts";
import type { Fix, Rule } from "./rule.ts";

export const updateWithoutInstall: Rule = {
  id: "update-without-install",
  summary: "A step fetches package lists and installs nothing",
  category: "cache-and-size",
  severity: "warning",
  fixable: "unsafe",
  since: "0.1.0",
  also: {
    cis: ["4.7"],
    hadolint: ["DL3009"],
    trivy: ["DS-0017"],
    checkov: ["CKV_DOCKER_5"],
    kics: ["Update Instruction Alone"],
  },

  check: {
    command(command, { model, text, report }) {
      if (command.place !== "RUN" || model.kind !== "dockerfile") return;
      // Of several updates only the last can be without use.
      const update = packageCalls(command, "update").at(-1);
      if (!update || update.manager.caches.some((it) => isMounted(model, command, it))) return;
      const use = useOf(command, update);
      if (use === "known" || (update.manager.family === "apk" && update.has("--no-cache"))) return;
      const later = installs(model, command, update);
      const { manager, verbWord } = update;
      const fix = joined(text, model, command, update);
      report({
        at: verbWord.span,
        message: later
          ? `${manager.name} ${verbWord.value ?? verbWord.written} is a step of its own, so a later build installs from old lists.`
          : `${manager.name} ${verbWord.value ?? verbWord.written} fetches lists that nothing in its step uses.`,
        ...(use === "perhaps" && { severity: "info" }),
        also: {
          cis: ["4.7"],
          ...(manager.family === "apt-get" && { hadolint: removesByForce(command) ? [] : ["DL3009"] }),
          trivy: ["DS-0017"],
          checkov: ["CKV_DOCKER_5"],
          kics: ["Update Instruction Alone"],
        },
        fixes: fix ? [fix] : [],
      });
    },
  },
};

/** Whether a later step of the stage installs packages of the same family. */
function installs(file: Dockerfile, { stage, span }: Command, { manager }: PackageCall): boolean {
  if (!stage) return false;
  return commands(file, stage, "RUN").some(
    (it) => it.span.start > span.start && packageCalls(it, "install").some((call) => call.manager.family === manager.family),
  );
}

/** Joins the step with the next one, if that installs. */
function joined(text: string, file: Dockerfile, command: Command, { manager }: PackageCall): Fix | undefined {
  const { stage } = command;
  const own = instructionOf(file, command);
  if (!stage || !own) return undefined;
  const next = commands(file, stage, "RUN").find((it) => it.span.start > command.span.start);
  if (!next || stage.instructions[stage.instructions.indexOf(own) + 1] !== instructionOf(file, next)) return undefined;
  if (!packageCalls(next, "install").some((it) => it.manager.family === manager.family)) return undefined;
  const edit = joinRuns(text, file, command, next);
  return edit && { title: "Join it with the step that installs (both are run again)", safety: "unsafe", edits: [edit] };
}
