import { referencesTo } from "../judge/references.ts";
import type { Rule } from "./rule.ts";
import { defining, reportUndefined } from "./undefined-name.ts";

export const undefinedVolume: Rule = {
  id: "undefined-volume",
  summary: "A service mounts a volume that is not defined",
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
        referencesTo(project, file, context.uri, "volumes"),
        project.volumes.keys(),
        ({ owner, name }) => `${owner} mounts the volume ${name}, which nothing defines.`,
        ({ name }) => defining(file, context.text, "volumes", name, {}),
      );
    },
  },
};
