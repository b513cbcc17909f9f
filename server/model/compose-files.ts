import { basename, dirname } from "../text/uri.ts";
import { type Compose, dockerfilePath } from "./compose.ts";
import { at, entry, items, type Scalar, scalarAt, type Value } from "./value.ts";

/** A file or folder that a Compose file names. */
export interface NamedFile {
  readonly kind: "include" | "extends" | "env_file" | "label_file" | "config" | "secret" | "context" | "dockerfile";
  /** Where it is named. */
  readonly value: Scalar;
  /** As Compose reads it: absolute, or relative to the folder of the project. */
  readonly path: string;
  /** Whether Compose goes on without it. */
  readonly optional: boolean;
  /** The service that says it. */
  readonly service?: string;
}

const known = new WeakMap<Compose, readonly NamedFile[]>();

/** Every file that a Compose file names, as far as its path is known and on this machine; a value at an anchor comes once. */
export function namedFiles(compose: Compose): readonly NamedFile[] {
  let found = known.get(compose);
  if (!found) known.set(compose, (found = [...once(find(compose))]));
  return found;
}

/** Whether a path leads to a file near the project: it is no address of what Compose would fetch, and no home of somebody's. */
export function isLocalPath(path: string): boolean {
  return path !== "" && !/^~|^[\w+.-]+:\/\/|^[\w.-]+@[\w.-]+:|^github\.com\/|\.git(?:#|$)/.test(path);
}

/** Files that tell users what to write into one that nobody shares. */
export function examplesOf(uri: string): readonly string[] {
  const names = ["example", "sample", "template", "dist"].map((it) => `${uri}.${it}`);
  return basename(uri) === ".env" ? [...names, `${dirname(uri)}/env.example`, `${dirname(uri)}/example.env`] : names;
}

function* once(files: Iterable<NamedFile>): Generator<NamedFile> {
  const seen = new Set<string>();
  for (const it of files) {
    const key = `${it.kind} ${it.value.span.start}`;
    if (!seen.has(key)) yield it;
    seen.add(key);
  }
}

function* find(compose: Compose): Generator<NamedFile> {
  for (const root of compose.documents) {
    for (const it of items(at(root, "include"))) {
      yield* filesAt("include", it.kind === "mapping" ? at(it, "path") : it);
      if (it.kind === "mapping") yield* filesAt("env_file", at(it, "env_file"));
    }
    for (const [section, kind] of [
      ["configs", "config"],
      ["secrets", "secret"],
    ] as const) {
      const all = at(root, section);
      for (const { value } of all?.kind === "mapping" ? all.entries : []) yield* filesAt(kind, at(value, "file"));
    }
  }
  for (const { name, body, build } of compose.services) {
    const service = name.value;
    const extended = entry(body, "extends")?.value;
    if (extended?.kind === "mapping") yield* filesAt("extends", at(extended, "file"));
    for (const it of list(at(body, "env_file"))) {
      if (it.kind === "scalar") yield* filesAt("env_file", it, false, service);
      const required = scalarAt(it, "required");
      if (it.kind === "mapping") yield* filesAt("env_file", at(it, "path"), required !== undefined && required.value !== true, service);
    }
    yield* filesAt("label_file", at(body, "label_file"), false, service);
    if (!build) continue;
    const file = build.dockerfile?.scalar;
    const path = dockerfilePath(build);
    // A context may be `host:path` of a repository.
    if (path !== undefined) yield* filesAt("context", build.context?.scalar);
    if (file && path !== undefined && file.meaning) yield { kind: "dockerfile", value: file, path, optional: false };
  }
}

function* filesAt(kind: NamedFile["kind"], value: Value | undefined, optional = false, service?: string): Generator<NamedFile> {
  for (const it of list(value)) {
    if (it.kind !== "scalar" || it.value === null || !it.meaning || !isLocalPath(it.meaning)) continue;
    if (it.meaning !== "/dev/null") yield { kind, value: it, path: it.meaning, optional, ...(service !== undefined && { service }) };
  }
}

function list(value: Value | undefined): readonly Value[] {
  return value?.kind === "list" ? items(value) : value ? [value] : [];
}
