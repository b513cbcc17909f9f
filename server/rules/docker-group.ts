import { removeListed } from "../edit/yaml-list.ts";
import { at, items } from "../model/value.ts";
import type { Rule } from "./rule.ts";

export const dockerGroup: Rule = {
  id: "docker-group",
  summary: "A service joins a group that owns files of the host",
  category: "privilege",
  severity: "warning",
  fixable: "unsafe",
  since: "0.1.0",
  also: {},

  check: {
    service({ name, body }, { report, text }) {
      for (const item of items(at(body, "group_add"))) {
        if (item.kind !== "scalar") continue;
        const docker = item.meaning === "docker";
        if (!docker && item.meaning !== "root" && item.meaning !== "0") continue;
        const edit = removeListed(text, body, "group_add", item);
        report({
          at: item.inner,
          message: docker
            ? `${name.value} joins the group docker, which controls the host through Docker's socket.`
            : `${name.value} joins the group root, which may read what belongs to it on mounts of the host.`,
          // Images that run under any user have root as their group on purpose.
          ...(!docker && { severity: "info" }),
          fixes: edit
            ? [{ title: `Remove the group ${item.text} (files of that group are out of reach)`, safety: "unsafe", edits: [edit] }]
            : [],
        });
      }
    },
  },
};
