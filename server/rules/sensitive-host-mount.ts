import { makeReadOnly } from "../edit/mount.ts";
import { controlSocket, holdsControlSocket, normalise, sensitivePath } from "../knowledge/host-paths.ts";
import { holder, hostPath, type Mount } from "../model/mount.ts";
import type { Span } from "../text/span.ts";
import type { Also, Context, Rule } from "./rule.ts";

const also: Also = { cis: ["5.6"], kics: ["Volume Has Sensitive Host Directory"] };

export const sensitiveHostMount: Rule = {
  id: "sensitive-host-mount",
  summary: "A container gets a folder of the host that holds keys, data or devices",
  category: "host-access",
  severity: "warning",
  fixable: "unsafe",
  since: "0.1.0",
  also: { ...also, "compose-lint": ["CL-0013"] },

  check: {
    mount(mount, context) {
      if (mount.place === "VOLUME") volume(mount, context);
      const source = hostPath(mount);
      if (!source || mount.type !== "bind") return;
      const path = source.meaning ?? source.value;
      const found = sensitivePath(path);
      const gain = mount.readOnly ? found?.reading : found?.writing;
      // What takes the host where it may be written is the matter of host-root-mount.
      if (gain === "host") return;
      if (!found) ofSystem(mount, path, source.span, context);
      if (!found || gain === "nothing") return;
      const edit = mount.readOnly || found.reading === "much" ? undefined : makeReadOnly(context.text, mount);
      context.report({
        at: source.span,
        message: `${holder(mount)} can ${mount.readOnly ? "read" : "change"} ${source.value}, which ${found.why}.`,
        ...(gain === "little" && { severity: "info" }),
        fixes: edit ? [{ title: "Mount read-only (writing there fails)", safety: "unsafe", edits: [edit] }] : [],
      });
    },
  },
};

/** What is of the system, and nothing known against it: only for those who want to hear of every such mount. */
function ofSystem(mount: Mount, path: string, at: Span, { report }: Context): void {
  const clean = normalise(path);
  if (!/^\/(?:dev|sys|run|proc|etc|boot|root)(?:\/|$)/.test(clean) || controlSocket(path) || holdsControlSocket(path)) return;
  if (/^\/dev\/(?:null|zero|full|u?random)$|^\/run$/.test(clean) || (mount.readOnly && /^\/etc\/(?:localtime|timezone)$/.test(clean)))
    return;
  report({
    at,
    message: `${holder(mount)} gets ${path}, which belongs to the system of the host.`,
    severity: "off",
    // compose-lint counts what may be written there among the ways to become root.
    ...(!mount.readOnly && /^\/(?:etc|boot|proc|root)\//.test(clean) && { also: { ...also, "compose-lint": ["CL-0025"] } }),
  });
}

/** The volume hides what the image itself has there. */
function volume({ target }: Mount, context: Context): void {
  // A daemon in the image needs a volume there.
  if (/^\/var\/lib\/(?:docker|containerd|containers|kubelet)(?:\/|$)/.test(target?.meaning ?? "")) return;
  if (target?.meaning !== undefined && sensitivePath(target.meaning)?.writing === "host")
    context.report({ at: target.span, message: `The image hides its own ${target.value} behind a volume.` });
}
