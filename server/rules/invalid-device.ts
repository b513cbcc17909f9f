import { isMisread } from "../judge/compose-flaws.ts";
import { deviceMistake } from "../judge/compose-format.ts";
import { scalarsOf } from "../judge/compose-value.ts";
import { entry, items } from "../model/value.ts";
import type { Rule } from "./rule.ts";

export const invalidDevice: Rule = {
  id: "invalid-device",
  summary: "A device of a service cannot be read",
  category: "correctness",
  severity: "error",
  fixable: "no",
  since: "0.1.0",
  also: {},

  check: {
    key(key, { report }) {
      for (const { path, scalar } of scalarsOf(key)) {
        if (path !== "services.*.devices[]" || typeof scalar.value !== "string") continue;
        const wrong = deviceMistake(scalar.value);
        const permissions = scalar.value.split(":")[2];
        if (wrong !== undefined) report({ at: scalar.inner, message: `${scalar.value} is no device: ${wrong}.` });
        else if (permissions !== undefined && !arePermissions(permissions))
          report({
            at: scalar.inner,
            message: `${permissions} are no permissions of a device, which are of r, w and m.`,
            severity: "warning",
          });
      }
      if (key.entry.key.text !== "devices" || !/^(?:services|jobs)\.\*(?:\.pre_start\[\])?$/.test(key.place)) return;
      for (const item of items(key.entry.value)) {
        if (item.kind !== "mapping") continue;
        if (!entry(item, "target") && entry(item, "source") && !isMisread(item, `${key.place}.devices[]`))
          report({ at: item.entries[0]!.key.inner, message: "This device has no target, its place in the container." });
      }
    },
  },
};

function arePermissions(text: string): boolean {
  return /^[rwm]{1,3}$/.test(text) && new Set(text).size === text.length;
}
