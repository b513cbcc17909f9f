import type { Command } from "../model/command.ts";
import type { Compose } from "../model/compose.ts";
import type { Spanned } from "../text/span.ts";
import type { Context, Rule } from "./rule.ts";

export const dockerTcpSocket: Rule = {
  id: "docker-tcp-socket",
  summary: "Docker listens without TLS, or is spoken to without it",
  category: "host-access",
  severity: "warning",
  fixable: "no",
  since: "0.1.0",
  also: {},

  check: {
    command(command, { report }) {
      if (command.place !== "command:" && command.place !== "entrypoint:" && command.place !== "CMD" && command.place !== "ENTRYPOINT")
        return;
      const address = listeningDaemon(command);
      if (!address) return;
      report({
        at: address.span,
        message: `Docker listens at ${address.value} without TLS, and whoever reaches it controls the machine.`,
        severity: "error",
      });
    },
    variable({ name, value, place, service }, context) {
      if ((place !== "environment:" && place !== "ENV") || value?.meaning === undefined) return;
      const daemon = service?.image?.reference?.name.match(/(?:^|\/)docker$/);
      if (name.value === "DOCKER_TLS_CERTDIR" && value.meaning === "" && daemon) {
        context.report({
          at: name.span,
          message: `Docker in ${service!.name.value} listens without TLS, and every service that reaches it controls it.`,
        });
      }
      const host = name.value === "DOCKER_HOST" ? plainHost(value.meaning) : undefined;
      const role = host === undefined ? undefined : whoIs(host, context);
      if (host === undefined || role === "proxy") return;
      context.report({
        at: value.span,
        message: `Docker at ${value.value} takes orders from anyone who reaches it, without TLS.`,
        ...(role === "service" && { severity: "info" }),
      });
    },
  },
};

/** The address of a daemon that this command starts for strangers. */
function listeningDaemon(command: Command): Spanned | undefined {
  const runsDocker = /(?:^|\/)docker$/.test(command.service?.image?.reference?.name ?? "");
  const call = command.calls.find((it) => it.name === "dockerd" || (it.name === "docker" && it.arguments[0]?.value === "daemon"));
  const words = call
    ? call.arguments
    : runsDocker
      ? [...command.words, ...command.calls.flatMap((it) => [it.program, ...it.arguments])]
      : [];
  if (words.some(({ value }) => value !== undefined && /^--?tlsverify(?:=true)?$/.test(value))) return undefined;
  for (const [i, { value, span }] of words.entries()) {
    const before = words[i - 1]?.value;
    const address = value === undefined ? undefined : /^(?:-H=?|--host=)?(tcp:\/\/.*)$/.exec(value)?.[1];
    const isHost = address !== undefined && (address !== value || before === "-H" || before === "--host");
    if (isHost && !/^tcp:\/\/(?:127\.|localhost|\[::1\])/.test(address)) return { value: address, span };
  }
  return undefined;
}

/** The host of an address at which Docker answers without TLS; undefined for others. */
function plainHost(address: string): string | undefined {
  const host = /^tcp:\/\/(\[[^\]]*\]|[^:/]+):2375\/?$/.exec(address)?.[1];
  return host === undefined || /^(?:127\.|localhost$|\[::1\])/.test(host) ? undefined : host;
}

/** A proxy lets only some questions through; any other service of the project is a Docker of its own. */
function whoIs(host: string, { model }: Context): "proxy" | "service" | "stranger" {
  const service = model.kind === "compose" ? findService(model, host) : undefined;
  if (/socket-?proxy/.test(host) || /socket-?proxy/.test(service?.image?.reference?.name ?? "")) return "proxy";
  return service ? "service" : "stranger";
}

function findService({ services }: Compose, name: string) {
  return services.find((it) => it.name.value === name);
}
