import { replaceValue } from "../edit/yaml.ts";
import { forbiddenByStack } from "../knowledge/stack-specification.ts";
import type { Service } from "../model/compose.ts";
import { type Entry, entry } from "../model/value.ts";
import { replace } from "../text/edit.ts";
import { asLoud, everyFile, loudness } from "./for-stack.ts";
import type { Context, Fix, Rule } from "./rule.ts";

export const stackForbiddenOption: Rule = {
  id: "stack-forbidden-option",
  summary: "A service says something at which docker stack gives up",
  category: "correctness",
  severity: "error",
  fixable: "unsafe",
  since: "0.1.0",
  also: {},
  options: { everyFile },

  check: {
    service(service, context) {
      if (context.model.kind !== "compose") return;
      const loud = loudness(context.model, context);
      if (loud === "silent" || loud === "hardly") return;
      for (const it of service.body.entries) {
        const key = it.key.text;
        if (!forbiddenByStack.has(key)) continue;
        const instead = forbiddenByStack.get(key);
        context.report({
          at: it.key.inner,
          message: `docker stack gives up at ${key}${instead === undefined ? "" : `; in a swarm there is ${instead} for it`}.`,
          ...asLoud(loud),
          fixes: key === "mem_limit" ? asLimit(service, it, context) : [],
        });
      }
    },
  },
};

function asLimit({ body }: Service, said: Entry, context: Context): readonly Fix[] {
  if (said.value.kind !== "scalar" || entry(body, "deploy") || said.merged) return [];
  return [
    {
      title: "Say it as deploy.resources.limits.memory (docker compose reads it there, too)",
      safety: "unsafe",
      edits: [replace(said.key.span, "deploy"), replaceValue(context.text, said, { resources: { limits: { memory: said.value.text } } })],
    },
  ];
}
