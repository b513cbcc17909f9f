import { type FileMode, modeOfCopy, modesOf, setIdBits } from "../judge/file-mode.ts";
import { isDelivered } from "../model/dockerfile.ts";
import type { Context, Rule } from "./rule.ts";

export const setuidBinaries: Rule = {
  id: "setuid-binaries",
  summary: "A program is set to run as its owner, whoever starts it",
  category: "privilege",
  severity: "warning",
  fixable: "no",
  since: "0.1.0",
  also: { cis: ["4.8"] },

  check: {
    command(command, context) {
      const { model } = context;
      if (command.place !== "RUN" || model.kind !== "dockerfile" || (command.stage && !isDelivered(model, command.stage))) return;
      for (const mode of modesOf(command)) judge(mode, context);
    },
    copy(copy, context) {
      const { model } = context;
      if (model.kind !== "dockerfile" || (copy.stage && !isDelivered(model, copy.stage))) return;
      const mode = modeOfCopy(copy);
      if (mode) judge(mode, context);
    },
  },
};

function judge({ mode, span, paths, folders, recursive, call }: FileMode, { report }: Context): void {
  const bits = setIdBits(mode);
  // On a folder the bits decide only about the group of new files.
  if (folders || (!bits.user && (!bits.group || (recursive && call))) || paths.length === 0) return;
  const [path] = paths;
  // 4750 keeps everybody but the group from running it.
  const who = /^[0-7]+$/.test(mode) && (Number(mode.at(-1)) & 1) === 0 ? "its group" : "everybody";
  const from = call ? "" : "COPY with ";
  if (bits.user) report({ at: span, message: `${from}${mode} lets ${who} run ${path} with the rights of its owner.` });
  // A group is hardly ever worth it, and folders cannot be told from programs here.
  else report({ at: span, severity: "info", message: `${from}${mode} lets ${who} use ${path} with the rights of its group.` });
}
