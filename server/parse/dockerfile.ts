import { type ArgumentLike, DockerfileParser } from "./dockerfile-ast.ts";
import { parseReference } from "../model/image.ts";
import type { Model, Node, User } from "../model/node.ts";
import { LineIndex } from "../text/line-index.ts";
import type { Spanned } from "../text/span.ts";

/** Reads a Dockerfile; never throws, whatever the text. */
export function parseDockerfile(text: string): Model {
  const index = new LineIndex(text);
  const spanned = (argument: ArgumentLike): Spanned => {
    const range = argument.getRange();
    return { value: argument.getValue(), span: { start: index.offset(range.start), end: index.offset(range.end) } };
  };
  const nodes: Node[] = [];
  const stages = new Set<string>();
  let lastUser: Spanned | undefined;
  for (const instruction of DockerfileParser.parse(text).getInstructions()) {
    const words = instruction.getArguments();
    const first = words[0];
    if (!first) continue;
    switch (instruction.getKeyword()) {
      case "FROM": {
        if (lastUser) nodes.push(user(lastUser, false));
        lastUser = undefined;
        const written = spanned(first);
        // The builder folds the case of stage names, and only earlier stages are in scope.
        if (!stages.has(written.value.toLowerCase()) && written.value !== "scratch") {
          nodes.push({ kind: "image", place: "FROM", written, reference: written.value.includes("$") ? undefined : parseReference(written.value) });
        }
        if (words[1]?.getValue().toUpperCase() === "AS" && words[2]) stages.add(words[2].getValue().toLowerCase());
        break;
      }
      case "USER":
        if (lastUser) nodes.push(user(lastUser, false));
        lastUser = spanned(first);
        break;
    }
  }
  if (lastUser) nodes.push(user(lastUser, true));
  return { kind: "dockerfile", nodes };
}

function user(name: Spanned, final: boolean): User {
  return { kind: "user", name, final };
}
