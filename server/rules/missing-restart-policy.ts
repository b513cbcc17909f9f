import { addEntry } from "../edit/yaml.ts";
import { awaitedToEnd } from "../judge/dependency.ts";
import { lackingService } from "../judge/effective-service.ts";
import type { Compose } from "../model/compose.ts";
import { at, entry, type Mapping } from "../model/value.ts";
import type { Context, Rule } from "./rule.ts";

export const missingRestartPolicy: Rule = {
  id: "missing-restart-policy",
  summary: "A service does not say whether it is started again when it ends",
  category: "lifecycle",
  // Of ten services that developers start by hand, eight lack it, and rightly.
  severity: "off",
  fixable: "unsafe",
  since: "0.1.0",
  also: {},

  check: {
    service(service, context) {
      const { model, report, text } = context;
      // Swarm restarts what ends.
      if (model.kind !== "compose" || model.role === "stack") return;
      const found = lackingService(model, service, context, hasNone);
      // Who takes it away with `!reset` means it.
      if (!found || entry(service.body, "restart") || isTask(service.name.value, model, context)) return;
      report({
        at: service.name.span,
        message: `${service.name.value} stays down when it crashes or the host starts again.`,
        related: found.related,
        fixes: [
          {
            title: "Add restart: unless-stopped (it then runs until somebody stops it)",
            safety: "unsafe",
            edits: [addEntry(text, service.body, "restart", "unless-stopped")],
          },
        ],
      });
    },
  },
};

/** What runs only with a profile is started by hand. */
function hasNone(body: Mapping): boolean {
  return !entry(body, "profiles") && !entry(body, "restart") && !at(body, "deploy", "restart_policy");
}

/** Whether another service waits for its end. */
function isTask(name: string, model: Compose, { project }: Context): boolean {
  return awaitedToEnd(model.services).has(name) || awaitedToEnd(project().services).has(name);
}
