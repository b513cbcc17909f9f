import { type System, systemOf } from "../knowledge/base-systems.ts";
import { packageManager, systemOfFamily } from "../knowledge/package-managers.ts";
import { commands, type Dockerfile, lineage, type Stage } from "../model/dockerfile.ts";
import { perStage, rootStage } from "./lineage.ts";

/** The system that a stage is built on: by its base image, or else by the package managers that it calls. Undefined where nothing tells. */
export function baseSystem(file: Dockerfile, stage: Stage): System | undefined {
  if (stage.windows) return undefined;
  const reference = rootStage(stage).image?.reference;
  const known = reference && systemOf(reference.name, reference.tag);
  if (known) return known;
  for (const it of lineage(stage)) {
    const found = systemOfCalls(file, it);
    if (found) return found;
  }
  return undefined;
}

/** The system by the first package manager that a stage calls. */
const systemOfCalls = perStage((file, stage): System | undefined => {
  for (const { calls } of commands(file, stage, "RUN"))
    for (const { name } of calls) {
      const system = systemOfFamily.get((name !== undefined && packageManager(name)?.family) || "");
      if (system) return system;
    }
  return undefined;
});

/** How accounts are made on the system that a stage is built on; undefined where nobody knows it, or its image may lack the program. */
export function accountMaker(file: Dockerfile, stage: Stage): ((name: string) => string) | undefined {
  const system = baseSystem(file, stage);
  if (system === "alpine" || system === "busybox") return (it) => `adduser -S -D -H ${it}`;
  const { name = "", tag = "" } = rootStage(stage).image?.reference ?? {};
  // The small images of that kind come without it, and one that is known by its package manager alone may be such.
  const lacksIt = system === "redhat" && (!systemOf(name, tag) || /minimal|micro|slim|amazonlinux/.test(`${name}:${tag}`));
  return system && !lacksIt ? (it) => `useradd --system --no-create-home ${it}` : undefined;
}
