import { rules } from "../rules/index.ts";

/** `seaworthy rules`: a table, or everything that is known about each rule. */
export function listRules(format: "text" | "json"): string {
  if (format === "json") {
    return `${JSON.stringify(
      rules.map(({ id, summary, category, severity, fixable, since, also, options }) => ({
        id,
        summary,
        category,
        severity,
        fixable,
        since,
        also,
        options: options ?? {},
      })),
      undefined,
      2,
    )}\n`;
  }
  const idWidth = Math.max(...rules.map((rule) => rule.id.length));
  const categoryWidth = Math.max(...rules.map((rule) => rule.category.length));
  return rules
    .map(
      (rule) =>
        `${rule.id.padEnd(idWidth)}  ${rule.severity.padEnd(7)}  ${rule.category.padEnd(categoryWidth)}  ${(rule.fixable === "no" ? "" : `fix ${rule.fixable}`).padEnd(10)}  ${rule.summary}\n`,
    )
    .join("");
}
