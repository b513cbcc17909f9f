import type { BakeTarget } from "../model/bake.ts";
import type { IgnoreFile } from "../model/ignore.ts";
import { parseBake } from "../parse/bake.ts";
import { parseIgnoreFile } from "../parse/ignore-file.ts";
import type { Build } from "../rules/rule.ts";
import { basename, dirname, resolve } from "../text/uri.ts";
import { composeFilesNear, foldersNear, isLocal } from "./links.ts";
import type { KnownFiles, ProjectFile } from "./project-file.ts";
import { type BuiltService, servicesByDockerfile } from "./service-build.ts";

/** Where Bake files that build the Dockerfile at `uri` are looked for. */
export function bakeFilesNear(uri: string): readonly string[] {
  return foldersNear(uri).flatMap((folder) => [`${folder}/docker-bake.hcl`, `${folder}/docker-bake.json`]);
}

/** What Compose and Bake files next door build of the Dockerfile at `uri`. A Bake target of an unknown Dockerfile counts. */
export function buildsOf(files: KnownFiles, uri: string): readonly Build[] {
  const byCompose = servicesOf(files, uri).map(({ uri: compose, context, target }): Build => ({ uri: compose, context, target }));
  const byBake = bakeFilesNear(uri).flatMap((bake) =>
    bakeTargets(files.get(bake)).flatMap((target): Build[] => {
      const { context, dockerfile, builds } = ofBake(target, bake, uri);
      return builds ? [{ uri: bake, context: dockerfile ? context : undefined, target: target.target }] : [];
    }),
  );
  return [...byCompose, ...byBake];
}

/** The services of Compose files next door that build the Dockerfile at `uri`. */
export function servicesOf(files: KnownFiles, uri: string): readonly BuiltService[] {
  return composeFilesNear(uri).flatMap((compose) => {
    const model = files.get(compose)?.model;
    if (model?.kind !== "compose") return [];
    return servicesByDockerfile(files, compose, model).get(uri) ?? [];
  });
}

/** The `.dockerignore` files that may hold for the Dockerfile at `uri`, the one that counts first. */
export function ignoreFilesFor(files: KnownFiles, uri: string): readonly string[] {
  const contexts = buildsOf(files, uri).flatMap(({ context }) => context ?? []);
  return [`${uri}.dockerignore`, ...(contexts.length > 0 ? contexts : [dirname(uri)]).map((it) => `${it}/.dockerignore`)];
}

/** What is left out of the context in which the Dockerfile at `uri` is built; undefined where nothing says so. */
export function ignoreFileOf(files: KnownFiles, uri: string): IgnoreFile | undefined {
  for (const it of ignoreFilesFor(files, uri)) {
    const file = files.get(it);
    if (file?.text === undefined) continue;
    let read = ignoreFiles.get(file);
    if (!read) ignoreFiles.set(file, (read = { uri: it, patterns: parseIgnoreFile(file.text) }));
    return read;
  }
  return undefined;
}

const ignoreFiles = new WeakMap<ProjectFile, IgnoreFile>();
const bakeFiles = new WeakMap<ProjectFile, readonly BakeTarget[]>();

function bakeTargets(file: ProjectFile | undefined): readonly BakeTarget[] {
  if (file?.text === undefined) return [];
  let read = bakeFiles.get(file);
  if (!read) bakeFiles.set(file, (read = parseBake(file.text, basename(file.uri))));
  return read;
}

function ofBake(target: BakeTarget, bake: string, uri: string) {
  const path = target.context ? target.context.meaning : ".";
  const context = path !== undefined && isLocal(path) ? resolve(dirname(bake), path) : undefined;
  const file = target.dockerfile ? target.dockerfile.meaning : "Dockerfile";
  const dockerfile = context === undefined || file === undefined ? undefined : resolve(context, file);
  return {
    context,
    dockerfile,
    builds: !target.inline && (dockerfile === undefined ? path === undefined || file === undefined : dockerfile === uri),
  };
}
