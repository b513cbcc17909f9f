import type { Hover, Position } from "vscode-languageserver";
import { tellKey } from "./hover-key.ts";
import { tellRule } from "./hover-rule.ts";
import { tellService } from "./hover-service.ts";
import { tellVariable } from "./hover-variable.ts";
import { positionsIn } from "./report.ts";
import type { Session } from "./session.ts";
import type { Teller } from "./teller.ts";

/** Everybody who has something to say of a place, in the order of reading. */
const tellers: readonly Teller[] = [tellService, tellVariable, tellRule, tellKey];

/** `textDocument/hover`: all that is known of a place, marked where the first of it is about. */
export async function hover(session: Session, uri: string, position: Position): Promise<Hover | null> {
  await session.load(uri);
  const file = session.project.get(uri);
  if (!file?.kind) return null;
  const positions = positionsIn(session)(uri);
  const offset = positions.offset(position);
  const said = tellers.flatMap((tell) => tell(session, file, offset) ?? []);
  if (said.length === 0) return null;
  const markdown = session.client.markdownHover;
  const value = said.map((it) => it.markdown).join("\n\n---\n\n");
  return {
    contents: { kind: markdown ? "markdown" : "plaintext", value: markdown ? value : plain(value) },
    range: positions.range(said[0]!.span),
  };
}

function plain(markdown: string): string {
  return markdown.replace(/\[([^\]]*)\]\([^)]*\)/g, "$1").replace(/`|\*\*/g, "");
}
