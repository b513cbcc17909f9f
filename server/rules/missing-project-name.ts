import { newlineOf } from "../edit/lines.ts";
import { entry } from "../model/value.ts";
import { insert } from "../text/edit.ts";
import { basename, dirname } from "../text/uri.ts";
import type { Rule } from "./rule.ts";

export const missingProjectName: Rule = {
  id: "missing-project-name",
  summary: "The project has no name",
  category: "maintainability",
  // Nearly all projects are called by their folder.
  severity: "off",
  fixable: "unsafe",
  since: "0.1.0",
  also: { dclint: ["require-project-name-field"] },

  check: {
    compose({ root, role, services }, { report, text, uri, project }) {
      if (root?.kind !== "mapping" || root.flow || role !== "project" || services.length === 0) return;
      const { uris } = project();
      // What is included or extended has the name of the project that does so.
      if (entry(root, "name") || (uris[0] !== undefined && uris[0] !== uri)) return;
      const [first] = root.entries;
      if (!first) return;
      const name = nameOf(uri);
      report({
        at: first.key.inner,
        message: "The project is called by its folder, so that a move or a second copy changes or shares its containers and volumes.",
        fixes:
          name === undefined
            ? []
            : [
                {
                  title: `Name it ${name} (wherever its folder is called otherwise, it starts without its volumes)`,
                  safety: "unsafe",
                  edits: [insert(root.span.start, `name: ${name}${newlineOf(text)}${newlineOf(text)}`)],
                },
              ],
      });
    },
  },
};

/** What Compose makes of the folder's name; undefined where nothing is left of it. */
function nameOf(uri: string): string | undefined {
  const folder = basename(dirname(uri));
  const name = folder
    .toLowerCase()
    .replace(/[^a-z0-9_-]/g, "")
    .replace(/^[_-]+/, "");
  return name === "" || /^\d+$/.test(name) ? undefined : name;
}
