import { asScalar } from "../edit/yaml-quote.ts";
import { referencesTo } from "../judge/references.ts";
import type { Rule } from "./rule.ts";
import { defining, reportUndefined } from "./undefined-name.ts";

export const undefinedSecret: Rule = {
  id: "undefined-secret",
  summary: "A service or its build asks for a secret that is not defined",
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
        [...referencesTo(project, file, context.uri, "secrets"), ...referencesTo(project, file, context.uri, "build secrets")],
        project.secrets.keys(),
        ({ owner, name }) =>
          name === ""
            ? `${owner} asks for a secret without saying which: there is no source.`
            : `${owner} asks for the secret ${name}, which nothing defines.`,
        ({ name }) => defining(file, context.text, "secrets", name, { file: asScalar(`./${name}`) }, true),
      );
    },
  },
};
