import { asScalar } from "../edit/yaml-quote.ts";
import { referencesTo } from "../judge/references.ts";
import type { Rule } from "./rule.ts";
import { defining, reportUndefined } from "./undefined-name.ts";

export const undefinedConfig: Rule = {
  id: "undefined-config",
  summary: "A service asks for a config that is not defined",
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
        referencesTo(project, file, context.uri, "configs"),
        project.configs.keys(),
        ({ owner, name }) =>
          name === ""
            ? `${owner} asks for a config without saying which: there is no source.`
            : `${owner} asks for the config ${name}, which nothing defines.`,
        ({ name }) => defining(file, context.text, "configs", name, { file: asScalar(`./${name}`) }, true),
      );
    },
  },
};
