import { newlineOf, startOfLine } from "../edit/lines.ts";
import { reindent } from "../edit/reindent.ts";
import { stepOf } from "../edit/yaml-layout.ts";
import type { Mapping } from "../model/value.ts";
import { insert } from "../text/edit.ts";
import type { Fix, Rule } from "./rule.ts";

export const composeV1File: Rule = {
  id: "compose-v1-file",
  summary: "The file is written in the first format of Compose, which has services at the top level",
  category: "correctness",
  severity: "error",
  fixable: "unsafe",
  since: "0.1.0",
  also: { dclint: ["invalid-schema"] },

  check: {
    compose({ legacy, root }, context) {
      if (!legacy || root?.kind !== "mapping") return;
      const first = root.entries.find(({ key }) => !key.text.startsWith("x-"));
      if (!first) return;
      context.report({
        at: first.key.inner,
        message: "Compose refuses this file: services stand below services: since 2016.",
        fixes: wrap(root, context.text),
      });
    },
  },
};

/** Puts all services one level deeper, if they stand together. */
function wrap(root: Mapping, text: string): Fix[] {
  const services = root.entries.filter(({ key, value }) => !key.text.startsWith("x-") && value.kind === "mapping");
  const from = root.entries.indexOf(services[0]!);
  const together = services.every((it, i) => it === root.entries[from + i] && !it.merged && !it.value.flow && !it.value.alias);
  if (root.flow || !together || services.length < root.entries.filter(({ key }) => !key.text.startsWith("x-")).length) return [];
  const start = startOfLine(text, services[0]!.span.start);
  const deeper = reindent(text, { start, end: services.at(-1)!.span.end }, stepOf(text).length);
  if (!deeper) return [];
  const [line, ...rest] = deeper;
  const head = insert(start, `services:${newlineOf(text)}${stepOf(text)}`);
  if (!line) return [];
  // What else the file has of its time is seen only then.
  return [{ title: "Put the services below services: (they then take effect)", safety: "unsafe", partial: true, edits: [head, ...rest] }];
}
