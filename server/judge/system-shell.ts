import { type SystemShell, systemShell } from "../knowledge/image-shells.ts";
import type { Command } from "../model/command.ts";
import { commands, type Dockerfile, lineage, type Stage } from "../model/dockerfile.ts";

/** The shell that reads a command; undefined where nobody knows, since the image may have any. */
export function shellOf(command: Command, file: Dockerfile): SystemShell | undefined {
  if (command.shell === "bash") return "bash";
  const { stage } = command;
  if (command.shell !== "sh" || !stage || replaced(file, stage)) return undefined;
  let known = shells.get(stage);
  if (known === undefined && !shells.has(stage)) {
    const image = [...lineage(stage)].at(-1)?.image?.reference;
    known = image && systemShell(image.name, image.tag);
    shells.set(stage, known);
  }
  return known;
}

const shells = new WeakMap<Stage, SystemShell | undefined>();

/** Whether a step gives the name `/bin/sh` to another shell. */
function replaced(file: Dockerfile, stage: Stage): boolean {
  let known = replacing.get(stage);
  if (known === undefined) {
    known = [...lineage(stage)].some((it) =>
      commands(file, it, "RUN").some(({ calls }) =>
        calls.some(
          ({ name = "", arguments: words }) =>
            (/^(?:ln|mv|cp|update-alternatives|dpkg-divert)$/.test(name) &&
              words.some((word) => /^(?:\/usr)?\/bin\/sh$/.test(word.value ?? ""))) ||
            (name === "dpkg-reconfigure" && words.some((word) => word.value === "dash")),
        ),
      ),
    );
    replacing.set(stage, known);
  }
  return known;
}

const replacing = new WeakMap<Stage, boolean>();
