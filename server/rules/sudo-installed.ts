import { packageCalls } from "../judge/package-manager.ts";
import { isDelivered } from "../model/dockerfile.ts";
import type { Rule } from "./rule.ts";

export const sudoInstalled: Rule = {
  id: "sudo-installed",
  summary: "An image brings sudo along",
  category: "privilege",
  severity: "info",
  fixable: "no",
  since: "0.1.0",
  also: { cis: ["4.3"] },

  check: {
    command(command, { model, report }) {
      const { place, stage, calls } = command;
      if (place !== "RUN" || model.kind !== "dockerfile" || (stage && !isDelivered(model, stage))) return;
      for (const { packages } of packageCalls(command, "install")) {
        const word = packages.find(({ value }) => value !== undefined && /^(?:sudo|doas)(?:[=@~].*)?$/.test(value));
        if (!word) continue;
        const removed = packageCalls(command, "remove").some((it) => it.packages.some(({ value }) => value === word.value));
        // The rights come with a line in its configuration.
        const open = calls.some((call) => call.arguments.some(({ written }) => /NOPASSWD\s*:\s*ALL/.test(written)));
        if (!removed) report({ at: word.span, message: message(word.written, open) });
      }
    },
  },
};

function message(program: string, open: boolean): string {
  return open
    ? `${program} comes with the image and lets an account become root without a password.`
    : `${program} comes with the image, and whoever may call it becomes root.`;
}
