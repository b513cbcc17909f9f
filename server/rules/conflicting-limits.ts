import { removeServiceKey } from "../edit/compose.ts";
import { bytesOf, processorsOf } from "../judge/amount.ts";
import { placeHere } from "../judge/effective.ts";
import { at, entry, type Scalar, scalarAt } from "../model/value.ts";
import type { Rule } from "./rule.ts";

export const conflictingLimits: Rule = {
  id: "conflicting-limits",
  summary: "A limit or a number of containers is set twice, to different values",
  category: "correctness",
  severity: "error",
  fixable: "unsafe",
  since: "0.1.0",
  also: {},

  check: {
    compose(file, context) {
      const project = context.project();
      for (const service of project.services.values()) {
        const { name, body, enabled } = service;
        for (const { key, path, last, read, needed } of pairs) {
          const own = entry(body, key);
          if (own?.value.kind !== "scalar") continue;
          const here = placeHere(project, service, own, own.value.inner, context.uri);
          if (!here) continue;
          const parent = at(body, ...path);
          const first = numberIn(own.value, read);
          if (first === undefined || (needed && first === 0) || parent?.kind !== "mapping") continue;
          const other = scalarAt(parent, last);
          if (!other && !needed) continue;
          const second = other ? numberIn(other, read) : 0;
          if (second === undefined || second === first) continue;
          const place = [...path, last].join(".");
          const edit = project.originOf(own) === context.uri ? removeServiceKey(context.text, file, own) : undefined;
          context.report({
            at: here,
            message: other
              ? `${key} of ${name} is ${own.value.text} and ${place} is ${other.text}; Compose takes them only if they agree.`
              : `${key} of ${name} is ${own.value.text} and ${path.join(".")} has no ${last}; Compose takes them only if they agree.`,
            // Compose looks at a service once its profile is on.
            ...(!enabled && { severity: "warning" }),
            related: other ? [{ uri: project.originOf(other), at: other.span, message: `${place} is set here.` }] : [],
            fixes: edit
              ? [
                  {
                    title: `Remove ${key}${other ? ` (${place} then counts)` : " (there is no limit then)"}`,
                    safety: "unsafe",
                    edits: [edit],
                  },
                ]
              : [],
          });
        }
      }
    },
  },
};

/** The number that a scalar stands for; undefined where nobody knows, or it stands for none. */
function numberIn({ value, meaning }: Scalar, read: (text: string) => number | undefined): number | undefined {
  return value === null || meaning === undefined ? undefined : read(meaning.trim());
}

function whole(text: string): number | undefined {
  return /^-?\d+$/.test(text) ? Number(text) : undefined;
}

/** What is set in two ways; `needed` is for those of which the second must not be missing where its mapping is there. */
const pairs = [
  { key: "scale", path: ["deploy"], last: "replicas", read: whole, needed: false },
  { key: "cpus", path: ["deploy", "resources", "limits"], last: "cpus", read: processorsOf, needed: true },
  { key: "mem_limit", path: ["deploy", "resources", "limits"], last: "memory", read: bytesOf, needed: true },
  { key: "mem_reservation", path: ["deploy", "resources", "reservations"], last: "memory", read: bytesOf, needed: true },
  { key: "pids_limit", path: ["deploy", "resources", "limits"], last: "pids", read: whole, needed: true },
];
