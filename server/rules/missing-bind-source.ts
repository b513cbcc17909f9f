import { entry, items, scalarAt } from "../model/value.ts";
import type { Rule } from "./rule.ts";

export const missingBindSource: Rule = {
  id: "missing-bind-source",
  summary: "A bind mount does not say which path of the host it mounts",
  category: "correctness",
  // Compose reads the file; the engine refuses the container.
  severity: "warning",
  fixable: "no",
  since: "0.1.0",
  also: {},

  check: {
    key({ entry: { key, value }, place }, { report }) {
      if (key.text !== "volumes" || !/^(?:services|jobs)\.\*(?:\.pre_start\[\])?$/.test(place)) return;
      for (const item of items(value)) {
        const type = scalarAt(item, "type");
        const needsSource = type?.meaning === "bind" || type?.meaning === "image" || type?.meaning === "npipe";
        const source = entry(item, "source")?.value;
        const isEmpty = source?.kind === "scalar" && source.value === "";
        if (!type || !needsSource || !entry(item, "target") || (source && !isEmpty)) continue;
        report({ at: isEmpty ? source.span : type.inner, message: `A mount of type ${type.meaning} needs a source.` });
      }
    },
  },
};
