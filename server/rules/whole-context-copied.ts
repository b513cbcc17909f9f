import { isDelivered } from "../model/dockerfile.ts";
import { dirname } from "../text/uri.ts";
import type { Rule } from "./rule.ts";

export const wholeContextCopied: Rule = {
  id: "whole-context-copied",
  summary: "Everything beside the Dockerfile is copied into the image, and no .dockerignore leaves anything out",
  category: "secrets",
  // Where the build context is known; elsewhere a .dockerignore may be in another folder.
  severity: "info",
  fixable: "no",
  since: "0.1.0",
  also: { cis: ["4.10"] },

  check: {
    copy({ keyword, sources, from, onbuild, flags, stage }, { model, uri, report, ignored, builds }) {
      if (from || onbuild || model.kind !== "dockerfile" || !stage || !isDelivered(model, stage)) return;
      const source = sources.find(({ meaning }) => meaning !== undefined && /^\.?\/*$|^(?:\.\/)?\*$/.test(meaning) && meaning !== "");
      if (!source || flags.some((it) => it.name.value === "exclude") || ignored()) return;
      const known = builds().some(({ context }) => context !== undefined && context.replace(/\/$/, "") === dirname(uri));
      report({
        at: source.span,
        message: `${keyword} ${source.value} takes .git and .env along where they exist, for there is no .dockerignore.`,
        ...(!known && { severity: "off" }),
      });
    },
  },
};
