import { dependenciesOf } from "../judge/dependency.ts";
import { at, type Value } from "../model/value.ts";
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
    compose(file, context) {
      const { complete, services, jobs, originOf } = context.project();
      if (!complete) return;
      const needed = [...services.values()].flatMap(({ name, body }) => dependenciesOf(body).map((it) => ({ ...it, owner: name })));
      for (const { key, value } of jobs.values()) {
        if (value.kind !== "mapping") continue;
        needed.push(...dependenciesOf(value).flatMap((it) => (jobs.has(it.name) ? [] : [{ ...it, owner: key.text }])));
      }
      const here = needed.filter(({ part }) => part.scalar && originOf(part.scalar) === context.uri);
      // What is no mapping is there all the same.
      const known = file.documents.flatMap((it) => namesIn(at(it, "services")));
      reportUndefined(context, here, [...services.keys(), ...known], ({ owner, key, name }) => {
        if (jobs.has(name)) return `${owner} needs ${name}, which is a job; services wait for services only.`;
        return key === "depends_on"
          ? `${owner} waits for ${name}, which is no service.`
          : `${key} of ${owner} names ${name}, which is no service.`;
      });
    },
  },
};

function namesIn(services: Value | undefined): string[] {
  return services?.kind === "mapping" ? services.entries.flatMap(({ key, value }) => (value.tag === "!reset" ? [] : [key.text])) : [];
}
