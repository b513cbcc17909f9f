import { suppressionAt } from "../engine/suppress.ts";
import { page } from "../rules/pages.ts";
import type { Rule } from "../rules/rule.ts";
import { result } from "./report.ts";
import type { Session } from "./session.ts";
import type { Teller } from "./teller.ts";

/** What the rules behind a squiggle or a suppression are about. The message itself is on the screen already. */
export const tellRule: Teller = (session, file, offset) => {
  const here = result(session, file.uri).findings.filter(({ at }) => at.start <= offset && offset <= at.end);
  const suppression = here.length === 0 ? suppressionAt(file, offset) : undefined;
  const rules = new Set(suppression ? suppression.rules : here.map((it) => it.rule));
  const span = suppression?.suppression.span ?? here[0]?.at;
  if (rules.size === 0 || !span) return undefined;
  return { span, markdown: [...rules].map((rule) => about(session, rule)).join("\n\n---\n\n") };
};

/** What it is, why it matters and what to do, each as the rule's page begins to say it; the page has the rest. */
function about(session: Session, rule: Rule): string {
  const link = session.client.ruleLink(rule.id);
  const name = link ? `[${rule.id}](${link})` : `\`${rule.id}\``;
  const text = page(rule.id) ?? "";
  return [`${rule.summary}. ${name}`, firstParagraph(text, "Why it matters"), firstParagraph(text, "How to repair it")]
    .filter(Boolean)
    .join("\n\n");
}

/** The first paragraph below a heading of a page, on one line; undefined where something else than text comes first. */
function firstParagraph(text: string, heading: string): string | undefined {
  const start = text.indexOf(`\n## ${heading}\n`);
  const paragraph =
    start < 0
      ? undefined
      : text
          .slice(start + heading.length + 5)
          .trimStart()
          .split(/\n\s*\n/, 1)[0];
  return paragraph && /^[^`#|<]/.test(paragraph) ? paragraph.replace(/\s*\n\s*/g, " ") : undefined;
}
