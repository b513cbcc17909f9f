import type { Rule } from "./rule.ts";

export const wholeFilesystemCopied: Rule = {
  id: "whole-filesystem-copied",
  summary: "A stage takes over all files of another image",
  category: "cache-and-size",
  severity: "warning",
  fixable: "no",
  since: "0.1.0",
  also: { hadolint: ["DL3067"], tally: ["hadolint/DL3067"] },

  check: {
    copy({ from, sources, target, stage }, { report }) {
      const whole = sources.find(({ meaning }) => meaning !== undefined && /^\/+(?:\.\/*|\*)?$/.test(meaning));
      if (!from || !whole || target?.meaning === undefined || !/^\/+\.?\/*$/.test(target.meaning)) return;
      // Into an empty image it makes one layer of many.
      const flattens = stage?.base.meaning === "scratch";
      report({
        at: whole.span,
        message: flattens
          ? `All of ${from.name.value} becomes one layer that shares nothing with other images.`
          : `All of ${from.name.value} is laid over the base image, with its system and its package lists.`,
        ...(flattens && { severity: "info" }),
      });
    },
  },
};
