import { findFlag, removeFlag } from "../edit/flag.ts";
import type { Rule } from "./rule.ts";

export const namedOwnerWithLink: Rule = {
  id: "named-owner-with-link",
  summary: "A linked layer gets an owner by name",
  category: "correctness",
  severity: "error",
  fixable: "unsafe",
  since: "0.1.0",
  also: { buildkit: ["build-error"] },

  check: {
    copy(copy, { text, report }) {
      const link = findFlag(copy, "link");
      const owner = findFlag(copy, "chown")?.value;
      if (!link || link.value?.value.toLowerCase() === "false" || !owner?.meaning || copy.onbuild) return;
      const name = owner.meaning.split(":").find((it) => it !== "" && !/^\d+$/.test(it));
      if (name === undefined) return;
      report({
        at: owner.span,
        message: `With --link nobody knows who ${name} is: a linked layer has no list of users.`,
        fixes: [{ title: "Copy without --link (so that a new base image copies anew)", safety: "unsafe", edits: [removeFlag(text, link)] }],
      });
    },
  },
};
