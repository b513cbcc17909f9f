import { replaceValue } from "../edit/yaml.ts";
import { ignoredByStack } from "../knowledge/stack-specification.ts";
import type { Service } from "../model/compose.ts";
import { type Entry, entry } from "../model/value.ts";
import { replace } from "../text/edit.ts";
import { asLoud, everyFile, loudness } from "./for-stack.ts";
import type { Context, Fix, Rule } from "./rule.ts";

export const stackUnsupportedOption: Rule = {
  id: "stack-unsupported-option",
  summary: "A service says something that docker stack ignores",
  category: "correctness",
  severity: "info",
  fixable: "unsafe",
  since: "0.1.0",
  also: {},
  options: { everyFile },

  check: {
    service(service, context) {
      if (context.model.kind !== "compose") return;
      const loud = loudness(context.model, context);
      if (loud === "silent") return;
      for (const it of service.body.entries) {
        const key = it.key.text;
        if (!ignoredByStack.has(key) || it.value.tag === "!reset") continue;
        const lost = ignoredByStack.get(key);
        const so = lost === undefined ? "" : `, so ${service.name.value} runs without ${lost}`;
        context.report({
          at: it.key.inner,
          message: `docker stack ignores ${key}${so}.`,
          // What was meant to protect, or is needed to run, is missed.
          ...asLoud(loud, lost === undefined ? undefined : "warning"),
          fixes: loud === "own" && key === "restart" ? restartPolicy(service, it, context) : [],
        });
      }
    },
  },
};

function restartPolicy({ body }: Service, said: Entry, context: Context): readonly Fix[] {
  const condition = said.value.kind === "scalar" ? conditions.get(said.value.meaning?.split(":", 1)[0] ?? "") : undefined;
  if (condition === undefined || entry(body, "deploy") || said.merged) return [];
  return [
    {
      title: `Say it as deploy.restart_policy (docker compose restarts by that, too)`,
      safety: "unsafe",
      edits: [replace(said.key.span, "deploy"), replaceValue(context.text, said, { restart_policy: { condition } })],
    },
  ];
}

const conditions: ReadonlyMap<string, string> = new Map([
  ["no", "none"],
  ["always", "any"],
  ["unless-stopped", "any"],
  ["on-failure", "on-failure"],
]);
