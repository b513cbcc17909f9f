import { flawsOf } from "../judge/compose-flaws.ts";
import type { Rule } from "./rule.ts";

export const unknownProperty: Rule = {
  id: "unknown-property",
  summary: "A key is unknown to Compose where it stands",
  category: "correctness",
  severity: "error",
  fixable: "no",
  since: "0.1.0",
  also: { dclint: ["invalid-schema"] },

  check: {
    compose(file, context) {
      for (const flaw of flawsOf(file)) {
        if (flaw.kind !== "unknown-key" || flaw.meant !== undefined || flaw.home) continue;
        const { key } = flaw.entry;
        if (flaw.passes) context.report({ at: key.inner, message: `Compose ignores the key ${key.text} here.`, severity: "warning" });
        else context.report({ at: key.inner, message: `Compose refuses the key ${key.text}${whereOf(flaw.place)}.` });
      }
    },
  },
};

/** `in build`; nothing for a service and where a name would say nothing. */
function whereOf(place: string): string {
  if (place === "") return " at the top level";
  const last = /([\w-]+)(?:\[\])?$/.exec(place)?.[1];
  if (last !== undefined) return ` in ${last}`;
  const kind = /^(\w+)s\.\*$/.exec(place)?.[1];
  return kind === undefined ? "" : ` in a ${kind}`;
}
