import { removeEntry } from "../edit/yaml.ts";
import { entry, items } from "../model/value.ts";
import type { Rule } from "./rule.ts";

export const legacyLinks: Rule = {
  id: "legacy-links",
  summary: "A service uses links, which networks have replaced",
  category: "maintainability",
  severity: "off",
  fixable: "unsafe",
  since: "0.1.0",
  also: {},

  check: {
    service({ name, body }, { report, text }) {
      for (const key of ["links", "external_links"]) {
        const found = entry(body, key);
        if (found?.value.kind !== "list" || found.value.items.length === 0) continue;
        const own = key === "links" ? items(found.value).map((it) => (it.kind === "scalar" ? it.meaning : undefined)) : [undefined];
        // Another name than the service's own is lost with the link; Compose takes a link for a dependency, too.
        const isPlain = own.every((it) => it !== undefined && /^([^:]+)(?::\1)?$/.test(it)) && !found.merged && entry(body, "depends_on");
        report({
          at: found.key.inner,
          message:
            key === "links"
              ? `${name.value} reaches services of its networks by their names, without links.`
              : `${name.value} could reach containers of other projects by a network that they share.`,
          tag: "deprecated",
          fixes: isPlain
            ? [
                {
                  title: "Remove links (depends_on alone then says what starts first)",
                  safety: "unsafe",
                  edits: [removeEntry(text, body, found)],
                },
              ]
            : [],
        });
      }
    },
  },
};
