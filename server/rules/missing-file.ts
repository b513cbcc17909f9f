import { examplesOf, type NamedFile, namedFiles } from "../model/compose-files.ts";
import { at, type Value } from "../model/value.ts";
import { basename, dirname, resolve } from "../text/uri.ts";
import type { Context, Rule } from "./rule.ts";

export const missingFile: Rule = {
  id: "missing-file",
  summary: "A file that Compose reads does not exist",
  category: "correctness",
  severity: "error",
  fixable: "no",
  since: "0.1.0",
  also: {},

  check: {
    compose(compose, context) {
      const project = context.project();
      for (const { code, uri, at: value, target } of project.problems) {
        if (code !== "absent-file" || uri !== context.uri || value.kind !== "scalar" || target === undefined) continue;
        context.report({ at: value.inner, message: `Compose refuses the project without the file ${value.text}.` });
      }
      // What is meant by a path in an included file is for the file to say that includes it.
      if (project.uris[0] !== undefined && dirname(project.uris[0]) !== dirname(context.uri)) return;
      for (const it of namedFiles(compose)) report(it, context);
    },
  },
};

function report({ kind, value, path, optional, service }: NamedFile, context: Context): void {
  const effective = service === undefined ? undefined : context.project().services.get(service);
  if (optional || (effective?.complete && !says(at(effective.body, kind), path))) return;
  const uri = resolve(dirname(context.uri), path);
  if (context.exists(uri) !== false) return;
  const place = value.inner;
  if (kind === "label_file" || kind === "env_file") {
    // Of what only a profile starts nothing is read until then.
    if (effective?.enabled === false) {
      const message = `Compose refuses the project without the file ${value.text} once a profile of ${service} is on.`;
      context.report({ at: place, message, severity: "info" });
      return;
    }
    const example = examplesOf(uri).find((it) => context.exists(it));
    context.report({
      at: place,
      message: `Compose refuses the project without the file ${value.text}${example ? `, which users make from ${basename(example)}` : ""}.`,
      ...(example && { severity: "off", related: [{ uri: example, at: { start: 0, end: 0 }, message: "Its example is here." }] }),
    });
  } else if (kind === "config") {
    context.report({ at: place, message: `No container that uses it starts without the file ${value.text}.`, severity: "warning" });
  }
}

/** Whether a value names a path after all: another file may have taken it away. */
function says(value: Value | undefined, path: string): boolean {
  if (value?.kind === "list") return value.items.some((it) => says(it, path));
  if (value?.kind === "mapping") return says(at(value, "path"), path);
  return value?.meaning === path;
}
