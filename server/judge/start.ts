import { signalName } from "../knowledge/signals.ts";
import type { Call, Command } from "../model/command.ts";
import { commands, type Dockerfile, type Instruction, lineage, type Stage } from "../model/dockerfile.ts";
import { perStage } from "./lineage.ts";

/** The `ENTRYPOINT` and the `CMD` that count for a stage, in this order. */
export const started = perStage((file, stage): readonly Command[] => {
  const of = (place: "ENTRYPOINT" | "CMD") => {
    for (const it of lineage(stage)) {
      const found = commands(file, it, place).findLast(({ onbuild }) => !onbuild);
      if (found) return [found];
    }
    return [];
  };
  return [...of("ENTRYPOINT"), ...of("CMD")];
});

/**
 * The call that becomes the first process of the container, whom signals go to, seen through an init such as tini; undefined where it
 * is a shell. A script as `ENTRYPOINT` is taken to end with `exec "$@"`, as they do.
 */
export function firstProcess(file: Dockerfile, stage: Stage): Call | undefined {
  const all = started(file, stage);
  const [first, second] = all;
  const script = first?.place === "ENTRYPOINT" && /entrypoint|entry\.sh|\/init\.sh/.test(first.words.at(-1)?.value ?? "");
  const decides = script && second ? second : first;
  const [call, ...more] = decides?.calls ?? [];
  if (!decides || !call || more.length > 0) return undefined;
  return decides.form === "exec" || call.wrappers.some((it) => it.value === "exec") ? call : undefined;
}

/** The `STOPSIGNAL` that counts for a stage, as far as the file says one. */
export function stopSignal(stage: Stage): Instruction | undefined {
  for (const it of lineage(stage)) {
    const found = it.instructions.findLast(({ name, onbuild }) => name === "STOPSIGNAL" && !onbuild);
    if (found) return found;
  }
  return undefined;
}

/** The usual name of the signal that a `STOPSIGNAL` means; undefined where a variable hides it and for what is none. */
export function signalOf({ words }: Instruction): string | undefined {
  const meaning = words.length === 1 ? words[0]!.meaning : undefined;
  return meaning === undefined ? undefined : signalName(meaning);
}
