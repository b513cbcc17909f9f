import { type LeakedSecret, leakedSecrets } from "../judge/secret-mount.ts";
import { isDelivered } from "../model/dockerfile.ts";
import type { Rule } from "./rule.ts";

export const secretMountMisuse: Rule = {
  id: "secret-mount-misuse",
  summary: "A step writes a mounted secret into a layer",
  category: "secrets",
  severity: "warning",
  fixable: "no",
  since: "0.1.0",
  also: {},

  check: {
    command(command, { model, report }) {
      if (command.place !== "RUN" || model.kind !== "dockerfile" || command.onbuild) return;
      for (const leak of leakedSecrets(model, command)) {
        const stays = command.stage && isDelivered(model, command.stage);
        report({ at: leak.at, message: messageOf(leak), ...(!stays && { severity: "info" }) });
      }
    },
  },
};

function messageOf({ secret, into }: LeakedSecret): string {
  return `The secret ${secret} is written to ${into} and stays in the layer.`;
}
