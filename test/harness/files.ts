import { existsSync, globSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { FileKind } from "../../server/model/node.ts";
import { recognise } from "../../server/parse/parse.ts";
import { parsePage } from "./markdown.ts";

const root = fileURLToPath(new URL("../..", import.meta.url));
/** Real files that are no part of this repository. */
const corpus = fileURLToPath(new URL("../../../shared/corpus/", import.meta.url));

export interface File {
  readonly name: string;
  readonly kind: FileKind;
  readonly text: string;
}

/** Every file of a page, and of the sample project. */
export function caseFiles(): File[] {
  const pages = globSync(["server/rules/*.md", "test/rules/*.md"], { cwd: root });
  const fences = pages.flatMap((page) =>
    parsePage(readFileSync(root + page, "utf8")).cases.flatMap((it) => it.files.map(({ path, text }) => ({ name: path, text }))),
  );
  const samples = globSync("test/sample/**", { cwd: root, withFileTypes: true })
    .filter((it) => it.isFile())
    .map((it) => ({ name: it.name, text: readFileSync(`${it.parentPath}/${it.name}`, "utf8") }));
  return [...fences, ...samples].flatMap(({ name, text }) => {
    const kind = recognise(name, text);
    return kind ? [{ name, kind, text }] : [];
  });
}

/** Real files, as far as they are there; undefined where none is. */
export function realFiles(): File[] | undefined {
  if (!existsSync(corpus)) return undefined;
  const read = (pattern: string, kind: FileKind): File[] =>
    globSync(pattern, { cwd: corpus }).map((name) => ({ name, kind, text: readFileSync(corpus + name, "utf8") }));
  return [
    ...read("real-dockerfiles/*ockerfile*", "dockerfile"),
    ...read("real-compose/*.{yml,yaml}", "compose"),
    ...read("compose/real/**/*.{yml,yaml}", "compose"),
    ...read("compose/real/**/*ockerfile*", "dockerfile"),
    ...read("compose/real/**/{.env,*.env}", "env"),
  ];
}
