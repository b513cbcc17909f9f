import { rewriteText } from "../edit/yaml.ts";
import { capabilities, capabilityName } from "../knowledge/capabilities.ts";
import { nearest } from "../text/nearest.ts";
import type { Rule } from "./rule.ts";

export const unknownCapability: Rule = {
  id: "unknown-capability",
  summary: "The engine knows no such capability",
  category: "privilege",
  severity: "error",
  fixable: "unsafe",
  since: "0.1.0",
  also: {},

  check: {
    service({ capAdd, capDrop }, { text, report }) {
      for (const capability of [...capAdd, ...capDrop]) {
        const { meaning, value } = capability;
        // An empty one drops out where its variable is not set.
        if (meaning === undefined || meaning.toUpperCase() === "ALL" || (meaning === "" && value !== "")) continue;
        const name = meaning.toUpperCase().replace(/^CAP_/, "");
        if (capabilities.has(name)) continue;
        const plain = capabilityName(meaning).replace(/[\s-]+/g, "_");
        // To have all is what another rule warns of.
        const meant = capabilities.has(plain) ? plain : (nearest(plain, capabilities) ?? onlyWith(plain));
        report({
          at: capability.span,
          message: meaning === "" ? "This capability is empty." : `The engine knows no capability ${meaning} and refuses the container.`,
          fixes:
            meant && meaning === value
              ? [{ title: `Change to ${meant} (it then takes effect)`, safety: "unsafe", edits: [rewriteText(text, capability, meant)] }]
              : [],
        });
      }
    },
  },
};

/** The one capability whose name is longer by a word. */
function onlyWith(part: string): string | undefined {
  const found = part.length > 3 ? [...capabilities].filter((it) => it.startsWith(`${part}_`) || it.endsWith(`_${part}`)) : [];
  return found.length === 1 ? found[0] : undefined;
}
