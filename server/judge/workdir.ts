import { lineage, type Stage } from "../model/dockerfile.ts";

/** The paths behind `WORKDIR` in a stage and below it, as far as they are known. */
export function workdirs(stage: Stage): ReadonlySet<string> {
  const paths = new Set<string>();
  for (const it of lineage(stage)) for (const path of ownWorkdirs(it)) paths.add(path);
  return paths;
}

function ownWorkdirs(stage: Stage): ReadonlySet<string> {
  let paths = known.get(stage);
  if (!paths) {
    const written = stage.instructions.filter((it) => it.name === "WORKDIR" && !it.onbuild);
    known.set(stage, (paths = new Set(written.flatMap(({ words }) => words[0]?.meaning ?? words[0]?.value ?? []))));
  }
  return paths;
}

const known = new WeakMap<Stage, ReadonlySet<string>>();
