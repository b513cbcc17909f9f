import { rewriteText } from "../edit/yaml.ts";
import { entry } from "../model/value.ts";
import { nearest } from "../text/nearest.ts";
import { basename } from "../text/uri.ts";
import type { Fix, Rule } from "./rule.ts";

export const invalidExtends: Rule = {
  id: "invalid-extends",
  summary: "A service extends one that does not exist, or does not say which",
  category: "correctness",
  severity: "error",
  fixable: "unsafe",
  since: "0.1.0",
  also: {},

  check: {
    service({ name, body }, { report }) {
      const extending = entry(body, "extends");
      const { value } = extending ?? {};
      if (!extending || value?.kind !== "mapping" || value.tag === "!reset" || entry(value, "service")) return;
      report({ at: extending.key.inner, message: `extends does not say which service ${name.value} extends; service names it.` });
    },
    compose(_, context) {
      const project = context.project();
      for (const { code, uri, at, target, names } of project.problems) {
        if (code !== "unknown-extended-service" || uri !== context.uri || at.kind !== "scalar") continue;
        // What is no text is a violation of the schema, and told as that.
        if (at.value !== undefined && typeof at.value !== "string") continue;
        const [from, missing] = names as [string, string];
        const others = [...project.services.keys()].filter((it) => it !== from);
        const near = target === undefined ? nearest(missing, others) : undefined;
        const edit = near === undefined ? undefined : rewriteText(context.text, at, near);
        const fixes: Fix[] = edit ? [{ title: `Extend ${near} (another service than is written)`, safety: "unsafe", edits: [edit] }] : [];
        const where = target === undefined ? "This file" : basename(target);
        context.report({ at: at.inner, message: `${where} has no service ${missing} for ${from} to extend.`, fixes });
      }
    },
  },
};
