import { contextServices } from "../judge/dependency.ts";
import { given } from "../judge/effective.ts";
import type { Rule } from "./rule.ts";
import { reportUndefined } from "./undefined-name.ts";

export const invalidAdditionalContext: Rule = {
  id: "invalid-additional-context",
  summary: "A build wants to build on a service that cannot be built",
  category: "correctness",
  severity: "error",
  fixable: "unsafe",
  since: "0.1.0",
  also: {},

  check: {
    compose(file, context) {
      const { complete, services } = context.project();
      if (!complete) return;
      const wanted = file.services.flatMap(({ name, body }) => contextServices(body).map((it) => ({ ...it, owner: name.value })));
      reportUndefined(
        context,
        wanted,
        services.keys(),
        ({ owner, name }) => `The build of ${owner} builds on ${name}, which is no service.`,
      );
      for (const { owner, name, part } of wanted) {
        const service = services.get(name);
        if (service?.complete && !given(service.body, "build"))
          context.report({ at: part.span, message: `The build of ${owner} builds on ${name}, which has no build itself.` });
      }
    },
  },
};
