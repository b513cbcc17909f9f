import { bindToLoopback } from "../edit/port.ts";
import type { Port } from "../model/port.ts";
import type { Substituted } from "../model/substituted.ts";
import type { Also, Context, Fix } from "./rule.ts";

/** What others call a port that is published on every address; they do not ask who answers there. */
export const alsoOpenPort: Also = {
  cis: ["5.14"],
  kics: ["Container Traffic Not Bound To Host Interface"],
  "compose-lint": ["CL-0005"],
  dclint: ["no-unbound-port-interfaces"],
};

/** The port as people reach it on the host; where the engine chooses one, that of the container. */
export function portOnHost({ published, target }: Port): Substituted {
  return published ?? target;
}

/** `port 80`, or `ports 8000-8010`. */
export function portWords(port: Port): string {
  const { value } = portOnHost(port);
  return /\d-\d/.test(value) ? `ports ${value}` : `port ${value}`;
}

/** Whether a port is that of SSH and no other, for people to log in: where SSH is what a service is for, its port is one like any other. */
export function isLogin({ range, protocol, service }: Port): boolean {
  if (range?.[0] !== 22 || range[1] !== 22 || protocol === "udp") return false;
  return ![service?.name.value, service?.image?.reference?.name].some((it) => sshIsItsTask.test(it ?? ""));
}

/** Servers of repositories and files, which people reach through SSH. */
const sshIsItsTask = /(?:^|[/_-])(?:git|gitlab|gitea|gogs|forgejo|gerrit|sftp|soft-serve)(?:[/_-]|$)/;

export function closingFixes(port: Port, { text, model }: Context): Fix[] {
  // Swarm publishes on every host and takes no address.
  if (model.kind === "compose" && model.role === "stack") return [];
  const edit = bindToLoopback(text, port);
  return edit ? [{ title: "Bind to 127.0.0.1 (other machines lose access)", safety: "unsafe", edits: [edit] }] : [];
}
