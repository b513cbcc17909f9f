import { replaceValue } from "../edit/yaml.ts";
import { asScalar } from "../edit/yaml-quote.ts";
import { lineage } from "../model/dockerfile.ts";
import { at, entry, items, scalarAt, type Value } from "../model/value.ts";
import type { Context, Rule } from "./rule.ts";

export const missingDependsOnCondition: Rule = {
  id: "missing-depends-on-condition",
  summary: "A service waits for another to start, and not for its health check",
  category: "lifecycle",
  severity: "info",
  fixable: "unsafe",
  since: "0.1.0",
  also: {},

  check: {
    service(service, context) {
      const { body, name } = service;
      const { report, text, model } = context;
      const found = entry(body, "depends_on");
      // Swarm waits for nothing.
      if (model.kind !== "compose" || model.role === "stack" || found?.value.kind !== "list") return;
      const names = items(found.value).flatMap((it) => (it.kind === "scalar" && it.meaning ? [{ name: it.meaning, at: it.inner }] : []));
      const checked = new Set(names.filter((it) => isChecked(it.name, context)).map((it) => it.name));
      const isPlain = names.length === found.value.items.length && !found.merged && !found.value.alias;
      for (const it of names) {
        if (!checked.has(it.name)) continue;
        report({
          at: it.at,
          message: `${name.value} starts before ${it.name} is healthy, though ${it.name} has a health check.`,
          fixes: isPlain
            ? [
                {
                  title: `Wait until ${[...checked].join(" and ")} ${checked.size === 1 ? "is" : "are"} healthy (the start takes longer)`,
                  safety: "unsafe",
                  edits: [replaceValue(text, found, conditions(names, checked))],
                },
              ]
            : [],
        });
      }
    },
  },
};

function conditions(names: readonly { readonly name: string }[], checked: ReadonlySet<string>) {
  return Object.fromEntries(
    names.map(({ name }) => [asScalar(name), { condition: checked.has(name) ? "service_healthy" : "service_started" }]),
  );
}

/** Whether a service has a health check of its own, or from the Dockerfile that it builds. */
function isChecked(name: string, { project, model, dockerfile }: Context): boolean {
  const check = at(project().services.get(name)?.body, "healthcheck");
  if (scalarAt(check, "disable")?.value === true) return false;
  const test = at(check, "test");
  if (test) return !isNone(test);
  const service = model.kind === "compose" ? model.services.find((it) => it.name.value === name) : undefined;
  const last = service?.build && !service.build.target ? dockerfile(service)?.file.stages.at(-1) : undefined;
  const instruction = last && [...lineage(last)].flatMap((it) => it.instructions.findLast((each) => each.name === "HEALTHCHECK") ?? [])[0];
  return instruction !== undefined && instruction.words[0]?.value.toUpperCase() !== "NONE";
}

function isNone(test: Value): boolean {
  const first = test.kind === "list" ? items(test)[0] : test;
  return first?.kind === "scalar" && first.meaning === "NONE";
}
