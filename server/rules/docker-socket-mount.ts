import { removeMount } from "../edit/mount.ts";
import { removeEntry } from "../edit/yaml.ts";
import { controlSocket, holdsControlSocket } from "../knowledge/host-paths.ts";
import { holder, hostPath, type Mount } from "../model/mount.ts";
import { entry, scalarAt } from "../model/value.ts";
import type { Context, Rule } from "./rule.ts";

export const dockerSocketMount: Rule = {
  id: "docker-socket-mount",
  summary: "A container gets the socket that controls the container engine",
  category: "host-access",
  severity: "warning",
  fixable: "unsafe",
  since: "0.1.0",
  also: {
    cis: ["5.32"],
    kics: ["Docker Socket Mounted In Container"],
    semgrep: ["exposing-docker-socket-volume", "dockerd-socket-mount"],
    "compose-lint": ["CL-0001"],
  },

  check: {
    service({ name, body }, context) {
      const setting = entry(body, "use_api_socket");
      const value = scalarAt(body, "use_api_socket");
      if (!setting || value?.value !== true) return;
      context.report({
        at: value.inner,
        message: `${name.value} controls Docker, and so the host, through its API socket.`,
        fixes: [
          {
            title: "Remove use_api_socket (what talks to Docker fails)",
            safety: "unsafe",
            edits: [removeEntry(context.text, body, setting)],
          },
        ],
      });
    },
    mount(mount, context) {
      if (mount.place === "VOLUME") volume(mount, context);
      const source = hostPath(mount);
      if (!source || isProxy.test(mount.service?.image?.reference?.name ?? "")) return;
      const path = source.meaning ?? source.value;
      const pipe = /^(?:\\\\|\/\/)\.[\\/]pipe[\\/]docker_engine$/.test(path);
      const engine = pipe ? "Docker" : (controlSocket(path) ?? holdsControlSocket(path));
      // The system's message bus asks for a password where it matters.
      if (engine === undefined || engine === "D-Bus") return;
      const edit = removeMount(context.text, mount);
      context.report({
        at: source.span,
        message: `${holder(mount)} controls ${engine}, and so the host, through ${source.value}.`,
        fixes: edit ? [{ title: `Remove the mount (what talks to ${engine} fails)`, safety: "unsafe", edits: [edit] }] : [],
      });
    },
  },
};

/** Who stands between the socket and the rest on purpose, and lets only some questions through. */
const isProxy = /(?:^|[/_-])(?:docker-)?socket-?proxy$/;

/** A volume over the socket asks whoever runs the image to mount it. */
function volume({ target }: Mount, context: Context): void {
  const engine = target?.meaning === undefined ? undefined : controlSocket(target.meaning);
  if (target && engine !== undefined && engine !== "D-Bus") {
    context.report({ at: target.span, message: `The image asks for the socket of ${engine}, which controls the host.` });
  }
}
