import { type DeprecatedImage, deprecatedImage as deprecation } from "../knowledge/deprecated-images.ts";
import type { Image, ImageReference } from "../model/image.ts";
import { replace } from "../text/edit.ts";
import type { Fix, Rule } from "./rule.ts";

export const deprecatedImage: Rule = {
  id: "deprecated-image",
  summary: "An image comes from a repository that its publisher abandoned",
  category: "base-image",
  severity: "warning",
  fixable: "unsafe",
  since: "0.1.0",
  also: { cis: ["4.2", "4.4"] },

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
        message: `${reference.name} ${found.why}${successor ? `; ${successor} replaces it` : ""}.`,
        tag: "deprecated",
        ...(found.weight === "info" && { severity: "info" }),
        fixes: written ? move(image, reference, found) : [],
      });
    },
  },
};

function move({ name, tagSpan }: Image, from: ImageReference, { replacement, tagThere }: DeprecatedImage): Fix[] {
  if (replacement === undefined) return [];
  const start = name.span.start;
  if (!tagThere || from.tag === undefined) {
    const edits = [replace({ start, end: start + from.name.length }, replacement)];
    return [{ title: `Use ${replacement} (its tags may differ)`, safety: "unsafe", edits }];
  }
  const tag = tagThere(from.tag);
  if (tag === undefined || !tagSpan || from.digest !== undefined) return [];
  const edits = [replace({ start, end: tagSpan.end }, `${replacement}:${tag}`)];
  return [{ title: `Use ${replacement}:${tag} (programs may need changes)`, safety: "unsafe", edits }];
}
