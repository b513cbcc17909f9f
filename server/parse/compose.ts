import type { Compose, Service } from "../model/compose.ts";
import type { Node, Problem } from "../model/node.ts";
import { at, entry, type Mapping, type Value } from "../model/value.ts";
import type { Span } from "../text/span.ts";
import { castValues } from "./compose-cast.ts";
import { keysOf } from "./compose-keys.ts";
import { readService } from "./compose-service.ts";
import { scalarsOf } from "./compose-text.ts";
import { type Environment, interpolate } from "./interpolate.ts";
import { parseYaml } from "./yaml.ts";
import { oneLine } from "./yaml-problem.ts";

/**
 * Reads a Compose file; never throws, whatever the text. `name` is the file's own name without folders, `env` what its variables
 * are known to hold.
 */
export function parseCompose(text: string, name: string, env: Environment = new Map()): Compose {
  const yaml = parseYaml(text, (it) => interpolate(it, env));
  const documents = yaml.documents.map(castValues);
  const scalars = scalarsOf(text, env);
  const problems: Problem[] = [...yaml.problems];
  const groups: Group[] = [];
  const services: Service[] = [];
  const seen = new Set<string>();
  for (const document of documents) {
    if (document.kind !== "mapping") {
      if (problems.length === 0)
        problems.push({
          kind: "problem",
          code: "syntax",
          message: "A Compose file is a mapping of keys such as services.",
          span: oneLine(text, document.span),
        });
      continue;
    }
    if (isFirstVersion(document)) continue;
    for (const key of keysOf(document, "", seen)) groups.push([key]);
    const found = at(document, "services");
    for (const it of found?.kind === "mapping" ? found.entries : []) {
      const read = readService(it, scalars);
      if (!read) continue;
      services.push(read.service);
      groups.push([read.service, ...sorted([...read.nodes, ...keysOf(read.service.body, "services.*", seen, read.service)])]);
    }
  }
  for (const problem of problems) groups.push([problem]);
  const root = documents[0];
  const nodes = groups.sort((a, b) => placeOf(a[0]).start - placeOf(b[0]).start).flat();
  return {
    kind: "compose",
    root,
    version: entry(root, "version"),
    services,
    role: roleOf(name, root, services),
    comments: yaml.comments,
    problems,
    template: undefined,
    nodes,
  };
}

/** Nodes that stand together: the first one leads. */
type Group = [Node, ...Node[]];

function sorted(nodes: Node[]): Node[] {
  return nodes.sort((a, b) => placeOf(a).start - placeOf(b).start);
}

function placeOf(node: Node): Span {
  switch (node.kind) {
    case "key":
      return node.entry.span;
    case "image":
    case "user":
      return node.name.span;
    case "dockerfile":
    case "compose":
    case "env":
      return { start: 0, end: 0 };
    default:
      return node.span;
  }
}

/** The first format, long gone, has its services at the top level; Compose refuses it as a whole. */
function isFirstVersion(root: Mapping): boolean {
  return (
    !entry(root, "services") &&
    !entry(root, "include") &&
    root.entries.some(
      ({ key, value }) => !key.text.startsWith("x-") && !topLevel.has(key.text) && (entry(value, "image") || entry(value, "build")),
    )
  );
}

const topLevel: ReadonlySet<string> = new Set(["networks", "volumes", "secrets", "configs", "models", "jobs"]);

function roleOf(name: string, root: Value | undefined, services: readonly Service[]): Compose["role"] {
  if (/(?:^|[.-])override\.ya?ml$/i.test(name)) return "override";
  if (/(?:^|[._-])stack(?:[._-].*)?\.ya?ml$/i.test(name)) return "stack";
  const whole = /^(?:docker-)?compose\.ya?ml$/i.test(name) || at(root, "include") !== undefined;
  return !whole && services.some((it) => !["image", "build", "extends", "provider"].some((key) => at(it.body, key)))
    ? "fragment"
    : "project";
}
