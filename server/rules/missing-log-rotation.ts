import { addEntry } from "../edit/yaml.ts";
import { effectiveService } from "../judge/effective-service.ts";
import { at, entry, scalarAt } from "../model/value.ts";
import type { Rule } from "./rule.ts";

export const missingLogRotation: Rule = {
  id: "missing-log-rotation",
  summary: "The log of a service grows without limit",
  category: "lifecycle",
  // Nearly every service lacks it, and the daemon may have a default for all.
  severity: "off",
  fixable: "unsafe",
  since: "0.1.0",
  also: {},

  check: {
    service(service, context) {
      const { model, report, text } = context;
      if (model.kind !== "compose") return;
      const body = effectiveService(model, service, context)?.body;
      if (!body || entry(body, "provider")) return;
      const driver = scalarAt(body, "logging", "driver");
      // Other drivers rotate by themselves or send the log away.
      if (driver && driver.meaning !== "json-file") return;
      const options = at(body, "logging", "options");
      if (entry(options, "max-size") || (options && options.kind !== "mapping")) return;
      const own = entry(service.body, "logging");
      const limits = { "max-size": "10m", "max-file": '"3"' };
      report({
        at: driver?.inner ?? service.name.span,
        message: `The log of ${service.name.value} grows until the disk of the host is full.`,
        fixes:
          own || entry(body, "logging")
            ? []
            : [
                {
                  title: "Keep three log files of 10 MB (older lines are lost)",
                  safety: "unsafe",
                  edits: [addEntry(text, service.body, "logging", { driver: "json-file", options: limits })],
                },
              ],
      });
    },
  },
};
