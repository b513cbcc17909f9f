import { packageCalls } from "../judge/package-manager.ts";
import { started } from "../judge/start.ts";
import { type Dockerfile, isDelivered, nodesOf, type Stage } from "../model/dockerfile.ts";
import { includes } from "../model/port.ts";
import type { Rule } from "./rule.ts";

export const sshServer: Rule = {
  id: "ssh-server",
  summary: "An image brings an SSH server along",
  category: "network-exposure",
  severity: "info",
  fixable: "no",
  since: "0.1.0",
  also: { cis: ["5.7"] },

  check: {
    stage(stage, { model, report }) {
      if (model.kind !== "dockerfile" || !stage.ships || offersSsh(model, stage)) return;
      for (const command of started(model, stage)) {
        const server = command.calls.find(({ name }) => name === "sshd" || name === "dropbear");
        if (server && command.stage === stage)
          report({ at: server.program.span, message: `The container runs the SSH server ${server.name}.` });
      }
    },
    command(command, { model, report }) {
      const { place, stage } = command;
      if (place !== "RUN" || model.kind !== "dockerfile" || !stage) return;
      for (const { packages } of packageCalls(command, "install")) {
        const word = packages.find(({ value }) => value !== undefined && /^(?:openssh-server|dropbear)(?:[=@~].*)?$/.test(value));
        if (!word || !isDelivered(model, stage) || offersSsh(model, stage)) continue;
        // What starts it is the better place.
        const starts = started(model, stage).some(({ calls }) => calls.some(({ name }) => name === "sshd" || name === "dropbear"));
        if (!starts) report({ at: word.span, message: `The SSH server ${word.value ?? word.written} comes with the image.` });
      }
    },
  },
};

/** Whether the stage exposes the port, which another rule speaks of. */
function offersSsh(file: Dockerfile, stage: Stage): boolean {
  return nodesOf(file, stage).some((node) => node.kind === "port" && includes(node, 22));
}
