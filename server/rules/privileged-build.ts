import { removeEntry } from "../edit/yaml.ts";
import { removeListed } from "../edit/yaml-list.ts";
import { at, entry, items, scalarAt } from "../model/value.ts";
import type { Rule } from "./rule.ts";

export const privilegedBuild: Rule = {
  id: "privileged-build",
  summary: "A build may run its steps without a sandbox",
  category: "privilege",
  severity: "error",
  fixable: "unsafe",
  since: "0.1.0",
  also: {},

  check: {
    service({ name, body }, { report, text }) {
      const build = at(body, "build");
      if (build?.kind !== "mapping") return;
      const setting = entry(build, "privileged");
      const said = scalarAt(build, "privileged");
      const message = `The build of ${name.value} may run steps like a privileged container on the machine that builds.`;
      const title = "Build in the sandbox (steps that need more rights fail)";
      if (setting && said?.value === true)
        report({ at: said.inner, message, fixes: [{ title, safety: "unsafe", edits: [removeEntry(text, build, setting)] }] });
      for (const item of items(at(build, "entitlements"))) {
        if (item.kind !== "scalar" || item.meaning !== "security.insecure") continue;
        const edit = removeListed(text, build, "entitlements", item);
        report({ at: item.inner, message, fixes: edit ? [{ title, safety: "unsafe", edits: [edit] }] : [] });
      }
    },
  },
};
