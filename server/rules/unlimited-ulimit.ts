import { removeEntry } from "../edit/yaml.ts";
import { at, entry, type Mapping, scalarAt } from "../model/value.ts";
import type { Context, Rule } from "./rule.ts";

export const unlimitedUlimit: Rule = {
  id: "unlimited-ulimit",
  summary: "A service lifts a limit for its processes altogether",
  category: "resource-limits",
  severity: "info",
  fixable: "unsafe",
  since: "0.1.0",
  also: {},

  check: {
    service({ name, body }, context) {
      const limits = at(body, "ulimits");
      if (limits?.kind !== "mapping") return;
      for (const { key } of limits.entries) judge(name.value, key.text, limits, context);
    },
  },
};

function judge(service: string, limit: string, limits: Mapping, { report, text }: Context): void {
  const setting = entry(limits, limit)!;
  const given = [scalarAt(limits, limit), scalarAt(limits, limit, "hard"), scalarAt(limits, limit, "soft")];
  const unlimited = given.find((it) => it?.meaning === "-1");
  if (!unlimited) return;
  report({
    at: unlimited.inner,
    message: `Nothing limits ${limit} for the processes of ${service}.`,
    // Databases and search engines are told to lock their memory, and GPU programs and real-time ones need theirs.
    ...(usual.has(limit)
      ? { severity: "off" }
      : {
          fixes: [
            { title: `Remove the ulimit ${limit} (the daemon's holds)`, safety: "unsafe", edits: [removeEntry(text, limits, setting)] },
          ],
        }),
  });
}

const usual: ReadonlySet<string> = new Set(["memlock", "stack", "rtprio", "rttime", "core"]);
