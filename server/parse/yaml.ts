import { type Document, isAlias, isMap, isPair, isScalar, isSeq, type YAMLMap, type YAMLSeq, type Scalar as YamlScalar } from "yaml";
import type { UnsetVariable } from "../model/compose.ts";
import type { Comment, Problem } from "../model/node.ts";
import type { Entry, List, Mapping, Scalar, Value } from "../model/value.ts";
import type { Span, Spanned } from "../text/span.ts";
import { type Interpolated, unreadable } from "./interpolate.ts";
import { readDocuments } from "./yaml-documents.ts";
import { placesIn } from "./yaml-offsets.ts";
import { problemAt, syntaxProblem } from "./yaml-problem.ts";
import { plainValue } from "./yaml-scalar.ts";

export interface Yaml {
  /** The value of the first document that has one. */
  readonly root: Value | undefined;
  /** The values of all documents that have one; Compose lays each over those before it. */
  readonly documents: readonly Value[];
  readonly comments: readonly Comment[];
  readonly problems: readonly Problem[];
  /** The references to variables that nobody knows and that have no default, each with the scalar that it is in. */
  readonly unset: readonly UnsetVariable[];
  /** The first tab in front of nothing or a comment where Compose, unlike YAML, takes spaces only. */
  readonly tab: Span | undefined;
  /** Anchors that no alias names. */
  readonly unusedAnchors: readonly Spanned[];
}

/** Reads the text of a scalar as one in which variables are substituted. */
export type Interpolate = (text: string) => Omit<Interpolated, "pieces">;

/** How many values a file may have once its aliases are followed; the Compose loader gives up in the same region. */
const maxValues = 400_000;

/** Reads YAML; never throws, whatever the text. Without `interpolate`, a scalar means what is written. */
export function parseYaml(text: string, interpolate?: Interpolate): Yaml {
  const found = readDocuments(text);
  const { documents, comments, tab, tooDeep } = found;
  const problems: Problem[] = [];
  const values: Value[] = [];
  const unset: UnsetVariable[] = [];
  // To Compose an anchor stands for its value in the documents behind it, too.
  const reader = new Reader(text, interpolate, problems, unset);
  for (const document of documents) {
    const problem = syntaxProblem(document.errors, text, found);
    if (problem) problems.push(problem);
    const value = reader.read(document);
    if (value) values.push(value);
  }
  if (tooDeep) problems.push(problemAt(text, "syntax", "Values nest too deeply here to be read.", tooDeep));
  return { root: values[0], documents: values, comments, problems, unusedAnchors: reader.unusedAnchors(), unset, tab };
}

const styles = {
  PLAIN: "plain",
  QUOTE_SINGLE: "single",
  QUOTE_DOUBLE: "double",
  BLOCK_LITERAL: "literal",
  BLOCK_FOLDED: "folded",
} as const;

/** Turns the nodes of documents into values, with their anchors. */
class Reader {
  readonly #text: string;
  readonly #interpolate: Interpolate | undefined;
  readonly #problems: Problem[];
  readonly #unset: UnsetVariable[];
  /** What each anchor stands for, and of how many values that is made; undefined while it is being read. */
  readonly #anchors = new Map<string, { value: Value; size: number } | undefined>();
  /** Where anchors stand, each as the last of its name so far; those that an alias names are gone. */
  readonly #unused = new Map<string, Spanned>();
  readonly #replaced: Spanned[] = [];
  #size = 0;
  #bomb = false;

  constructor(text: string, interpolate: Interpolate | undefined, problems: Problem[], unset: UnsetVariable[]) {
    this.#unset = unset;
    this.#text = text;
    this.#interpolate = interpolate;
    this.#problems = problems;
  }

  read(document: Document.Parsed): Value | undefined {
    const { contents } = document;
    if (!contents || (isScalar(contents) && contents.range[0] === contents.range[1] && !contents.tag)) return undefined;
    return this.#value(contents, contents.range[0]);
  }

  unusedAnchors(): readonly Spanned[] {
    return [...this.#replaced, ...this.#unused.values()].sort((a, b) => a.span.start - b.span.start);
  }

  #value(node: unknown, at: number, isKey = false): Value {
    if (isAlias(node)) return this.#alias(node.source, { start: node.range![0], end: node.range![1] });
    if (!isScalar(node) && !isMap(node) && !isSeq(node)) return this.#empty(at);
    const before = this.#size++;
    const { anchor } = node;
    if (anchor) {
      this.#anchors.set(anchor, undefined);
      this.#keepAnchor(anchor, node.range![0]);
    }
    const value = isScalar(node) ? this.#scalar(node, isKey) : isMap(node) ? this.#mapping(node) : this.#list(node);
    if (anchor) this.#anchors.set(anchor, { value, size: this.#size - before });
    return value;
  }

  /** Remembers an anchor, which stands in front of its value. */
  #keepAnchor(name: string, before: number): void {
    const start = this.#text.lastIndexOf(`&${name}`, before);
    const replaced = this.#unused.get(name);
    if (replaced) this.#replaced.push(replaced);
    if (start >= 0) this.#unused.set(name, { value: name, span: { start, end: start + name.length + 1 } });
  }

  #alias(name: string, span: Span): Value {
    this.#unused.delete(name);
    const found = this.#anchors.get(name);
    if (!found) {
      const open = this.#anchors.has(name);
      const code = !open && /\w/.test(name) ? "undefined-alias" : "syntax";
      this.#problems.push({ ...problemAt(this.#text, code, missingAnchor(name, open), span), candidates: [...this.#anchors.keys()] });
      // What it means is not known.
      return { ...this.#empty(span.start), meaning: undefined, value: undefined, alias: span };
    }
    this.#size += found.size;
    if (this.#size > maxValues) {
      if (!this.#bomb)
        this.#problem("alias-bomb", `Following *${name} expands this file to more than ${maxValues.toLocaleString("en")} values.`, span);
      this.#bomb = true;
      return { ...this.#empty(span.start), alias: span };
    }
    return { ...found.value, alias: span };
  }

  /** Variables are substituted in values only. */
  #scalar(node: YamlScalar, isKey: boolean): Scalar {
    const [start, valueEnd] = node.range!;
    const style = styles[node.type as keyof typeof styles] ?? "plain";
    const block = style === "literal" || style === "folded";
    const end = block ? start + this.#text.slice(start, valueEnd).trimEnd().length : valueEnd;
    const text = String(node.value);
    const tag = tagOf(node);
    const found = this.#interpolate && !isKey && text.includes("$") ? this.#interpolate(text) : undefined;
    const meaning = found ? found.meaning : text;
    const value = style === "plain" && meaning === text ? plainValue(text, tag) : meaning;
    const scalar: Scalar = {
      kind: "scalar",
      style,
      span: { start, end },
      inner: this.#inner(style, start, end),
      text,
      meaning,
      value,
      ...(found && found.unset.length > 0 && found.ifUnset !== undefined && { ifUnset: found.ifUnset }),
      ...this.#placed(node),
      flow: false,
    };
    if (found?.invalid) this.#unreadable(scalar, found.invalid);
    if (found && found.unset.length > 0) {
      const place = placesIn(this.#text, scalar);
      for (const it of found.unset) this.#unset.push({ name: it.value, span: place(it.span.start, it.span.end), scalar });
    }
    return scalar;
  }

  #inner(style: Scalar["style"], start: number, end: number): Span {
    if (style === "plain") return { start, end };
    if (style === "single" || style === "double") {
      const closed = end > start + 1 && this.#text[end - 1] === this.#text[start];
      return { start: start + 1, end: closed ? end - 1 : end };
    }
    const body = /^[^\n]*\n\s*/.exec(this.#text.slice(start, end));
    return { start: body ? start + body[0].length : end, end };
  }

  #list(node: YAMLSeq): List {
    const flow = node.flow === true;
    const [start, valueEnd] = node.range!;
    const items = node.items.map((item) => inFlow(isPair(item) ? this.#empty(start) : this.#value(item, start), flow));
    return { kind: "list", span: { start, end: flow ? valueEnd : endOf(items.at(-1), start + 1) }, items, ...this.#placed(node), flow };
  }

  #mapping(node: YAMLMap): Mapping {
    const flow = node.flow === true;
    const [start, valueEnd] = node.range!;
    const own: Entry[] = [];
    const merges: { readonly value: Value; readonly span: Span }[] = [];
    const seen = new Set<string>();
    let end = start;
    for (const pair of node.items) {
      const key = inFlow(this.#value(pair.key, end, true), flow);
      const value = inFlow(this.#value(pair.value, key.span.end), flow);
      const keyed = { key, value, span: { start: startOf(key), end: Math.max(endOf(value, 0), endOf(key, 0)) } };
      end = Math.max(end, keyed.span.end);
      if (keyed.key.kind !== "scalar") continue;
      const { text, style, inner, alias } = keyed.key;
      if (text === "" && !flow && this.#text[inner.start] === ":")
        this.#problem("syntax", "This colon has no key in front of it.", { start: inner.start, end: inner.start + 1 });
      // An alias that means the same key is another one to Compose.
      if (seen.has(text) && !alias) this.#problem("duplicate-key", `The key ${text} appears twice in the same mapping.`, inner);
      if (!alias) seen.add(text);
      if (text === "<<" && style === "plain") merges.push({ value, span: keyed.span });
      else own.push({ ...keyed, key: keyed.key, merged: false });
    }
    const entries = [...own, ...merges.flatMap((it) => this.#merged(it.value, seen))];
    const span = { start, end: flow ? valueEnd : end };
    return { kind: "mapping", span, entries, merges: merges.map((it) => it.span), ...this.#placed(node), flow };
  }

  /** The entries that `<<: value` adds; `seen` holds the keys that stand before it and learns the new ones. */
  #merged(value: Value, seen: Set<string>): Entry[] {
    if (value.kind === "list") return value.items.flatMap((it) => this.#merged(it, seen));
    if (value.kind === "mapping") {
      const added = value.entries.filter((it) => !seen.has(it.key.text));
      for (const it of added) seen.add(it.key.text);
      return added.map((it) => ({ ...it, merged: true, home: it.home ?? value }));
    }
    // An alias of nothing is told already.
    const isTold = value.alias !== undefined && value.value === undefined;
    if (!this.#bomb && !isTold)
      this.#problem("syntax", "The merge key << takes a mapping or a list of mappings.", value.alias ?? value.span);
    return [];
  }

  #placed(node: YamlScalar | YAMLMap | YAMLSeq): Pick<Value, "tag" | "anchor" | "alias"> {
    return { tag: tagOf(node), anchor: node.anchor, alias: undefined };
  }

  /** Stands where a value is left out. */
  #empty(at: number): Scalar {
    this.#size++;
    const span = { start: at, end: at };
    return {
      kind: "scalar",
      style: "plain",
      span,
      inner: span,
      text: "",
      meaning: "",
      value: null,
      tag: undefined,
      anchor: undefined,
      alias: undefined,
      flow: false,
    };
  }

  #unreadable(scalar: Scalar, invalid: Span): void {
    const { message, end } = unreadable(scalar.text, invalid);
    this.#problem("invalid-interpolation", message, placesIn(this.#text, scalar)(invalid.start, end));
  }

  #problem(code: Problem["code"], message: string, span: Span): void {
    this.#problems.push(problemAt(this.#text, code, message, span));
  }
}

function missingAnchor(name: string, open: boolean): string {
  if (open) return `The anchor &${name} contains itself.`;
  return /\w/.test(name) ? `No anchor &${name} comes before *${name}.` : "A value that begins with * needs quotes.";
}

function inFlow<T extends Value>(value: T, flow: boolean): T {
  return flow && !value.flow && !value.alias ? { ...value, flow } : value;
}

/** Where a value ends on the page: an alias ends where it stands. */
function endOf(value: Value | undefined, otherwise: number): number {
  return value ? (value.alias ?? value.span).end : otherwise;
}

function startOf(value: Value): number {
  return (value.alias ?? value.span).start;
}

function tagOf(node: YamlScalar | YAMLMap | YAMLSeq): string | undefined {
  return node.tag?.replace(/^tag:yaml\.org,2002:/, "!!");
}
