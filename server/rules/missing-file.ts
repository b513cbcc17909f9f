import { examplesOf, type NamedFile, namedFiles } from "../model/compose-files.ts";
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
      for (const { code, uri, at, target } of project.problems) {
        if (code !== "absent-file" || uri !== context.uri || at.kind !== "scalar" || target === undefined) continue;
        context.report({ at: at.inner, message: `Compose refuses the project without the file ${at.text}.` });
      }
      // What is meant by a path in an included file is for the file to say that includes it.
      if (project.uris[0] !== undefined && dirname(project.uris[0]) !== dirname(context.uri)) return;
      for (const it of namedFiles(compose)) report(it, context);
    },
  },
};

function report({ kind, value, path, optional }: NamedFile, context: Context): void {
  if (optional) return;
  const uri = resolve(dirname(context.uri), path);
  if (context.exists(uri) !== false) return;
  const at = value.inner;
  if (kind === "label_file" || kind === "env_file") {
    const example = examplesOf(uri).find((it) => context.exists(it));
    context.report({
      at,
      message: `Compose refuses the project without the file ${value.text}${example ? `, which users make from ${basename(example)}` : ""}.`,
      ...(example && { severity: "off", related: [{ uri: example, at: { start: 0, end: 0 }, message: "Its example is here." }] }),
    });
  } else if (kind === "config") {
    context.report({ at, message: `No container that uses it starts without the file ${value.text}.`, severity: "warning" });
  }
}
