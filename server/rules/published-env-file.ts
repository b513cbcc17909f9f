import { at, items, scalarAt, type Value } from "../model/value.ts";
import type { Rule } from "./rule.ts";

export const publishedEnvFile: Rule = {
  id: "published-env-file",
  summary: "The variables of a file are published with the project",
  category: "secrets",
  // Only for those who publish.
  severity: "off",
  fixable: "no",
  since: "0.1.0",
  also: {},

  check: {
    service({ body }, { report }) {
      const given = at(body, "env_file");
      for (const item of given?.kind === "list" ? items(given) : given ? [given] : []) {
        const path = pathOf(item);
        if (path) report({ at: path.inner, message: `docker compose publish shows everyone what ${path.text} holds.` });
      }
    },
  },
};

function pathOf(item: Value) {
  const path = item.kind === "mapping" ? scalarAt(item, "path") : item;
  return path?.kind === "scalar" && path.value !== null && path.text !== "" ? path : undefined;
}
