import { type ArgumentLike, DockerfileParser } from "./dockerfile-ast.ts";
import { parseReference } from "../model/image.ts";
import type { Model, Node, User } from "../model/node.ts";
import { substitute } from "./substitute.ts";
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
  const globals = new Map<string, string>();
  let inStage = false;
  let lastUser: Spanned | undefined;
  for (const instruction of DockerfileParser.parse(text).getInstructions()) {
    const words = instruction.getArguments();
    const first = words[0];
    if (!first) continue;
    switch (instruction.getKeyword()) {
      case "ARG":
        // Before the first FROM: the only variables that FROM may use.
        for (const word of inStage ? [] : words) {
          const [, name, value] = /^(\w+)=([^]*)$/.exec(word.getValue()) ?? [];
          const meaning = value === undefined ? undefined : substitute(unquote(value), (it) => globals.get(it));
          if (name !== undefined && meaning !== undefined) globals.set(name, meaning);
        }
        break;
      case "FROM": {
        inStage = true;
        if (lastUser) nodes.push(user(lastUser, false));
        lastUser = undefined;
        const written = spanned(first);
        // The builder folds the case of stage names, and only earlier stages are in scope.
        const meaning = substitute(unquote(written.value), (name) => globals.get(name));
        if (!meaning || (!stages.has(meaning.toLowerCase()) && meaning !== "scratch")) {
          nodes.push({ kind: "image", place: "FROM", written, reference: meaning ? parseReference(meaning) : undefined });
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

function unquote(text: string): string {
  return /^(["'])([^]*)\1$/.exec(text)?.[2] ?? text;
}
