import { asScalar } from "../edit/yaml-quote.ts";
import { referencesTo } from "../judge/references.ts";
import { wholeProject } from "../judge/whole-project.ts";
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
      const { complete, models } = wholeProject(file, context);
      if (!complete) return;
      reportUndefined(
        context,
        referencesTo(file, "models"),
        models.keys(),
        ({ owner, name }) => `${owner} uses the model ${name}, which nothing defines.`,
        ({ name }) => defining(file, context.text, "models", name, { model: asScalar(`ai/${name}`) }, true),
      );
    },
  },
};
