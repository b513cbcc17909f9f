import { type VariableOrigin, variableAt } from "../engine/variable-origin.ts";
import { basename } from "../text/uri.ts";
import { positionsIn } from "./report.ts";
import type { Session } from "./session.ts";
import type { Teller } from "./teller.ts";

/** At a variable of a Compose file: what it holds, and who says so. The value of a secret is not shown. */
export const tellVariable: Teller = (session, file, offset) => {
  const variable = variableAt(session.project, file.uri, offset);
  if (!variable) return undefined;
  const swarm = file.model?.kind === "compose" && file.model.role === "stack";
  const first = swarm
    ? `\`${variable.name}\` comes from the shell alone: \`docker stack\` reads no \`.env\`.${ifUnset(variable)}`
    : `${said(session, variable)} What the shell has set goes first.`;
  return { span: variable.span, markdown: first };
};

function said(session: Session, variable: VariableOrigin): string {
  const { name, operator, set } = variable;
  if (!set) return `\`${name}\` is not set in \`.env\`.${ifUnset(variable)}`;
  const { line } = positionsIn(session)(set.uri).position(set.span.start);
  const link = `[${basename(set.uri)}:${line + 1}](${set.uri}#L${line + 1})`;
  if (set.empty) return `\`${name}\` is empty by ${link}.${operator.startsWith(":") ? ifUnset(variable) : ""}`;
  if (operator.endsWith("+")) return `\`${name}\` is set by ${link}, so the text behind \`${operator}\` stands here.`;
  if (set.secret) return `\`${name}\` is set by ${link}; a secret is not shown.`;
  return set.value === undefined ? `\`${name}\` is set by ${link}.` : `\`${name}\` is ${code(set.value)} by ${link}.`;
}

/** What happens where nobody sets it. */
function ifUnset({ operator, word }: VariableOrigin): string {
  switch (operator.at(-1)) {
    case "-":
      return ` Its default ${word === "" ? "is empty" : "counts"} then.`;
    case "?":
      return " Compose stops then.";
    case "+":
      return " Nothing stands here then.";
    default:
      return " Compose warns and puts nothing here then.";
  }
}

function code(text: string): string {
  const line = text.replace(/\s+/g, " ").replace(/`/g, "'");
  return `\`${line.length > 80 ? `${line.slice(0, 80)}…` : line}\``;
}
