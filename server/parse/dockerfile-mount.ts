import type { Flag, Stage } from "../model/dockerfile.ts";
import type { Mount } from "../model/mount.ts";
import type { Substituted } from "../model/substituted.ts";
import { expand, type Scope } from "./substitute.ts";

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

/** `RUN --mount=type=…,…`, and what its `from` names, as written. */
export function runMount(
  flag: Flag,
  stage: Stage,
  escapeChar: string,
  scope: Scope,
): { readonly mount: Mount; readonly from: Substituted | undefined } {
  const fields = fieldsOf(flag.value, escapeChar, scope);
  const first = (...names: string[]): Substituted | undefined => names.map((name) => fields.get(name)).find((it) => it !== undefined);
  const type = first("type")?.value.toLowerCase() ?? "bind";
  const writable = isOn(first("rw", "readwrite"));
  const own = new Set(["type", "source", "src", "target", "dst", "destination", "rw", "readwrite", "ro", "readonly"]);
  const mount: Mount = {
    kind: "mount",
    place: "RUN --mount",
    type: types.includes(type) ? (type as Mount["type"]) : "unknown",
    source: first("source", "src"),
    target: first("target", "dst", "destination"),
    // Unlike the others, a bind mount is read-only unless it says otherwise.
    readOnly: isOn(first("ro", "readonly")) || (type === "bind" && !writable),
    options: new Map([...fields].filter(([name]) => !own.has(name)).map(([name, { value }]) => [name, value])),
    span: flag.span,
    stage,
  };
  const from = first("from");
  return { mount, from: from && { ...from, meaning: from.value.includes("$") ? undefined : from.value } };
}

function isOn(field: Substituted | undefined): boolean {
  return field !== undefined && field.value.toLowerCase() !== "false" && field.value !== "0";
}

/** The comma-separated fields by name; `ro` alone has an empty value. A field in double quotes may hold commas. */
function fieldsOf(list: Substituted | undefined, escapeChar: string, scope: Scope): Map<string, Substituted> {
  const fields = new Map<string, Substituted>();
  if (!list) return fields;
  const verbatim = list.span.end - list.span.start === list.value.length;
  for (const match of list.value.matchAll(/(?:"([^"]*)"|[^,])+/g)) {
    const text = match[0].replaceAll('"', "");
    const equals = text.indexOf("=");
    const name = (equals < 0 ? text : text.slice(0, equals)).toLowerCase();
    const value = equals < 0 ? "" : text.slice(equals + 1);
    const start = list.span.start + match.index + match[0].length - value.length;
    const span = verbatim && text === match[0] ? { start, end: start + value.length } : list.span;
    fields.set(name, { value, meaning: expand(value, escapeChar, scope).meaning, span });
  }
  return fields;
}
