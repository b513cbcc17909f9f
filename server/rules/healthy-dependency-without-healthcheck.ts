import { dependenciesOf } from "../judge/dependency.ts";
import { meaningAt } from "../judge/effective.ts";
import type { EffectiveService } from "../model/compose-project.ts";
import { lineage, type Stage } from "../model/dockerfile.ts";
import { parseReference } from "../model/image.ts";
import { at, items, scalarAt, type Value } from "../model/value.ts";
import type { Context, Rule } from "./rule.ts";

export const healthyDependencyWithoutHealthcheck: Rule = {
  id: "healthy-dependency-without-healthcheck",
  summary: "A service waits for another one to be healthy, and nothing checks that one",
  category: "lifecycle",
  severity: "warning",
  fixable: "no",
  since: "0.1.0",
  also: {},

  check: {
    compose(_file, context) {
      const { services, originOf } = context.project();
      const unchecked = new Map<string, string | undefined>();
      for (const { name: owner, body } of services.values()) {
        for (const { name, condition, details } of dependenciesOf(body)) {
          const other = condition === "service_healthy" ? services.get(name) : undefined;
          const written = scalarAt(details?.value, "condition");
          if (!other?.complete || !written || originOf(written) !== context.uri) continue;
          if (!unchecked.has(name)) unchecked.set(name, reasonOf(other, context));
          const reason = unchecked.get(name);
          if (reason !== undefined)
            context.report({ at: written.inner, message: `${owner} waits until ${name} is healthy, and ${reason}.` });
        }
      }
    },
  },
};

/** Why nothing checks a service; undefined where something does, or may. */
function reasonOf({ name, body }: EffectiveService, context: Context): string | undefined {
  const check = at(body, "healthcheck");
  if (check?.kind === "mapping") {
    if (scalarAt(check, "disable")?.value === true || isNone(at(check, "test"))) return "its health check is switched off";
    if (at(check, "test")) return undefined;
  }
  if (at(body, "provider")) return undefined;
  if (at(body, "build")) {
    const model = context.model;
    const service = model.kind === "compose" ? model.services.find((it) => it.name.value === name) : undefined;
    if (!service?.build || service.build.target) return undefined;
    const stage = context.dockerfile(service)?.file.stages.at(-1);
    return stage && hasNoCheck(stage) ? "neither it nor its Dockerfile has a health check" : undefined;
  }
  const image = meaningAt(body, "image");
  return image !== undefined && isOfficial(image) ? `neither it nor its image ${image} has a health check` : undefined;
}

function isNone(test: Value | undefined): boolean {
  const first = test?.kind === "list" ? items(test)[0] : test;
  return first?.kind === "scalar" && first.meaning === "NONE";
}

function hasNoCheck(stage: Stage): boolean {
  const stages = [...lineage(stage)];
  const base = stages.at(-1)?.base.meaning;
  if (base === undefined || !(base === "scratch" || isOfficial(base))) return false;
  return stages.every((it) => it.instructions.every(({ name, onbuild }) => name !== "HEALTHCHECK" || onbuild));
}

/** Docker Official Images have no HEALTHCHECK, as a policy (docker-library/faq, looked at on 2026-11-30). */
function isOfficial(image: string): boolean {
  return !parseReference(image)
    .name.replace(/^(?:docker\.io\/)?library\//, "")
    .includes("/");
}
