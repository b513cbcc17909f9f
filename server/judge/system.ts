import { type System, systemOf } from "../knowledge/base-systems.ts";
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

const managers: Readonly<Record<string, System>> = {
  apk: "alpine",
  apt: "debian",
  "apt-get": "debian",
  dnf: "redhat",
  microdnf: "redhat",
  pacman: "arch",
  yum: "redhat",
  zypper: "suse",
};

/** The system by the first package manager that a stage calls. */
const systemOfCalls = perStage((file, stage): System | undefined => {
  for (const { calls } of commands(file, stage, "RUN"))
    for (const { name } of calls) if (name !== undefined && Object.hasOwn(managers, name)) return managers[name];
  return undefined;
});
