import { accountName, accountsOf } from "../judge/account.ts";
import { setterOf } from "../judge/scope.ts";
import type { Dockerfile, Stage } from "../model/dockerfile.ts";
import type { Reference } from "../model/reference.ts";
import { isRoot } from "../model/user.ts";
import type { Rule } from "./rule.ts";

export const nonNumericUser: Rule = {
  id: "non-numeric-user",
  summary: "An image names its user instead of giving its number",
  category: "privilege",
  severity: "off",
  fixable: "unsafe",
  since: "0.1.0",
  also: { hadolint: ["DL3066"] },

  check: {
    instruction(instruction, { model, report }) {
      const { name: keyword, onbuild, words, references, stage } = instruction;
      const [name] = words;
      if (keyword !== "USER" || onbuild || name?.meaning === undefined || model.kind !== "dockerfile" || !stage || stage.windows) return;
      const [user = "", group] = name.meaning.split(":");
      if (user === "" || /^\d+$/.test(user)) return;
      if (references.some((it) => mayBeChosen(model, stage, it))) return;
      const uid = isRoot(user) ? "0" : accountsOf(model, stage).find((it) => it.name === accountName(user))?.uid;
      report({
        at: name.span,
        message: `${user} is a name, and only a number shows Kubernetes whether it is root.`,
        fixes:
          references.length === 0 && uid !== undefined && /^\d+$/.test(uid)
            ? [
                {
                  title: `Write ${uid} (a number alone brings no other groups along)`,
                  safety: "unsafe",
                  edits: [{ span: name.span, newText: group === undefined ? uid : `${uid}:${group}` }],
                },
              ]
            : [],
      });
    },
  },
};

/** Whether a variable is an `ARG`, for which who builds may give a number, or the base image's. */
function mayBeChosen(file: Dockerfile, stage: Stage, { name, span }: Reference): boolean {
  const setter = setterOf(file, stage, name, span.start);
  return setter.by !== "file" || setter.variable.place !== "ENV";
}
