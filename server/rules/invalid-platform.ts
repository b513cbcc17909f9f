import { globalArg, predefined } from "../judge/scope.ts";
import { architectures, systems } from "../knowledge/platforms.ts";
import { replace } from "../text/edit.ts";
import { nearest } from "../text/nearest.ts";
import type { Fix, Rule } from "./rule.ts";

export const invalidPlatform: Rule = {
  id: "invalid-platform",
  summary: "FROM --platform names no platform",
  category: "correctness",
  severity: "error",
  fixable: "unsafe",
  since: "0.1.0",
  also: { buildkit: ["build-error"] },

  check: {
    instruction({ name, onbuild, flags }, { model, report, builds }) {
      const platform = flags.find((it) => it.name.value === "platform")?.value;
      if (name !== "FROM" || onbuild || !platform || platform.value === "" || model.kind !== "dockerfile") return;
      const variable = /^\$\{?(\w+)\}?$/.exec(platform.value)?.[1];
      const isUnset = variable !== undefined && !predefined.has(variable) && !globalArg(model, variable);
      const meaning = platform.meaning ?? platform.ifUnset;
      // Who describes the build elsewhere says there what it is built for.
      if (meaning === undefined || (platform.meaning === undefined && !isUnset && builds().length > 0)) return;
      const wrong = mistake(meaning);
      if (wrong === undefined) return;
      const meant = nearest(meaning, [...systems, ...architectures]);
      const fixes: Fix[] =
        meant && meaning === platform.value
          ? [{ title: `Change to ${meant}`, safety: "unsafe", edits: [replace(platform.span, meant)] }]
          : [];
      report({
        at: platform.span,
        message: isUnset
          ? `${platform.value} is empty: no ARG before the first FROM sets it.`
          : platform.meaning === undefined
            ? `Unless the build sets what is in it, ${platform.value} is no platform: ${wrong}.`
            : `${platform.value} is no platform: ${wrong}.`,
        ...(platform.meaning === undefined && !isUnset && { severity: "warning" }),
        fixes,
      });
    },
  },
};

/** What the builder refuses about a platform, to stand behind a colon; undefined if it takes it, whether there is such a machine or not. */
function mistake(platform: string): string | undefined {
  if (platform === "") return "it is empty";
  const [system = "", ...others] = platform.split("/");
  if (others.length > 2) return "it has more than three parts";
  if (!/^[\w-]+(?:\([\w.%-]*(?:\+[\w.%-]+)*\))?$/.test(system))
    return `${system === "" ? "its first part is empty" : `${system} is no system`}`;
  const wrong = others.find((it) => !/^[\w.-]+$/.test(it));
  if (wrong !== undefined) return wrong === "" ? "a part of it is empty" : `${wrong} has a character that it cannot have`;
  if (others.length > 0) return undefined;
  const word = system.toLowerCase();
  return systems.has(word.replace(/\(.*/, "")) || architectures.has(word)
    ? undefined
    : "there is neither a system nor an architecture of that name";
}
