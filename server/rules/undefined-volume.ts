import { rewriteText } from "../edit/yaml.ts";
import { referencesTo } from "../judge/references.ts";
import type { Substituted } from "../model/substituted.ts";
import type { Fix, Rule } from "./rule.ts";
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
        ({ name, part }) => (name.includes("/") ? mounting(context.text, name, part) : defining(file, context.text, "volumes", name, {})),
      );
    },
  },
};

/** A name with a slash is a path that lacks its beginning. */
function mounting(text: string, name: string, part: Substituted): Fix[] {
  if (part.value !== name || !part.scalar) return [];
  return [{ title: `Mount the folder ./${name}`, safety: "unsafe", edits: [rewriteText(text, part, `./${name}`)] }];
}
