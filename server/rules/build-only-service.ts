import { given } from "../judge/effective.ts";
import { at } from "../model/value.ts";
import type { Rule } from "./rule.ts";

export const buildOnlyService: Rule = {
  id: "build-only-service",
  summary: "A service is built and its image has no name",
  category: "maintainability",
  // Most services that are built stay where they are.
  severity: "off",
  fixable: "no",
  since: "0.1.0",
  also: {},

  check: {
    compose(_file, context) {
      for (const { name, body, places, complete } of context.project().services.values()) {
        const place = places.at(-1);
        if (!complete || place?.uri !== context.uri || !at(body, "build") || given(body, "image")) continue;
        context.report({
          at: place.entry.key.inner,
          message: `The image that ${name} builds has no name, so docker compose publish refuses the project.`,
        });
      }
    },
  },
};
