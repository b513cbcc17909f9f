import type { Compose, Service } from "../model/compose.ts";
import { dockerfilePath } from "../model/compose.ts";
import { examplesOf, namedFiles } from "../model/compose-files.ts";
import { kindOf } from "../parse/parse.ts";
import { basename, dirname, resolve } from "../text/uri.ts";

const composeNames = ["compose", "docker-compose"].flatMap((name) =>
  ["", ".override"].flatMap((part) => ["yaml", "yml"].map((extension) => `${name}${part}.${extension}`)),
);

/** How many folders above its own a Dockerfile looks for the Compose file that builds it. */
const foldersAbove = 2;

/** The Dockerfile that a service of the Compose file at `uri` builds. */
export function builtBy(uri: string, service: Service): string | undefined {
  const path = service.build && dockerfilePath(service.build);
  return path === undefined ? undefined : resolve(dirname(uri), path);
}

/** Every Dockerfile that a Compose file builds, each once. */
export function dockerfilesOf(uri: string, compose: Compose): readonly string[] {
  return [...new Set(compose.services.flatMap((service) => builtBy(uri, service) ?? []))];
}

/** Every file and folder that a Compose file names beside those, and files that stand for one that is not there. */
export function namedBy(uri: string, compose: Compose): readonly string[] {
  const folder = dirname(uri);
  return namedFiles(compose).flatMap(({ kind, path }) => {
    const named = resolve(folder, path);
    // A folder by such a name is looked for as a file, and would not be there.
    if (kind === "context") return kindOf(basename(named)) ? [] : named;
    return kind === "env_file" || kind === "secret" ? [named, ...examplesOf(named)] : named;
  });
}

/** Where Compose files that build the Dockerfile at `uri` are looked for: fixed names near it, so that the answer never depends on what else was read. */
export function composeFilesNear(uri: string): readonly string[] {
  return foldersNear(uri).flatMap((folder) => composeNames.map((name) => `${folder}/${name}`));
}

/** The folders in which a Dockerfile looks for the files that build it, nearest first. */
export function foldersNear(uri: string): readonly string[] {
  return foldersUp(dirname(uri)).slice(0, foldersAbove + 1);
}

/** Whether a build context is a folder and no address. */
export function isLocal(context: string): boolean {
  return !/^[\w+.-]+:\/\/|^git@|^[\w.-]+:/.test(context);
}

/** `.env` beside a Compose file, which gives its variables their values. */
export function variablesFor(uri: string): string {
  return `${dirname(uri)}/.env`;
}

/** A folder and all those above it, nearest first. */
export function foldersUp(folder: string): readonly string[] {
  const folders = [folder];
  for (let at = folder, above = dirname(at); above !== at; at = above, above = dirname(at)) folders.push(above);
  return folders;
}
