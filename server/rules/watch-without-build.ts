import { at, items, scalarAt } from "../model/value.ts";
import type { Rule } from "./rule.ts";

export const watchWithoutBuild: Rule = {
  id: "watch-without-build",
  summary: "develop.watch rebuilds a service that is not built",
  category: "correctness",
  severity: "warning",
  fixable: "no",
  since: "0.1.0",
  also: {},

  check: {
    compose(_file, context) {
      const { services, originOf } = context.project();
      for (const { name, body, complete } of services.values()) {
        if (!complete || at(body, "build")) continue;
        for (const it of items(at(body, "develop", "watch"))) {
          const action = scalarAt(it, "action");
          if (action?.meaning === "rebuild" && originOf(action) === context.uri)
            context.report({ at: action.inner, message: `docker compose watch refuses to rebuild ${name}, which has no build.` });
        }
      }
    },
  },
};
