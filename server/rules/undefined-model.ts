import { asScalar } from "../edit/yaml-quote.ts";
import { referencesTo } from "../judge/references.ts";
import type { Rule } from "./rule.ts";
import { defining, reportUndefined } from "./undefined-name.ts";

export const undefinedModel: Rule = {
  id: "undefined-model",
  summary: "A service uses a model that is not defined",
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
        referencesTo(project, file, context.uri, "models"),
        project.models.keys(),
        ({ owner, name }) => `${owner} uses the model ${name}, which nothing defines.`,
        ({ name }) => defining(file, context.text, "models", name, { model: asScalar(`ai/${name}`) }, true),
      );
    },
  },
};
