import { removeEntry } from "../edit/yaml.ts";
import { at, entry, items, scalarAt, type Value } from "../model/value.ts";
import type { Context, Rule } from "./rule.ts";

export const privilegedContainer: Rule = {
  id: "privileged-container",
  summary: "A service, a hook or a build runs privileged and so controls the host",
  category: "privilege",
  severity: "error",
  fixable: "unsafe",
  since: "0.1.0",
  also: {
    cis: ["5.5", "5.23"],
    kics: ["Privileged Containers Enabled"],
    semgrep: ["privileged-service"],
    "compose-lint": ["CL-0002"],
  },

  check: {
    service({ name, body }, context) {
      judge(body, name.value, context);
      judge(at(body, "build"), `The build of ${name.value}`, context);
      for (const hooks of ["pre_start", "post_start", "pre_stop"]) {
        for (const hook of items(at(body, hooks))) judge(hook, `A ${hooks} hook of ${name.value}`, context);
      }
    },
  },
};

function judge(value: Value | undefined, who: string, context: Context): void {
  const setting = entry(value, "privileged");
  const said = scalarAt(value, "privileged");
  if (value?.kind !== "mapping" || !setting || said?.value !== true) return;
  context.report({
    at: said.inner,
    message: `${who} runs privileged and so controls the host.`,
    fixes: [
      {
        title: "Remove privileged (what needs the host's devices or kernel fails)",
        safety: "unsafe",
        edits: [removeEntry(context.text, value, setting)],
      },
    ],
  });
}
