import { retag } from "../edit/image.ts";
import { rootStage } from "../judge/lineage.ts";
import { slimTag } from "../knowledge/slim-variants.ts";
import { commands, lineage } from "../model/dockerfile.ts";
import type { Rule } from "./rule.ts";

export const bulkyBaseImage: Rule = {
  id: "bulky-base-image",
  summary: "The image is built on a variant with compilers that it does not use",
  category: "base-image",
  severity: "off",
  fixable: "unsafe",
  since: "0.1.0",
  also: { cis: ["4.3"] },

  check: {
    stage(stage, { model, report }) {
      if (model.kind !== "dockerfile" || !stage.ships || stage.windows) return;
      const { image } = rootStage(stage);
      if (!image?.reference || image.reference.digest !== undefined) return;
      const tag = slimTag(image.reference.name, image.reference.tag);
      if (tag === undefined) return;
      for (const it of lineage(stage))
        for (const { calls } of commands(model, it, "RUN", "CMD", "ENTRYPOINT", "HEALTHCHECK"))
          if (calls.some(({ name }) => name === undefined || needing.test(name))) return;
      const edit = retag(image, tag, model);
      report({
        at: image.tagSpan ?? image.name.span,
        message: `${image.name.meaning ?? image.name.value} brings compilers and headers along, which nothing in the Dockerfile calls.`,
        fixes: edit
          ? [{ title: `Use ${tag} (packages that are compiled when they are installed need more)`, safety: "unsafe", edits: [edit] }]
          : [],
      });
    },
  },
};

/** Programs that only the bigger variants have, and those that call them. */
const needing =
  /^(?:git|hg|svn|bzr|curl|wget|gcc|g\+\+|cc|c\+\+|make|cmake|autoconf|automake|node-gyp|pkg-config|file|patch|unzip|xz|gem|bundle|cpanm?|carton|cargo|rustc|ssh|scp|gpg|\.\/configure|configure)$/;
