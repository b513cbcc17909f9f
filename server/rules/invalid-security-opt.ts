import { rewriteText } from "../edit/yaml.ts";
import { nearest } from "../text/nearest.ts";
import type { Rule } from "./rule.ts";

export const invalidSecurityOpt: Rule = {
  id: "invalid-security-opt",
  summary: "The engine knows no such security option",
  category: "privilege",
  severity: "error",
  fixable: "unsafe",
  since: "0.1.0",
  also: {},

  check: {
    service({ securityOpt }, { text, report }) {
      for (const option of securityOpt) {
        const { meaning, value } = option;
        if (meaning === undefined || (meaning === "" && value !== "")) continue;
        const [, name = meaning, mark, given = ""] = /^([^:=]*)([:=])(.*)$/s.exec(meaning) ?? [];
        const isKnown = Object.hasOwn(valuesOf, name);
        const values = isKnown ? valuesOf[name] : undefined;
        if (isKnown && mark === undefined && name === "no-new-privileges") continue;
        if (isKnown && mark !== undefined && given !== "" && (!values || values.includes(given))) continue;
        const meantName = isKnown ? name : nearest(name.trim(), Object.keys(valuesOf));
        const meantValues = meantName === undefined ? undefined : valuesOf[meantName];
        const meantValue = meantValues?.includes(given.trim())
          ? given.trim()
          : ((meantValues && (nearest(given.trim(), meantValues) ?? (given === "" ? meantValues[0] : undefined))) ??
            (meantValues ? undefined : given));
        // What switches a protection off is not ours to write.
        const meant =
          meantName && meantValue && !/^(?:unconfined|disable|false)$/.test(meantValue)
            ? `${meantName}${mark ?? ":"}${meantValue}`
            : undefined;
        report({
          at: option.span,
          message:
            meaning === ""
              ? "This security option is empty."
              : !isKnown
                ? `The engine knows no security option ${name} and refuses the container.`
                : given === ""
                  ? `The security option ${name} has no value, and the container is refused.`
                  : `The security option ${name} takes ${values!.join(" or ")}, not ${given}.`,
          fixes:
            meant && meaning === value
              ? [{ title: `Change to ${meant} (it then takes effect)`, safety: "unsafe", edits: [rewriteText(text, option, meant)] }]
              : [],
        });
      }
    },
  },
};

/** The options that the engine knows, with their values where those are words. */
const valuesOf: Readonly<Record<string, readonly string[] | undefined>> = {
  "no-new-privileges": ["true", "false"],
  apparmor: undefined,
  seccomp: undefined,
  label: undefined,
  systempaths: ["unconfined"],
  "writable-cgroups": ["true", "false"],
  credentialspec: undefined,
  // Podman's.
  mask: undefined,
  unmask: undefined,
  "proc-opts": undefined,
};
