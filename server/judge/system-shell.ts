import { type SystemShell, systemShell } from "../knowledge/image-shells.ts";
import type { Call, Command } from "../model/command.ts";
import { commands, type Dockerfile, lineage } from "../model/dockerfile.ts";
import { perStage, rootStage } from "./lineage.ts";

/** The shell that reads a command; undefined where nobody knows, since the image may have any. */
export function shellOf(command: Command, file: Dockerfile): SystemShell | undefined {
  if (command.shell === "bash") return "bash";
  const { stage } = command;
  if (command.shell !== "sh" || !stage || replaced(file, stage)) return undefined;
  const image = rootStage(stage).image?.reference;
  return image && systemShell(image.name, image.tag);
}

/** Whether a step gives the name `/bin/sh` to another shell. */
const replaced = perStage((file, stage) =>
  [...lineage(stage)].some((it) => commands(file, it, "RUN").some(({ calls }) => calls.some(replacesShell))),
);

function replacesShell({ name = "", arguments: words }: Call): boolean {
  return (
    (/^(?:ln|mv|cp|update-alternatives|dpkg-divert)$/.test(name) && words.some((word) => /^(?:\/usr)?\/bin\/sh$/.test(word.value ?? ""))) ||
    (name === "dpkg-reconfigure" && words.some((word) => word.value === "dash"))
  );
}
