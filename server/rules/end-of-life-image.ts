import { retag } from "../edit/image.ts";
import { copiedImages } from "../judge/copied-image.ts";
import { deprecatedImage } from "../knowledge/deprecated-images.ts";
import { type LifeEnd, lifeEnd } from "../knowledge/image-life-ends.ts";
import { isDelivered } from "../model/dockerfile.ts";
import type { Rule } from "./rule.ts";

export const endOfLifeImage: Rule = {
  id: "end-of-life-image",
  summary: "An image ships software that no longer gets security fixes",
  category: "base-image",
  severity: "warning",
  fixable: "unsafe",
  since: "0.1.0",
  also: { cis: ["4.2", "4.4", "5.28"], tally: ["tally/ruby/eol-ruby-version"] },

  check: {
    image(image, context) {
      const { name, reference, tagSpan } = image;
      if (reference?.tag === undefined) return;
      const end = lifeEnd(reference.name, reference.tag, context.today);
      if (!end || end.until >= (end.rolling ? monthsBefore(context.today, 6) : context.today)) return;
      // A repository that nobody fills any more says more than the age of what is in it.
      if (deprecatedImage(reference.name) && end.product !== "CentOS") return;
      const { model, uri } = context;
      const uses = model.kind === "dockerfile" && image.place !== "FROM" ? copiedImages(model).get(name.value)! : [image];
      if (uses[0] !== image) return;
      const edits = end.latestSupported === undefined ? [] : uses.map((it) => retag(it, end.latestSupported!, model));
      // What only builds is not delivered, and neither is the system around what is copied out of an image.
      const copied = end.system && (image.place === "COPY --from" || image.place === "RUN --mount");
      const builds = model.kind === "dockerfile" && uses.every(({ stage }) => stage && !isDelivered(model, stage));
      context.report({
        at: tagSpan ?? name.span,
        message: `${end.product} ${end.cycle} in ${name.value} has had no security fixes since ${end.until}${helper(end)}.`,
        ...((builds || copied) && { severity: "info" }),
        related: uses.slice(1, 4).map((it) => ({ uri, at: it.name.span, message: "It is used here, too." })),
        fixes:
          edits[0] && edits.every((it) => it !== undefined)
            ? [
                {
                  title: `Use ${end.latestSupported} (${end.keepsData ? "stored data may need migrating" : "programs may need changes"})`,
                  safety: "unsafe",
                  edits,
                },
              ]
            : [],
      });
    },
  },
};

function helper({ longTerm }: LifeEnd): string {
  return longTerm ? `, not even from ${longTerm.by}` : "";
}

/** The ISO day some months before another. */
function monthsBefore(day: string, months: number): string {
  const date = new Date(`${day}T00:00:00Z`);
  date.setUTCMonth(date.getUTCMonth() - months);
  return date.toISOString().slice(0, 10);
}
