import { placeHere } from "../judge/effective.ts";
import type { Mount } from "../model/mount.ts";
import { at, items, type Mapping, scalarAt, type Value } from "../model/value.ts";
import { cleanPath } from "../text/clean-path.ts";
import type { Rule } from "./rule.ts";

export const duplicateMountTarget: Rule = {
  id: "duplicate-mount-target",
  summary: "Two mounts of a service lead to the same place",
  category: "correctness",
  severity: "error",
  fixable: "no",
  since: "0.1.0",
  also: {},

  check: {
    compose(file, context) {
      const project = context.project();
      for (const service of project.services.values()) {
        // What stands in one place is seen below.
        if (service.places.length + service.extended.length < 2) continue;
        const { name, body } = service;
        const seen = new Map<string, Value>();
        for (const { item, path } of effectiveMounts(body)) {
          const other = seen.get(path);
          if (!other) seen.set(path, item);
          if (!other) continue;
          const origin = project.originOf(item);
          const isTold = origin !== context.uri || file.services.some((it) => holds(it.body, other) && holds(it.body, item));
          if (project.originOf(other) === origin && isTold) continue;
          const place = placeHere(project, service, item, item.span, context.uri);
          if (place) context.report({ at: place, message: `${name} mounts two things at ${path}.` });
        }
      }
    },
    service({ name, mounts }, { uri, report }) {
      const volumes = mounts.filter((it) => it.place === "volumes:" && it.target?.meaning !== undefined);
      const last = new Map(volumes.map((it) => [keyOf(it), it]));
      for (const it of volumes) {
        const winner = last.get(keyOf(it));
        if (!winner || winner === it || !it.target) continue;
        report({
          at: it.target.span,
          message: `${name.value} mounts something else at ${it.target.meaning} further down, so this is never mounted.`,
          severity: "warning",
          tag: "unnecessary",
          related: [{ uri, at: winner.target?.span ?? winner.span, message: "This one is mounted." }],
        });
      }
      const seen = new Map<string, Mount>();
      const temporary = new Map(
        mounts.filter((it) => it.place === "tmpfs:" && it.target?.meaning !== undefined).map((it) => [keyOf(it), it]),
      );
      for (const it of [...temporary.values(), ...last.values()]) {
        const target = it.target?.meaning ?? "";
        const path = it.place === "tmpfs:" ? target : cleanPath(target);
        const other = seen.get(path);
        if (!other) seen.set(path, it);
        else if (it.target)
          report({
            at: it.target.span,
            message: `${name.value} mounts two things at ${path}.`,
            related: [{ uri, at: other.target?.span ?? other.span, message: "The other one is mounted here." }],
          });
      }
    },
  },
};

/** Of what has the same key Compose keeps the last. */
function keyOf({ target, item, place }: Mount): string {
  const path = target?.meaning ?? "";
  if (item?.kind !== "scalar") return path;
  return place === "tmpfs:" ? (item.meaning ?? path).split("=", 1)[0]! : cleanPath(path);
}

/** The temporary and other mounts of a service, each with its place in the container. */
function effectiveMounts(body: Mapping): { readonly item: Value; readonly path: string }[] {
  const tmpfs = at(body, "tmpfs");
  const temporary = tmpfs?.kind === "scalar" ? [tmpfs] : items(tmpfs);
  const found: { item: Value; path: string }[] = [];
  for (const item of temporary) {
    const path = item.kind === "scalar" ? item.meaning?.split(":", 1)[0] : undefined;
    if (path !== undefined) found.push({ item, path });
  }
  for (const item of items(at(body, "volumes"))) {
    const target = item.kind === "scalar" ? shortTarget(item.meaning ?? "") : scalarAt(item, "target")?.meaning;
    if (target !== undefined) found.push({ item, path: cleanPath(target) });
  }
  return found;
}

/** The place in `source:place:options`; the colon of a drive ends no source. */
function shortTarget(text: string): string | undefined {
  const found = /^(?:[A-Za-z]:[^:]*|[^:]*):([^:]+)/.exec(text);
  return found ? found[1] : text === "" ? undefined : text;
}

function holds(body: Mapping, item: Value): boolean {
  const tmpfs = at(body, "tmpfs");
  return [tmpfs, ...items(tmpfs), ...items(at(body, "volumes"))].includes(item);
}
