import { holder } from "../model/mount.ts";
import type { Rule } from "./rule.ts";

export const publishedBindMount: Rule = {
  id: "published-bind-mount",
  summary: "A bind mount would be missing for those who get the project from a registry",
  category: "host-access",
  // Only for those who publish.
  severity: "off",
  fixable: "no",
  since: "0.1.0",
  also: {},

  check: {
    mount(mount, { report }) {
      if (mount.place !== "volumes:" || mount.type !== "bind" || !mount.source) return;
      report({
        at: mount.source.span,
        message: `Who gets the project by docker compose publish has no ${mount.source.value} for ${holder(mount)}.`,
      });
    },
  },
};
