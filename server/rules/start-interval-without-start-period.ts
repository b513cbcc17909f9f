import { addEntry } from "../edit/yaml.ts";
import { at, entry, scalarAt } from "../model/value.ts";
import type { Rule } from "./rule.ts";

export const startIntervalWithoutStartPeriod: Rule = {
  id: "start-interval-without-start-period",
  summary: "A health check has a start_interval and no start_period",
  category: "lifecycle",
  severity: "warning",
  fixable: "unsafe",
  since: "0.1.0",
  also: {},

  check: {
    compose(file, context) {
      const { services, originOf } = context.project();
      for (const { name, body, complete } of services.values()) {
        const check = at(body, "healthcheck");
        const interval = entry(check, "start_interval");
        if (!complete || !interval || originOf(interval) !== context.uri) continue;
        if (scalarAt(check, "disable")?.value === true || at(check, "start_period")) continue;
        const own = file.services
          .map((it) => at(it.body, "healthcheck"))
          .find((it) => entry(it, "start_interval")?.span.start === interval.span.start);
        context.report({
          at: interval.key.inner,
          message: `docker compose up refuses the start_interval of ${name}, which has no start_period.`,
          fixes:
            own?.kind === "mapping" && !interval.merged
              ? [
                  {
                    title: "Set start_period: 30s (failures in that time do not count)",
                    safety: "unsafe",
                    edits: [addEntry(context.text, own, "start_period", "30s", entry(own, "start_interval"))],
                  },
                ]
              : [],
        });
      }
    },
  },
};
