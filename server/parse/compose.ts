import { isMap, isScalar, isSeq, LineCounter, type Pair, parseDocument, type YAMLMap } from "yaml";
import { parseReference } from "../model/image.ts";
import type { Model, Node } from "../model/node.ts";
import type { Spanned } from "../text/span.ts";

/** Reads a Compose file; never throws, whatever the text. */
export function parseCompose(text: string): Model {
  const document = parseDocument(text, { lineCounter: new LineCounter(), merge: true, uniqueKeys: true, keepSourceTokens: false });
  const nodes: Node[] = document.errors.map((error) => ({
    kind: "problem",
    at: { value: error.message.split("\n")[0]!.replace(/ at line \d+, column \d+:?$/, ""), span: { start: error.pos[0], end: Math.max(error.pos[1], error.pos[0]) } },
  }));
  const root = document.contents;
  if (!isMap(root)) return { kind: "compose", nodes };
  for (const pair of root.items) {
    const key = scalar(pair.key);
    if (key?.value === "version") nodes.push({ kind: "version", key: { value: "version", span: key.span } });
    if (key?.value === "services" && isMap(pair.value)) for (const service of pair.value.items) nodes.push(...serviceNodes(service));
  }
  return { kind: "compose", nodes };
}

function serviceNodes(pair: Pair): Node[] {
  const name = scalar(pair.key);
  if (!name || !isMap(pair.value)) return [];
  const body = pair.value;
  const nodes: Node[] = [{ kind: "service", name: { value: String(name.value), span: name.span }, privileged: field(body, "privileged"), networkMode: field(body, "network_mode"), pid: field(body, "pid"), ipc: field(body, "ipc"), capAdd: list(body, "cap_add") }];
  const image = field(body, "image");
  // Beside `build`, `image` is only the name of the result.
  if (image && typeof image.value === "string" && !body.has("build")) {
    nodes.push({ kind: "image", place: "image:", written: { value: image.value, span: image.span }, reference: image.value.includes("$") ? undefined : parseReference(image.value) });
  }
  const user = field(body, "user");
  if (user) nodes.push({ kind: "user", name: { value: String(user.value), span: user.span }, final: true });
  return nodes;
}

function field(map: YAMLMap, key: string): Spanned<unknown> | undefined {
  return scalar(map.get(key, true));
}

function list(map: YAMLMap, key: string): Spanned<unknown>[] {
  const value = map.get(key, true) as unknown;
  return isSeq(value) ? value.items.flatMap((item) => scalar(item) ?? []) : [];
}

/** The value of a scalar and its text's place, quotes excluded. */
function scalar(node: unknown): Spanned<unknown> | undefined {
  if (!isScalar(node) || !node.range) return undefined;
  const quoted = node.type === "QUOTE_DOUBLE" || node.type === "QUOTE_SINGLE" ? 1 : 0;
  return { value: node.value, span: { start: node.range[0] + quoted, end: node.range[1] - quoted } };
}
