import type { Service } from "../model/compose.ts";
import { type Dockerfile, findStage } from "../model/dockerfile.ts";
import { at, type Mapping, type Scalar, scalarAt, type Value } from "../model/value.ts";
import { parseDockerfile } from "../parse/dockerfile.ts";
import type { ServiceBuild } from "../rules/rule.ts";
import { dirname, resolve } from "../text/uri.ts";
import { composeProjectOf } from "./compose-project.ts";
import { isLocal } from "./links.ts";
import type { KnownFiles } from "./project-file.ts";

/** What a service of the Compose file at `uri` is built from, all files of its project together, as far as they are known. */
export function serviceBuildOf(files: KnownFiles, uri: string, service: Service): ServiceBuild | undefined {
  const project = composeProjectOf(files, uri);
  const effective = project.services.get(service.name.value);
  // Where parts of the service are not seen, the file's own word has to do.
  const whole = effective?.complete ? effective : undefined;
  const build = at(whole ? whole.body : service.body, "build");
  if (!build || build.tag === "!reset") return undefined;
  const found = source(files, build, (it) => (whole ? project.folderOf(it) : dirname(uri)));
  if (!found) return undefined;
  const target = build.kind === "mapping" ? said(build, "target") : undefined;
  const { stages } = found.file;
  const stage = target ? (target.meaning === undefined ? undefined : findStage(found.file, target.meaning)) : stages.at(-1);
  return { ...found, target, stage };
}

function source(files: KnownFiles, build: Value, folderOf: (it: Value) => string): Pick<ServiceBuild, "uri" | "text" | "file"> | undefined {
  const inline = scalarAt(build, "dockerfile_inline");
  if (inline) {
    const file = inline.meaning === undefined ? undefined : inlineFile(inline, inline.meaning);
    return file && { uri: undefined, text: inline.meaning!, file };
  }
  const context = build.kind === "scalar" ? build : build.kind === "mapping" ? said(build, "context") : undefined;
  const name = build.kind === "mapping" ? said(build, "dockerfile") : undefined;
  const [folder, path] = [context ? context.meaning : ".", name ? name.meaning : "Dockerfile"];
  if (folder === undefined || path === undefined || !isLocal(folder)) return undefined;
  const uri = resolve(resolve(folderOf(context ?? build), folder), path);
  const known = files.get(uri);
  const file = known?.modelAs("dockerfile");
  return known?.text !== undefined && file?.kind === "dockerfile" ? { uri, text: known.text, file } : undefined;
}

function said(build: Mapping, key: string): Scalar | undefined {
  const found = scalarAt(build, key);
  return found?.value === null || found?.meaning === "" ? undefined : found;
}

function inlineFile(value: Scalar, text: string): Dockerfile {
  let file = inlineFiles.get(value);
  if (!file) inlineFiles.set(value, (file = parseDockerfile(text)));
  return file;
}

const inlineFiles = new WeakMap<Scalar, Dockerfile>();
