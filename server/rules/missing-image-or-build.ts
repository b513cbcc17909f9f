import { given } from "../judge/effective.ts";
import { keyAt } from "../knowledge/compose-specification.ts";
import { at, type Mapping, type Value } from "../model/value.ts";
import type { Rule } from "./rule.ts";

export const missingImageOrBuild: Rule = {
  id: "missing-image-or-build",
  summary: "A service has neither an image nor a build",
  category: "correctness",
  severity: "error",
  fixable: "no",
  since: "0.1.0",
  also: {},

  check: {
    compose(file, context) {
      // docker stack has words of its own for it.
      if (file.role === "stack") return;
      const { complete: known, services } = context.project();
      if (!known) return;
      for (const { name, body, places, complete, extended, enabled } of services.values()) {
        const place = places.at(-1);
        if (!complete || place?.uri !== context.uri || isNull(place.entry.value) || isRunnable(body)) continue;
        // What it extends is told instead.
        if (extended.some((it) => services.get(it.entry.key.text)?.body && !isRunnable(services.get(it.entry.key.text)!.body))) continue;
        // What is misspelt is the matter of another rule.
        if (body.entries.some(({ key }) => !key.text.startsWith("x-") && !keyAt("services.*", key.text))) continue;
        context.report({
          at: place.entry.key.inner,
          message: `${name} has neither an image nor a build.`,
          ...(!enabled && { severity: "warning" }),
        });
      }
    },
  },
};

function isRunnable(body: Mapping): boolean {
  // An empty build is one of the file's own folder, and what has no value is the matter of another rule.
  return at(body, "build") !== undefined || ["image", "provider"].some((it) => given(body, it) || isNull(at(body, it)));
}

function isNull(value: Value | undefined): boolean {
  return value?.kind === "scalar" && value.value === null;
}
