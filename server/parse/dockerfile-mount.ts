import type { Flag, Stage } from "../model/dockerfile.ts";
import type { Mount, MountField } from "../model/mount.ts";
import type { Substituted } from "../model/substituted.ts";
import type { Spanned } from "../text/span.ts";
import type { StageGraph } from "./stage-graph.ts";
import type { Scope } from "./substitute.ts";
import { meant } from "./words.ts";

const types: readonly string[] = ["bind", "tmpfs", "cache", "secret", "ssh"];

export function volumeOf(target: Substituted, stage: Stage): Mount {
  return {
    kind: "mount",
    place: "VOLUME",
    type: "volume",
    source: undefined,
    target,
    readOnly: false,
    options: new Map(),
    span: target.span,
    stage,
  };
}

/** `RUN --mount=type=…,…`. */
export function runMount(flag: Flag, stage: Stage, graph: StageGraph, escapeChar: string, scope: Scope): Mount {
  const pieces = flag.value && piecesOf(flag.value);
  const fields = pieces?.map((piece) => fieldOf(piece, escapeChar, scope));
  const last = (...names: string[]): Substituted | undefined => fields?.findLast((it) => names.includes(nameOf(it)))?.value;
  const isOn = (...names: string[]): boolean => {
    const field = fields?.findLast((it) => names.includes(nameOf(it)));
    return field !== undefined && !/^(?:false|f|0)$/i.test(field.value?.value ?? "");
  };
  const type = last("type")?.value.toLowerCase() ?? "bind";
  const from = last("from");
  return {
    kind: "mount",
    place: "RUN --mount",
    type: types.includes(type) ? (type as Mount["type"]) : "unknown",
    source: last("source", "src"),
    target: last("target", "dst", "destination"),
    // Unlike the others, a bind mount is read-only unless it says otherwise.
    readOnly: isOn("ro", "readonly") || (type === "bind" && !isOn("rw", "readwrite")),
    options: new Map(fields?.filter((it) => !own.has(nameOf(it))).map((it) => [nameOf(it), it.value?.value ?? ""])),
    flag,
    fields,
    from: from?.value ? fromOf(from, graph) : undefined,
    span: flag.span,
    stage,
  };
}

/** Fields that are read into properties of their own. */
const own = new Set(["type", "source", "src", "target", "dst", "destination", "rw", "readwrite", "ro", "readonly"]);

/** The builder takes no variables here, and no numbers of stages. */
function fromOf(name: Substituted, graph: StageGraph): Mount["from"] {
  if (/\$./.test(name.value)) return { name: { ...name, meaning: undefined }, stage: undefined };
  return { name: { ...name, meaning: name.value }, stage: graph.named(name.value) };
}

function nameOf({ name }: MountField): string {
  return name.value.toLowerCase();
}

function fieldOf({ value: text, span }: Spanned, escapeChar: string, scope: Scope): MountField {
  const equals = text.indexOf("=");
  if (equals < 0) return { name: { value: text, span }, value: undefined };
  const verbatim = span.end - span.start === text.length;
  const value = text.slice(equals + 1);
  return {
    name: { value: text.slice(0, equals), span: verbatim ? { start: span.start, end: span.start + equals } : span },
    value: {
      ...meant(value, escapeChar, scope),
      value,
      span: verbatim ? { start: span.start + equals + 1, end: span.end } : span,
    },
  };
}

/** Cuts at commas that stand outside of double quotes; undefined where the quotes are none of a comma-separated list. */
function piecesOf({ value: list, span }: Substituted): Spanned[] | undefined {
  const verbatim = span.end - span.start === list.length;
  const pieces: Spanned[] = [];
  const piece = /"((?:[^"]|"")*)"(?=,|$)|([^",]*)(?=,|$)/y;
  while (piece.lastIndex <= list.length) {
    const start = piece.lastIndex;
    const match = piece.exec(list);
    if (!match) return undefined;
    const text = match[2] ?? match[1]!.replaceAll('""', '"');
    const place = { start: span.start + start, end: span.start + start + match[0].length };
    pieces.push({ value: text, span: verbatim ? place : span });
    piece.lastIndex = start + match[0].length + 1;
  }
  return pieces;
}
