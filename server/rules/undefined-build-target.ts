import { removeEntry, rewriteText } from "../edit/yaml.ts";
import type { Service } from "../model/compose.ts";
import type { Substituted } from "../model/substituted.ts";
import { at, entry } from "../model/value.ts";
import { nearest } from "../text/nearest.ts";
import { basename } from "../text/uri.ts";
import type { Fix, Rule } from "./rule.ts";

export const undefinedBuildTarget: Rule = {
  id: "undefined-build-target",
  summary: "A service builds a stage that its Dockerfile does not have",
  category: "correctness",
  severity: "warning",
  fixable: "unsafe",
  since: "0.1.0",
  also: {},

  check: {
    service(service, context) {
      const target = service.build?.target;
      const build = target && context.dockerfile(service);
      if (!build || build.stage || target.meaning === undefined || build.target?.meaning !== target.meaning) return;
      const { file, uri } = build;
      // What cannot be read may hold it.
      if (file.template || file.problems.length > 0 || file.stages.length === 0) return;
      const names = file.stages.flatMap((it) => it.name ?? []);
      const shown = names.slice(0, 3).map((it) => it.value);
      const list = names.length > 3 ? `${shown.join(", ")} and others` : shown.join(", ");
      const values = names.map((it) => it.value);
      context.report({
        at: target.span,
        message: `${uri ? basename(uri) : "dockerfile_inline"} has no stage ${target.value}, ${names.length > 0 ? `but ${list}` : "nor any other with a name"}.`,
        related: uri ? names.slice(0, 3).map((it) => ({ uri, at: it.span, message: `The stage ${it.value} starts here.` })) : [],
        fixes: fixes(service, target, context.text, nearest(target.meaning, values)),
      });
    },
  },
};

function fixes({ body }: Service, target: Substituted, text: string, near: string | undefined): Fix[] {
  if (near !== undefined) return [{ title: `Build the stage ${near}`, safety: "unsafe", edits: [rewriteText(text, target, near)] }];
  const build = at(body, "build");
  const setting = entry(build, "target");
  if (build?.kind !== "mapping" || build.entries.length < 2 || !setting) return [];
  return [{ title: "Remove target (the last stage is built)", safety: "unsafe", edits: [removeEntry(text, build, setting)] }];
}
