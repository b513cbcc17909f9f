import { removeEntry } from "../edit/yaml.ts";
import { deprecatedByStack } from "../knowledge/stack-specification.ts";
import { asLoud, everyFile, loudness } from "./for-stack.ts";
import type { Rule } from "./rule.ts";

export const stackDeprecatedOption: Rule = {
  id: "stack-deprecated-option",
  summary: "A service says something that has no meaning in a swarm",
  category: "correctness",
  severity: "info",
  fixable: "unsafe",
  since: "0.1.0",
  also: {},
  options: { everyFile },

  check: {
    service({ body }, context) {
      if (context.model.kind !== "compose") return;
      const loud = loudness(context.model, context);
      if (loud === "silent") return;
      for (const it of body.entries) {
        const why = deprecatedByStack.get(it.key.text);
        if (why === undefined || it.value.tag === "!reset") continue;
        const title = `Remove ${it.key.text} (docker compose misses it)`;
        context.report({
          at: it.key.inner,
          message: `docker stack ignores ${it.key.text}: ${why}.`,
          tag: "unnecessary",
          ...asLoud(loud),
          fixes: loud === "own" ? [{ title, safety: "unsafe", edits: [removeEntry(context.text, body, it)] }] : [],
        });
      }
    },
  },
};
