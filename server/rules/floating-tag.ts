import { retag, tagBringer } from "../edit/image.ts";
import { imageMistake, isLikelyContext } from "../judge/reference.ts";
import { currentLine } from "../knowledge/current-lines.ts";
import type { Image } from "../model/image.ts";
import type { Also, Rule, RuleOption } from "./rule.ts";

const otherTag: Also = { cis: ["4.2", "5.28"], "compose-lint": ["CL-0004"], dclint: ["service-image-require-explicit-tag"] };
const shared: Also = { ...otherTag, trivy: ["DS-0001"], checkov: ["CKV_DOCKER_7"] };
const noTag: Also = {
  ...shared,
  kics: ["Image Version Not Explicit"],
  semgrep: ["missing-image-version"],
  tally: ["hadolint/DL3006"],
};
const latest: Also = {
  ...shared,
  kics: ["Image Version Using 'latest'"],
  semgrep: ["avoid-latest-version"],
  tally: ["hadolint/DL3007"],
};

const moving: RuleOption<readonly string[]> = {
  description: "Tags besides `latest` that count as moving; they are reported as notes.",
  default: ["stable", "edge", "nightly", "dev", "beta", "main", "master", "test", "canary", "lts", "current", "mainline", "rolling"],
};

export const floatingTag: Rule = {
  id: "floating-tag",
  summary: "An image has no tag, or one that moves with every release",
  category: "base-image",
  severity: "warning",
  fixable: "unsafe",
  since: "0.1.0",
  also: {
    ...shared,
    hadolint: ["DL3006", "DL3007", "DL3022"],
    kics: ["Image Version Not Explicit", "Image Version Using 'latest'"],
    semgrep: ["missing-image-version", "avoid-latest-version"],
    tally: ["hadolint/DL3006", "hadolint/DL3007"],
  },
  options: { moving },

  check: {
    image(image, context) {
      const { name, reference, tagSpan } = image;
      if (reference?.digest !== undefined || (!reference && !tagSpan) || isContext(image)) return;
      // What is no image at all has no releases.
      if (name.meaning !== undefined && imageMistake(name.meaning) !== undefined) return;
      // The tag can be written where a variable hides the repository.
      const tag = reference ? reference.tag : context.text.slice(tagSpan!.start, tagSpan!.end);
      const moves = tag !== undefined && context.option(moving).includes(tag.toLowerCase());
      if (tag !== undefined && tag !== "latest" && !moves) return;
      const line = reference && currentLine(reference.name);
      const edit = line === undefined ? undefined : retag(image, line, context.model);
      const bringer = tagSpan ? undefined : tagBringer(image, context.model);
      const what = tag === undefined ? `${name.value} has no tag` : tagSpan ? `${name.value} moves` : `${name.value} means ${tag}`;
      context.report({
        at: tagSpan ?? name.span,
        message: `${what}, so every pull may bring another release.`,
        also: moves ? otherTag : { ...(tag === undefined ? noTag : latest), hadolint: ofHadolint(image, tag) },
        ...(moves && { severity: "info" }),
        related: bringer ? [{ uri: context.uri, at: bringer.span, message: "Its value comes from here." }] : [],
        fixes: edit
          ? [{ title: `Use tag ${line} (${tag ?? "latest"} may mean another release today)`, safety: "unsafe", edits: [edit] }]
          : [],
      });
    },
  },
};

/** What hadolint calls the case. It looks behind no variable, and in COPY takes whatever has no tag for a stage. */
function ofHadolint({ place, name, tagSpan }: Image, tag: string | undefined): readonly string[] {
  if (place === "COPY --from" && tag === undefined) return ["DL3022"];
  if (place !== "FROM") return [];
  if (tag !== undefined) return tagSpan ? ["DL3007"] : [];
  return /^(?:[^/]*[.:][^/]*\/)?\$/.test(name.value) ? [] : ["DL3006"];
}

function isContext({ place, reference }: Image): boolean {
  return (
    reference !== undefined &&
    (place === "COPY --from" || place === "RUN --mount") &&
    isLikelyContext(reference.name) &&
    reference.tag === undefined
  );
}
