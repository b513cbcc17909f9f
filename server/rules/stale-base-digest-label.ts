import { removeNode } from "../edit/pair.ts";
import { baseImage } from "../judge/user.ts";
import { replace } from "../text/edit.ts";
import type { Fix, Rule } from "./rule.ts";

export const staleBaseDigestLabel: Rule = {
  id: "stale-base-digest-label",
  summary: "A label names another digest of the base image than the one that FROM pulls",
  category: "maintainability",
  severity: "off",
  fixable: "unsafe",
  since: "0.1.0",
  also: { tally: ["tally/labels/no-stale-base-digest"] },

  check: {
    label(label, { model, text, report }) {
      const { name, value, stage } = label;
      const said = value?.meaning;
      if (name.value !== "org.opencontainers.image.base.digest" || !stage || !said || value.value !== said || model.kind !== "dockerfile")
        return;
      const image = baseImage(stage);
      const pulled = image?.reference?.digest;
      if (!image?.reference || pulled === said) return;
      const removal = removeNode(text, model, label);
      const fixes: Fix[] = [];
      if (pulled !== undefined)
        fixes.push({
          title: "Name the digest that FROM pulls (the label changes)",
          safety: "unsafe",
          edits: [replace(value.span, pulled)],
        });
      else if (removal) fixes.push({ title: "Remove the label (what reads it finds nothing)", safety: "unsafe", edits: [removal] });
      const what = pulled === undefined ? `${image.name.value} may be another image with every pull` : "FROM pulls another digest";
      report({ at: name.span, message: `The label names a digest of the base image, but ${what}.`, fixes });
    },
  },
};
