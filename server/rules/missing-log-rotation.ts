import { addEntry } from "../edit/yaml.ts";
import { lackingService } from "../judge/effective-service.ts";
import { at, entry, type Mapping, scalarAt } from "../model/value.ts";
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
      const found = lackingService(model, service, context, grows);
      if (!found) return;
      const { body, related } = found;
      const driver = scalarAt(service.body, "logging", "driver");
      const own = entry(service.body, "logging");
      const limits = { "max-size": "10m", "max-file": '"3"' };
      report({
        at: driver?.inner ?? service.name.span,
        message: `The log of ${service.name.value} grows until the disk of the host is full.`,
        related,
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

/** Whether nothing limits the log. Other drivers than that of files rotate by themselves or send the log away. */
function grows(body: Mapping): boolean {
  const driver = scalarAt(body, "logging", "driver");
  if (driver && driver.meaning !== "json-file") return false;
  const options = at(body, "logging", "options");
  return !entry(options, "max-size") && (!options || options.kind === "mapping");
}
