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
      // The rights come with a line in its configuration.
      const open = calls.flatMap((call) => call.arguments.filter(({ written }) => /NOPASSWD\s{0,9}:\s{0,9}ALL/.test(written)));
      let told = false;
      for (const { packages } of packageCalls(command, "install")) {
        const word = packages.find(({ value }) => value !== undefined && /^(?:sudo|doas)(?:[=@~].*)?$/.test(value));
        if (!word) continue;
        const removed = packageCalls(command, "remove").some((it) => it.packages.some(({ value }) => value === word.value));
        if (!removed) report({ at: word.span, message: message(word.written, open.length > 0) });
        told = true;
      }
      for (const { span } of told ? [] : open.slice(0, 1))
        report({ at: span, message: "This lets an account become root without a password." });
    },
  },
};

function message(program: string, open: boolean): string {
  return open
    ? `${program} comes with the image and lets an account become root without a password.`
    : `${program} comes with the image, and whoever may call it becomes root.`;
}
