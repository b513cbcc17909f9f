import { dependenciesOf } from "../judge/dependency.ts";
import type { Rule } from "./rule.ts";
import { reportUndefined } from "./undefined-name.ts";

export const undefinedDependency: Rule = {
  id: "undefined-dependency",
  summary: "A service needs another one that is not defined",
  category: "correctness",
  severity: "error",
  fixable: "unsafe",
  since: "0.1.0",
  also: {},

  check: {
    compose(_file, context) {
      const { complete, services, jobs, originOf } = context.project();
      if (!complete) return;
      const needed = [...services.values()].flatMap(({ name, body }) => dependenciesOf(body).map((it) => ({ ...it, owner: name })));
      for (const { key, value } of jobs.values()) {
        if (value.kind !== "mapping") continue;
        needed.push(...dependenciesOf(value).flatMap((it) => (jobs.has(it.name) ? [] : [{ ...it, owner: key.text }])));
      }
      const here = needed.filter(({ part }) => part.scalar && originOf(part.scalar) === context.uri);
      reportUndefined(context, here, services.keys(), ({ owner, key, name }) => {
        if (jobs.has(name)) return `${owner} needs ${name}, which is a job; services wait for services only.`;
        return key === "depends_on"
          ? `${owner} waits for ${name}, which is no service.`
          : `${key} of ${owner} names ${name}, which is no service.`;
      });
    },
  },
};
