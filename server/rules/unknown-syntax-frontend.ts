import { frontendOf } from "../judge/frontend.ts";
import { replace } from "../text/edit.ts";
import type { Rule } from "./rule.ts";

const official = "docker/dockerfile:1";

export const unknownSyntaxFrontend: Rule = {
  id: "unknown-syntax-frontend",
  summary: "The syntax directive lets foreign or changing code read the Dockerfile",
  category: "supply-chain",
  severity: "warning",
  fixable: "unsafe",
  since: "0.1.0",
  also: {},

  check: {
    dockerfile(file, { report }) {
      const frontend = frontendOf(file);
      // Who names a digest has looked at what that holds.
      if (!frontend || frontend.digest !== undefined) return;
      const { at, written, official: isOfficial, tag } = frontend;
      if (isOfficial && tag !== undefined && /^\d/.test(tag)) return;
      report({
        at,
        message: !isOfficial
          ? `The builder runs ${written} to read this file, and that is not Docker's.`
          : tag === undefined
            ? `${written} has no version, so every build may read the file in another way.`
            : `${written} moves with the work on BuildKit, so every build may read the file in another way.`,
        ...(isOfficial && { severity: "info" }),
        fixes: [{ title: `Change to ${official} (which may know less, or more)`, safety: "unsafe", edits: [replace(at, official)] }],
      });
    },
  },
};
