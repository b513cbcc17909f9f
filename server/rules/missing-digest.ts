import type { Also, Rule } from "./rule.ts";

const also: Also = { cis: ["4.2"], semgrep: ["dockerfile-source-not-pinned"] };

export const missingDigest: Rule = {
  id: "missing-digest",
  summary: "An image is not pinned to a digest",
  category: "base-image",
  // Hardly any file pins digests, and without a bot that renews them pinned images grow old.
  severity: "off",
  fixable: "no",
  since: "0.1.0",
  also: { ...also, "compose-lint": ["CL-0019"] },

  check: {
    image({ name, reference }, { report }) {
      if (!reference) {
        // A variable alone may bring a digest along, too.
        const [, tag] = /^[^$@]+:\$\{?(\w+)\}?$/.exec(name.value) ?? [];
        if (tag !== undefined)
          report({ at: name.span, message: `The image behind ${name.value} can change unless ${tag} has a digest.`, severity: "off" });
        return;
      }
      // What has no tag at all is the matter of floating-tag.
      if (reference.digest !== undefined || reference.tag === undefined) return;
      report({
        at: name.span,
        message: `The image behind ${name.value} can change at any time.`,
        // compose-lint leaves moving tags to its CL-0004.
        also: moving.has(reference.tag.toLowerCase()) ? also : { ...also, "compose-lint": ["CL-0019"] },
      });
    },
  },
};

const moving: ReadonlySet<string> = new Set(["latest", "stable", "edge", "nightly", "dev", "test"]);
