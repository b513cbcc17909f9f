import { cyclesOf } from "../judge/cycle.ts";
import { dependenciesOf } from "../judge/dependency.ts";
import { placeHere } from "../judge/effective.ts";
import type { Rule } from "./rule.ts";

export const dependencyCycle: Rule = {
  id: "dependency-cycle",
  summary: "Services wait for one another",
  category: "correctness",
  severity: "error",
  fixable: "no",
  since: "0.1.0",
  also: {},

  check: {
    compose(_file, context) {
      const project = context.project();
      const { services, originOf } = project;
      const graph = new Map(
        [...services.values()].map(({ name, body }) => [name, dependenciesOf(body).filter((it) => services.has(it.name))]),
      );
      for (const { from, way } of cyclesOf(graph)) {
        const [first, ...others] = way;
        const service = services.get(from);
        const place = first?.part.scalar && service && placeHere(project, service, first.part.scalar, first.part.span, context.uri);
        if (!place) continue;
        const names = way.map((it) => it.name);
        context.report({
          at: place,
          message:
            way.length === 1 ? `${from} waits for itself.` : `Services wait in a circle: ${[from, ...names.slice(0, 20)].join(" -> ")}.`,
          related: others.slice(0, 20).map(({ part, name }, i) => ({
            uri: part.scalar ? originOf(part.scalar) : context.uri,
            at: part.span,
            message: `${names[i]} waits for ${name}.`,
          })),
        });
      }
    },
  },
};
