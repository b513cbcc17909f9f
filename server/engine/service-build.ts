import type { Compose, Service } from "../model/compose.ts";
import type { ComposeProject } from "../model/compose-project.ts";
import { type Dockerfile, findStage } from "../model/dockerfile.ts";
import { at, type Mapping, type Scalar, scalarAt } from "../model/value.ts";
import { parseDockerfile } from "../parse/dockerfile.ts";
import type { BuiltService as Known, ServiceBuild } from "../rules/rule.ts";
import { dirname, resolve } from "../text/uri.ts";
import { composeProjectOf } from "./compose-project.ts";
import { isLocal } from "./links.ts";
import type { KnownFiles } from "./project-file.ts";

/** A service, and what the files of its project say together of its build; undefined parts are unknown. */
export interface BuiltService extends Known {
  /** The URI of the folder that is the context. */
  readonly context: string | undefined;
  readonly dockerfile: string | undefined;
  readonly inline: Scalar | undefined;
}

/** What a service of the Compose file at `uri` is built from, as far as that could be read. */
export function serviceBuildOf(files: KnownFiles, uri: string, service: Service): ServiceBuild | undefined {
  const built = builtService(composeProjectOf(files, uri), uri, service);
  const found = built && source(files, built);
  if (!found) return undefined;
  const { target } = built;
  const { stages } = found.file;
  const stage = target ? (target.meaning === undefined ? undefined : findStage(found.file, target.meaning)) : stages.at(-1);
  return { ...found, target, stage };
}

/** The services of a Compose file by the Dockerfiles that they are built from. */
export function servicesByDockerfile(files: KnownFiles, uri: string, { services }: Compose): ReadonlyMap<string, readonly BuiltService[]> {
  const project = composeProjectOf(files, uri);
  let byFile = known.get(project);
  if (!byFile) known.set(project, (byFile = new Map()));
  let found = byFile.get(uri);
  if (!found) {
    byFile.set(uri, (found = new Map<string, BuiltService[]>()));
    for (const service of services) {
      const built = builtService(project, uri, service);
      if (built?.dockerfile === undefined) continue;
      const others = found.get(built.dockerfile);
      if (others) others.push(built);
      else found.set(built.dockerfile, [built]);
    }
  }
  return found;
}

const known = new WeakMap<ComposeProject, Map<string, Map<string, BuiltService[]>>>();

function builtService(project: ComposeProject, uri: string, service: Service): BuiltService | undefined {
  const effective = project.services.get(service.name.value);
  // Where parts of the service are not seen, the file's own word has to do.
  const whole = effective?.complete ? effective : undefined;
  const body = whole?.body ?? service.body;
  const build = at(body, "build");
  if (!build || build.tag === "!reset") return undefined;
  const long = build.kind === "mapping" ? build : undefined;
  const folder = long ? said(long, "context") : build.kind === "scalar" ? build : undefined;
  const path = folder ? folder.meaning : ".";
  const home = whole ? project.folderOf(folder ?? build) : dirname(uri);
  const context = path === undefined || !isLocal(path) ? undefined : resolve(home, path);
  const inline = scalarAt(long, "dockerfile_inline");
  const name = long && said(long, "dockerfile");
  const file = name ? name.meaning : "Dockerfile";
  const dockerfile = inline || context === undefined || file === undefined ? undefined : resolve(context, file);
  return { uri, service, body, context, dockerfile, inline, target: long && said(long, "target") };
}

function source(files: KnownFiles, { inline, dockerfile: uri }: BuiltService): Pick<ServiceBuild, "uri" | "text" | "file"> | undefined {
  if (inline)
    return inline.meaning === undefined ? undefined : { uri: undefined, text: inline.meaning, file: inlineFile(inline, inline.meaning) };
  const read = uri === undefined ? undefined : files.get(uri);
  const file = read?.modelAs("dockerfile");
  return uri !== undefined && read?.text !== undefined && file?.kind === "dockerfile" ? { uri, text: read.text, file } : undefined;
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
