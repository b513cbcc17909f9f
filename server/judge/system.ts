import { type System, systemOf } from "../knowledge/base-systems.ts";
import { commands, type Dockerfile, lineage, type Stage } from "../model/dockerfile.ts";

/** The system that a stage is built on: by its base image, or else by the package managers that it calls. Undefined where nothing tells. */
export function baseSystem(file: Dockerfile, stage: Stage): System | undefined {
  if (stage.windows) return undefined;
  const stages = [...lineage(stage)];
  const reference = stages.at(-1)?.image?.reference;
  const known = reference && systemOf(reference.name, reference.tag);
  if (known) return known;
  for (const it of stages) {
    const found = managersOf(file).get(it);
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

/** The system by the first package manager that each stage calls. Kept, since rules ask about each step. */
const known = new WeakMap<Dockerfile, Map<Stage, System>>();

function managersOf(file: Dockerfile): ReadonlyMap<Stage, System> {
  let systems = known.get(file);
  if (systems) return systems;
  systems = new Map();
  for (const stage of file.stages) {
    const calls = commands(file, stage, "RUN").flatMap((it) => it.calls);
    const call = calls.find(({ name }) => name !== undefined && Object.hasOwn(managers, name));
    if (call) systems.set(stage, managers[call.name!]!);
  }
  known.set(file, systems);
  return systems;
}
