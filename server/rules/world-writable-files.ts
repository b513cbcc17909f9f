import { type FileMode, isWorldWritable, modeOfCopy, modesOf } from "../judge/file-mode.ts";
import { isDelivered } from "../model/dockerfile.ts";
import type { Edit } from "../text/edit.ts";
import type { Context, Fix, Rule } from "./rule.ts";

export const worldWritableFiles: Rule = {
  id: "world-writable-files",
  summary: "Files are made writable for everybody",
  category: "privilege",
  severity: "warning",
  fixable: "unsafe",
  since: "0.1.0",
  also: { cis: ["4.8"], tally: ["tally/world-writable-state-path-workaround"] },

  check: {
    command(command, context) {
      const { model } = context;
      if (command.place !== "RUN" || model.kind !== "dockerfile" || (command.stage && !isDelivered(model, command.stage))) return;
      const modes = modesOf(command);
      for (const [i, mode] of modes.entries()) if (!modes.slice(i + 1).some((it) => replaces(it, mode))) judge(mode, context);
    },
    copy(copy, context) {
      const { model } = context;
      if (model.kind !== "dockerfile" || (copy.stage && !isDelivered(model, copy.stage))) return;
      const mode = modeOfCopy(copy);
      if (mode) judge(mode, context);
    },
  },
};

/** Whether a later mode of the same step holds instead, so that the earlier one is for the step alone. */
function replaces(later: FileMode, { paths }: FileMode): boolean {
  return !isWorldWritable(later.mode) && paths.length > 0 && paths.every((it) => later.paths.includes(it));
}

function judge(found: FileMode, { report, text }: Context): void {
  const { mode, span, paths } = found;
  if (!isWorldWritable(mode) || paths.length === 0 || paths.every(isForAll)) return;
  const [path, ...more] = paths;
  const what = `${path!.length > 50 ? `…${path!.slice(-50)}` : path}${more.length > 0 ? " and others" : ""}`;
  report({ at: span, message: `${mode} lets every user of the container change ${what}.`, fixes: narrower(found, text) });
}

/** Where everybody may write by custom, what is gone when the step is done, and devices. */
function isForAll(path: string): boolean {
  return /^(?:\/var)?\/tmp\/?$|^\/dev\/|^\/(?:var\/)?run\/lock\/?$|^\/tmp\/|^\$\{?\w*te?mp/i.test(path);
}

/** Nobody but the owner writes any longer. */
function narrower({ mode, span }: FileMode, text: string): Fix[] {
  const narrow = /^[0-7]+$/.test(mode)
    ? mode.slice(0, -2) + [...mode.slice(-2)].map((it) => Number(it) & 5).join("")
    : mode.replace(/^(?:a|ugo|o)([+=])([rwxX]*)$/, (whole, operator: string, rights: string) =>
        operator === "+" && rights === "w"
          ? "u+w"
          : rights.includes("w")
            ? `u${operator}${rights},go${operator}${rights.replace("w", "")}`
            : whole,
      );
  const written = text.slice(span.start, span.end);
  const at = written.lastIndexOf(mode);
  if (narrow === mode || at < 0 || /,go[+=]$/.test(narrow)) return [];
  const edit: Edit = { span: { start: span.start + at, end: span.start + at + mode.length }, newText: narrow };
  return [{ title: `Set ${narrow} (only the owner can write)`, safety: "unsafe", edits: [edit] }];
}
