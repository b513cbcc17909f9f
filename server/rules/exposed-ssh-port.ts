import { commands, type Dockerfile, lineage, nodesOf, type Stage } from "../model/dockerfile.ts";
import { includes, isOpen, type Port } from "../model/port.ts";
import { alsoOpenPort, closingFixes, isLogin, portOnHost, portWords } from "./open-port.ts";
import type { Also, Rule } from "./rule.ts";

const alsoExposed: Also = { cis: ["5.7"], trivy: ["DS-0004"], checkov: ["CKV_DOCKER_1"], kics: ["Exposing Port 22 (SSH)"] };

export const exposedSshPort: Rule = {
  id: "exposed-ssh-port",
  summary: "A container offers SSH",
  category: "network-exposure",
  severity: "warning",
  fixable: "unsafe",
  since: "0.1.0",
  also: {
    ...alsoOpenPort,
    ...alsoExposed,
    cis: ["5.7", "5.14"],
    kics: ["Exposing Port 22 (SSH)", "Container Traffic Not Bound To Host Interface"],
  },

  check: {
    stage(stage, context) {
      if (context.model.kind !== "dockerfile") return;
      const ports = nodesOf(context.model, stage).filter(
        (node) => node.kind === "port" && includes(node, 22) && node.protocol !== "udp",
      ) as Port[];
      if (ports.length === 0) return;
      const severity = installsServer(context.model, stage) ? {} : { severity: "info" as const };
      for (const { target } of ports)
        context.report({ at: target.span, message: "The image offers SSH on port 22.", also: alsoExposed, ...severity });
    },
    port(port, context) {
      if (port.place === "EXPOSE" || !isLogin(port) || !isOpen(port)) return;
      context.report({
        at: portOnHost(port).span,
        message: `SSH to ${port.service?.name.value} on ${portWords(port)} is open to every network that reaches the host.`,
        also: { ...alsoOpenPort, cis: ["5.7", "5.14"] },
        fixes: closingFixes(port, context),
      });
    },
  },
};

/** Whether the stage, or one it is built on, installs or starts an SSH server. */
function installsServer(file: Dockerfile, stage: Stage): boolean {
  for (const it of lineage(stage)) {
    for (const command of commands(file, it, "RUN", "CMD", "ENTRYPOINT")) {
      const words = [...command.words, ...command.calls.flatMap((call) => [call.program, ...call.arguments])];
      if (words.some((word) => /(?:^|\/)(?:openssh-server|openssh|dropbear|sshd)$/.test(word.value ?? ""))) return true;
    }
  }
  return false;
}
