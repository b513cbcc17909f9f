import { deprecatedImage as deprecation } from "../knowledge/deprecated-images.ts";
import type { Image } from "../model/image.ts";
import { replace } from "../text/edit.ts";
import type { Fix, Rule } from "./rule.ts";

export const deprecatedImage: Rule = {
  id: "deprecated-image",
  summary: "An image comes from a repository that its publisher gave up",
  category: "base-image",
  severity: "warning",
  fixable: "unsafe",
  since: "0.1.0",
  also: { cis: ["4.2"] },

  check: {
    image(image, context) {
      const { name, reference } = image;
      const found = reference && deprecation(reference.name);
      if (!found) return;
      const successor = found.replacement ?? found.instead;
      const start = name.span.start;
      const written = name.value.startsWith(reference.name) && name.span.end - start === name.value.length;
      context.report({
        at: written ? { start, end: start + reference.name.length } : name.span,
        message: `${reference.name} ${found.why}${successor ? `; ${successor} took its place` : ""}.`,
        tag: "deprecated",
        ...(found.weight === "info" && { severity: "info" }),
        fixes: written && found.replacement ? [move(image, reference.name, found.replacement)] : [],
      });
    },
  },
};

function move({ name }: Image, from: string, to: string): Fix {
  return {
    title: `Use ${to} (look whether it has the same tag)`,
    safety: "unsafe",
    edits: [replace({ start: name.span.start, end: name.span.start + from.length }, to)],
  };
}
