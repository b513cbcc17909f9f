import { booleanOf } from "../model/boolean.ts";
import type { Flag } from "../model/dockerfile.ts";
import { replace } from "../text/edit.ts";
import { nearest } from "../text/nearest.ts";
import type { Fix, Rule } from "./rule.ts";

/** What the builder takes behind each of these flags, letter by letter. */
const values: ReadonlyMap<string, readonly string[]> = new Map([
  ["network", ["default", "none", "host"]],
  ["security", ["sandbox", "insecure"]],
]);

export const invalidRunOption: Rule = {
  id: "invalid-run-option",
  summary: "RUN has a network, a security mode or a device that the builder does not know",
  category: "correctness",
  severity: "error",
  fixable: "unsafe",
  since: "0.1.0",
  also: { buildkit: ["build-error"] },

  check: {
    instruction({ name, onbuild, flags }, { report }) {
      if (name !== "RUN" || onbuild) return;
      for (const flag of flags) {
        const { value } = flag;
        const known = values.get(flag.name.value);
        if (!value || (known ? known.includes(value.value) : flag.name.value !== "device")) continue;
        const message = known ? wrongValue(flag, known) : deviceMistake(value.value);
        if (message === undefined) continue;
        const meant = known && (nearest(value.value, known) ?? known.find((it) => it === value.value.toLowerCase()));
        const fixes: Fix[] = meant ? [{ title: `Change to ${meant}`, safety: "unsafe", edits: [replace(value.span, meant)] }] : [];
        report({ at: value.value === "" ? flag.span : value.span, message, fixes });
      }
    },
  },
};

function wrongValue({ name, value }: Flag, known: readonly string[]): string {
  const there = `${known.slice(0, -1).join(", ")} and ${known.at(-1)}`;
  return `--${name.value} ${value?.value ? `is ${value.value}` : "has no value"}; there are ${there}.`;
}

/** What is wrong with `name=…,required`. */
function deviceMistake(list: string): string | undefined {
  if (list === "" || list.includes('"')) return list === "" ? "--device names no device." : undefined;
  let device: string | undefined;
  for (const field of list.split(",")) {
    const [, name, value] = /^(name|required)(?:=(.*))?$/is.exec(field) ?? [];
    if (name?.toLowerCase() === "required") {
      if (value !== undefined && booleanOf(value) === undefined)
        return `required in --device is ${value}, which is neither true nor false.`;
    } else if (device)
      return field.includes("=") && name === undefined
        ? `--device has no field ${field.split("=", 1)[0]}.`
        : `--device names two devices, ${device} and ${field}.`;
    else device = name === undefined || value === undefined ? field : value;
  }
  return undefined;
}
