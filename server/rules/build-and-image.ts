import { addEntry } from "../edit/yaml.ts";
import { entry } from "../model/value.ts";
import type { Rule } from "./rule.ts";

export const buildAndImage: Rule = {
  id: "build-and-image",
  summary: "A service has both build and image, so it depends on the machine which of them runs",
  category: "base-image",
  severity: "off",
  fixable: "unsafe",
  since: "0.1.0",
  also: { dclint: ["no-build-and-image"] },

  check: {
    service({ name, body }, { text, report }) {
      const build = entry(body, "build");
      const image = entry(body, "image");
      if (!build || !image || build.value.tag === "!reset" || image.value.tag === "!reset" || entry(body, "pull_policy")) return;
      report({
        at: build.key.inner,
        message: `${name.value} is built only where nobody has its image: up takes an image of that name if there is one.`,
        fixes: [
          {
            title: "Set pull_policy: build (every up builds)",
            safety: "unsafe",
            edits: [addEntry(text, body, "pull_policy", "build", image.span.start > build.span.start ? image : build)],
          },
        ],
      });
    },
  },
};
