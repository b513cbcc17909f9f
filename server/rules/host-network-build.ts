import { findFlag, removeFlag } from "../edit/flag.ts";
import { removeEntry } from "../edit/yaml.ts";
import { removeListed } from "../edit/yaml-list.ts";
import { at, entry, items, scalarAt } from "../model/value.ts";
import type { Rule } from "./rule.ts";

export const hostNetworkBuild: Rule = {
  id: "host-network-build",
  summary: "A build, or a step of it, uses the network of the machine that builds",
  category: "host-access",
  severity: "warning",
  fixable: "unsafe",
  since: "0.1.0",
  also: {},

  check: {
    instruction(instruction, { text, report }) {
      const flag = instruction.name === "RUN" ? findFlag(instruction, "network") : undefined;
      if (flag?.value?.value !== "host") return;
      report({
        at: flag.span,
        message: "The step reaches every service that listens on the machine that builds.",
        fixes: [
          { title: "Run in the network of builds (the step may need the host's)", safety: "unsafe", edits: [removeFlag(text, flag)] },
        ],
      });
    },
    service({ name, body }, { text, report }) {
      const build = at(body, "build");
      if (build?.kind !== "mapping") return;
      const message = `The build of ${name.value} reaches every service that listens on the machine that builds.`;
      const title = "Build in the network of builds (a step may need the host's)";
      const setting = entry(build, "network");
      const network = scalarAt(build, "network");
      if (setting && network?.meaning === "host")
        report({ at: network.inner, message, fixes: [{ title, safety: "unsafe", edits: [removeEntry(text, build, setting)] }] });
      for (const item of items(at(build, "entitlements"))) {
        if (item.kind !== "scalar" || item.meaning !== "network.host") continue;
        const edit = removeListed(text, build, "entitlements", item);
        report({
          at: item.inner,
          message: `Steps in the build of ${name.value} may use the network of the machine that builds.`,
          severity: "info",
          fixes: edit ? [{ title, safety: "unsafe", edits: [edit] }] : [],
        });
      }
    },
  },
};
