import { referencesTo } from "../judge/references.ts";
import type { Rule } from "./rule.ts";
import { defining, reportUndefined } from "./undefined-name.ts";

export const undefinedNetwork: Rule = {
  id: "undefined-network",
  summary: "A service joins a network that is not defined",
  category: "correctness",
  severity: "error",
  fixable: "unsafe",
  since: "0.1.0",
  also: {},

  check: {
    compose(file, context) {
      const project = context.project();
      if (!project.complete) return;
      reportUndefined(
        context,
        referencesTo(project, file, context.uri, "networks"),
        // The default network is there without being defined.
        [...[...project.networks.keys()].filter((it) => !isExtension(it)), "default"],
        ({ owner, name }) =>
          isExtension(name)
            ? `${owner} joins the network ${name}, and Compose ignores what begins with x-.`
            : `${owner} joins the network ${name}, which nothing defines.`,
        ({ name }) => (isExtension(name) ? [] : defining(file, context.text, "networks", name, {})),
      );
    },
  },
};

function isExtension(name: string): boolean {
  return name.startsWith("x-");
}
