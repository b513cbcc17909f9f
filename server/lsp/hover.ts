import type { Hover, Position } from "vscode-languageserver";
import { suppressionAt } from "../engine/suppress.ts";
import { page } from "../rules/pages.ts";
import type { Rule } from "../rules/rule.ts";
import { positionsIn, result } from "./report.ts";
import type { Session } from "./session.ts";

/** `textDocument/hover`: what the rules behind a squiggle or a suppression are about. The message itself is on the screen already. */
export async function hover(session: Session, uri: string, position: Position): Promise<Hover | null> {
  await session.load(uri);
  const file = session.project.get(uri);
  if (!file?.kind) return null;
  const positions = positionsIn(session)(uri);
  const offset = positions.offset(position);
  const here = result(session, uri).findings.filter(({ at }) => at.start <= offset && offset <= at.end);
  const suppression = here.length === 0 ? suppressionAt(file, offset) : undefined;
  const rules = new Set(suppression ? suppression.rules : here.map((it) => it.rule));
  const span = suppression?.suppression.span ?? here[0]?.at;
  if (rules.size === 0 || !span) return null;
  const markdown = session.client.markdownHover;
  const value = [...rules].map((rule) => about(session, rule)).join("\n\n---\n\n");
  return { contents: { kind: markdown ? "markdown" : "plaintext", value: markdown ? value : plain(value) }, range: positions.range(span) };
}

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

function plain(markdown: string): string {
  return markdown.replace(/\[([^\]]*)\]\([^)]*\)/g, "$1").replace(/`/g, "");
}
