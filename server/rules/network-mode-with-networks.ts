import { removeServiceKey } from "../edit/compose.ts";
import { given, placeHere } from "../judge/effective.ts";
import type { Fix, Rule } from "./rule.ts";

export const networkModeWithNetworks: Rule = {
  id: "network-mode-with-networks",
  summary: "A service has both networks and a network_mode",
  category: "correctness",
  severity: "error",
  fixable: "unsafe",
  since: "0.1.0",
  also: {},

  check: {
    compose(file, context) {
      const project = context.project();
      for (const service of project.services.values()) {
        const { name, body, enabled } = service;
        const mode = given(body, "network_mode");
        const networks = given(body, "networks");
        const place = networks && placeHere(project, service, networks, networks.key.inner, context.uri);
        if (!mode || !networks || !place) continue;
        // What a variable hides may be nothing.
        if (mode.value.kind !== "scalar" || mode.value.meaning === undefined) continue;
        const fixes = [networks, mode].flatMap((it): Fix[] => {
          const edit = project.originOf(it) === context.uri ? removeServiceKey(context.text, file, it) : undefined;
          return edit ? [{ title: `Remove ${it.key.text}`, safety: "unsafe", edits: [edit] }] : [];
        });
        context.report({
          at: place,
          message: `${name} has networks beside network_mode: ${mode.value.meaning}, and Compose takes only one of the two.`,
          // Compose looks at a service once its profile is on.
          ...(!enabled && { severity: "warning" }),
          fixes,
        });
      }
    },
  },
};
