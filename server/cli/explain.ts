import { rules } from "../rules/index.ts";
import { page } from "../rules/pages.ts";
import { nearest } from "../text/nearest.ts";
import type { Paint } from "./terminal.ts";
import { UsageError } from "./usage-error.ts";

/**
 * `seaworthy explain`: the page of a rule, which may be named as another tool calls it.
 * @throws UsageError
 */
export function explain(name: string, paint: Paint): string {
  const found = rules.filter(
    (rule) => rule.id === name || Object.values(rule.also).some((ids) => ids.some((id) => id.toLowerCase() === name.toLowerCase())),
  );
  if (found.length === 0) {
    const near = nearest(
      name,
      rules.map((rule) => rule.id),
    );
    throw new UsageError(`unknown rule "${name}". ${near ? `Did you mean "${near}"?` : "seaworthy rules lists them."}`);
  }
  return found.map((rule) => `${styled((page(rule.id) ?? `# ${rule.id}\n\n${rule.summary}.`).trim(), paint)}\n`).join("\n");
}

/** Markdown is readable as it is; colours set off headings, code and the squiggles in it. */
function styled(markdown: string, paint: Paint): string {
  let fenced = false;
  return markdown
    .replace(/<!--.*?-->\n?/gs, "")
    .split("\n")
    .map((line) => {
      if (line.startsWith("```")) {
        fenced = !fenced;
        return paint("dim", line);
      }
      if (fenced) return /^\s*~+/.test(line) ? paint("yellow", line) : line;
      return line.startsWith("#") ? paint("bold", line) : line.replace(/`[^`]+`/g, (code) => paint("cyan", code));
    })
    .join("\n");
}
