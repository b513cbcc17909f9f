import { accountName, accountsOf } from "../judge/account.ts";
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
    user({ place, name, stage }, { model, report }) {
      if (place !== "USER" || model.kind !== "dockerfile" || !stage || stage.windows || name.value.includes("$")) return;
      const [user = "", group] = name.value.split(":");
      if (user === "" || /^\d+$/.test(user)) return;
      const uid = isRoot(user) ? "0" : accountsOf(model, stage).find((it) => it.name === accountName(user))?.uid;
      report({
        at: name.span,
        message: `${user} is a name, and only a number shows Kubernetes whether it is root.`,
        fixes:
          uid !== undefined && /^\d+$/.test(uid)
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
