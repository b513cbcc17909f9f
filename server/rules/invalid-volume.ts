import { rewriteText } from "../edit/yaml.ts";
import { isMisread } from "../judge/compose-flaws.ts";
import { scalarsOf } from "../judge/compose-value.ts";
import { volumeMistake } from "../judge/volume-spec.ts";
import { entry, items, type Scalar } from "../model/value.ts";
import { nearest } from "../text/nearest.ts";
import type { Context, Rule } from "./rule.ts";

export const invalidVolume: Rule = {
  id: "invalid-volume",
  summary: "A volume of a service cannot be read, or has an option that nobody heeds",
  category: "correctness",
  severity: "error",
  fixable: "unsafe",
  since: "0.1.0",
  also: {},

  check: {
    key(key, context) {
      for (const { path, scalar } of scalarsOf(key)) {
        if (path !== "services.*.volumes[]" || typeof scalar.value !== "string") continue;
        const wrong = volumeMistake(scalar.value);
        if (wrong === undefined) unknownOptions(scalar, context);
        else
          context.report({
            at: scalar.inner,
            message: scalar.value === "" ? "This volume is empty." : `${scalar.value} is no volume: ${wrong}.`,
          });
      }
      if (key.entry.key.text !== "volumes" || !/^(?:services|jobs)\.\*(?:\.pre_start\[\])?$/.test(key.place)) return;
      for (const item of items(key.entry.value)) {
        if (item.kind !== "mapping" || entry(item, "target") || isMisread(item, `${key.place}.volumes[]`)) continue;
        const at = item.entries[0]?.key.inner ?? (item.flow ? item.span : key.entry.key.inner);
        context.report({ at, message: "This volume has no target, its place in the container." });
      }
    },
  },
};

/** Compose passes over options that it does not know, so that a misspelt `ro` leaves a volume writable. */
function unknownOptions(scalar: Scalar, { text, report }: Context): void {
  const written = scalar.text === scalar.value ? /^(?:[a-z]:)?[^:]+:(?:[a-z]:)?[^:]+:([^:]+)$/i.exec(scalar.text)?.[1] : undefined;
  if (written === undefined) return;
  const flags = written.split(",");
  const known = flags.filter((it) => options.has(it));
  for (const flag of flags) {
    if (options.has(flag) || flag === "") continue;
    const meant = nearest(flag, options) ?? (/^r[a-z]?$|^[a-z]o$|^or$/i.test(flag) && !known.includes("ro") ? "ro" : undefined);
    report({
      at: scalar.inner,
      message: `Compose passes over ${flag}, which is no option of a volume.`,
      severity: "warning",
      fixes: meant
        ? [
            {
              title: `Change ${flag} to ${meant} (it then takes effect)`,
              safety: "unsafe",
              edits: [
                rewriteText(text, scalar, scalar.text.slice(0, -written.length) + flags.map((it) => (it === flag ? meant : it)).join(",")),
              ],
            },
          ]
        : [],
    });
    return;
  }
}

/** What Compose reads, and what others do: Docker Desktop the consistencies, Podman the rest. */
const options: ReadonlySet<string> = new Set(
  (
    "ro rw z Z nocopy private rprivate shared rshared slave rslave cached delegated consistent " +
    "copy U O idmap bind rbind exec noexec dev nodev suid nosuid"
  ).split(" "),
);
