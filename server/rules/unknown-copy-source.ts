import { isLikelyContext } from "../judge/reference.ts";
import { stageNumber } from "../judge/stage-reference.ts";
import type { Copy } from "../model/copy.ts";
import { type Dockerfile, type Stage, stagesByName } from "../model/dockerfile.ts";
import type { Mount } from "../model/mount.ts";
import { replace } from "../text/edit.ts";
import { nearest } from "../text/nearest.ts";
import type { Context, Rule } from "./rule.ts";

export const unknownCopySource: Rule = {
  id: "unknown-copy-source",
  summary: "Files are taken from a name that is no stage of the file",
  category: "correctness",
  severity: "warning",
  fixable: "unsafe",
  since: "0.1.0",
  also: { hadolint: ["DL3022"], tally: ["hadolint/DL3022"] },
  check: {
    copy(copy, context) {
      if (!copy.onbuild && stageNumber(copy) === undefined) judge(copy, context);
    },
    mount: judge,
  },
};

function judge({ from, kind, stage }: Copy | Mount, { model, report }: Context): void {
  const name = from?.name.meaning;
  if (model.kind !== "dockerfile" || !from || from.stage || name === undefined || name === "scratch" || !isLikelyContext(name)) return;
  const stages = stagesByName(model);
  // A stage further down is another mistake.
  if (name === "" || stages.has(name.toLowerCase())) return;
  const meant = nearestStage(model, stage, name);
  report({
    at: from.name.span,
    message: `No stage is called ${name}${meant === undefined ? ", so it means a context that the build gives, or an image" : `; the nearest is ${meant}`}.`,
    ...(kind === "mount" && { also: { hadolint: [] } }),
    // Who builds may have named a context so.
    ...(meant === undefined && { severity: "off" }),
    fixes:
      meant === undefined
        ? []
        : [
            {
              title: `Take them from ${meant} (the build may give a context called ${name})`,
              safety: "unsafe",
              edits: [replace(from.name.span, meant)],
            },
          ],
  });
}

/** Of those above. Each copy looks through all of them. */
function nearestStage({ stages }: Dockerfile, user: Stage | undefined, name: string): string | undefined {
  if (!user || user.index > 30) return undefined;
  return nearest(
    name,
    stages.slice(0, user.index).flatMap((it) => it.name?.value ?? []),
  );
}
