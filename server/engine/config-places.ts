import { dirname, resolve } from "../text/uri.ts";
import { type ConfigFile, readConfigFile } from "./config-file.ts";
import type { Mistake } from "./config-values.ts";
import { type HadolintFile, readHadolintFile } from "./hadolint-file.ts";
import { foldersUp } from "./links.ts";
import type { KnownFiles, ProjectFile } from "./project-file.ts";

/** The name under which a configuration file is looked for, in the folder of a file and all above. The nearest one is in force. */
export const configName = "seaworthy.yaml";

/** hadolint's own, looked for in the same way for Dockerfiles. It is weaker than all that is said to us. */
const hadolintNames: readonly string[] = [".hadolint.yaml", ".hadolint.yml"];

/** Whether a file of this name configures us. */
export function isConfigName(name: string): boolean {
  return name === configName || hadolintNames.includes(name);
}

/** A mistake in a configuration file; the rest of the file still counts. */
export interface ConfigProblem extends Mistake {
  readonly uri: string;
}

/** The configuration files that `uri` depends on: the places looked at up to the first that exists, and what that one extends. */
export function configFilesFor(known: KnownFiles, uri: string, config?: string): readonly string[] {
  const found = nearestConfig(known, uri, config);
  const own = upToFirst(known, config === undefined ? placesFor(uri, [configName]) : [config]);
  return [...own, ...(found === undefined ? [] : chainOf(known, found).uris), ...upToFirst(known, hadolintPlaces(known, uri, config))];
}

/** The configuration file in force for `uri`, as far as the files are known. */
export function nearestConfig(known: KnownFiles, uri: string, config?: string): string | undefined {
  return (config === undefined ? placesFor(uri, [configName]) : [config]).find((it) => known.get(it)?.text !== undefined);
}

export function nearestHadolintFile(
  known: KnownFiles,
  uri: string,
  config?: string,
): { readonly uri: string; readonly file: HadolintFile } | undefined {
  const found = hadolintPlaces(known, uri, config).find((it) => known.get(it)?.text !== undefined);
  return found === undefined ? undefined : { uri: found, file: hadolintFileOf(known.get(found)!) };
}

/** hadolint reads nothing but Dockerfiles; one that is not known yet may be one. */
function hadolintPlaces(known: KnownFiles, uri: string, config?: string): readonly string[] {
  const kind = known.get(uri)?.kind ?? "dockerfile";
  return config === undefined && kind === "dockerfile" ? placesFor(uri, hadolintNames) : [];
}

function placesFor(uri: string, names: readonly string[]): readonly string[] {
  return foldersUp(dirname(uri)).flatMap((folder) => names.map((name) => `${folder}/${name}`));
}

function upToFirst(known: KnownFiles, places: readonly string[]): readonly string[] {
  const found = places.findIndex((it) => known.get(it)?.text !== undefined);
  return found < 0 ? places : places.slice(0, found + 1);
}

/** What a configuration file says together with what it extends, weakest first. */
export function chainOf(
  known: KnownFiles,
  start: string,
): { readonly files: readonly ConfigFile[]; readonly uris: readonly string[]; readonly problems: readonly ConfigProblem[] } {
  const files: ConfigFile[] = [];
  const problems: ConfigProblem[] = [];
  const uris = new Set<string>();
  const add = (uri: string, above: readonly string[]): void => {
    const file = known.get(uri);
    if (file?.text === undefined) return;
    const config = configFileOf(file);
    if (!uris.has(uri)) problems.push(...config.mistakes.map((it) => ({ uri, ...it })));
    uris.add(uri);
    for (const { value, span } of config.extends) {
      const target = resolve(dirname(uri), value);
      const extended = known.get(target);
      if (target === uri || above.includes(target))
        problems.push({ uri, at: span, message: `"extends" leads in a circle: ${value} extends this file.` });
      else if (extended && extended.text === undefined)
        problems.push({ uri, at: span, message: `"extends" names ${value}, which cannot be read.` });
      // A file that several extend counts once, where it is weakest.
      else if (!uris.has(target)) add(target, [...above, uri]);
      uris.add(target);
    }
    files.push(config);
  };
  add(start, []);
  return { files, uris: [...uris], problems };
}

const read = new WeakMap<ProjectFile, ConfigFile>();
function configFileOf(file: ProjectFile): ConfigFile {
  let config = read.get(file);
  if (!config) read.set(file, (config = readConfigFile(file.text!)));
  return config;
}

const readForHadolint = new WeakMap<ProjectFile, HadolintFile>();
function hadolintFileOf(file: ProjectFile): HadolintFile {
  let config = readForHadolint.get(file);
  if (!config) readForHadolint.set(file, (config = readHadolintFile(file.text!)));
  return config;
}
