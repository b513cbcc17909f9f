import { removeServiceKey } from "../edit/compose.ts";
import { given, meaningAt } from "../judge/effective.ts";
import type { Rule } from "./rule.ts";

export const portsWithHostNetwork: Rule = {
  id: "ports-with-host-network",
  summary: "A service publishes ports and has no network of its own",
  category: "network-exposure",
  severity: "warning",
  fixable: "unsafe",
  since: "0.1.0",
  also: {},

  check: {
    compose(file, context) {
      const { services, originOf } = context.project();
      if (file.role === "stack") return;
      for (const { name, body } of services.values()) {
        const mode = meaningAt(body, "network_mode");
        const ports = given(body, "ports");
        if (!mode || !ports || originOf(ports) !== context.uri || !/^(?:host$|service:|container:)/.test(mode)) continue;
        const edit = removeServiceKey(context.text, file, ports);
        context.report({
          at: ports.key.inner,
          message:
            mode === "host"
              ? `${name} uses the host's network, so its ports are not published: whatever it listens on is open as it is.`
              : `${name} has no network of its own (${mode}), and Docker refuses to publish ports of it.`,
          ...(mode === "host" && { tag: "unnecessary" }),
          fixes: edit
            ? [
                {
                  title: mode === "host" ? "Remove ports (they are ignored)" : "Remove ports (publish them where the network belongs)",
                  safety: "unsafe",
                  edits: [edit],
                },
              ]
            : [],
        });
      }
    },
  },
};
