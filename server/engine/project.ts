import type { FileKind, Model } from "../model/node.ts";
import { parse, recognise } from "../parse/parse.ts";
import { basename } from "../text/uri.ts";
import { bakeFilesNear, ignoreFilesFor } from "./builds.ts";
import { loadOf } from "./compose-load.ts";
import { configFilesFor } from "./config-places.ts";
import { hash } from "./hash.ts";
import { composeFilesNear, dockerfilesOf, namedBy, variablesFor } from "./links.ts";
import type { KnownFiles, ProjectFile } from "./project-file.ts";

/** The files known, their models and links, and what is yet to be read. Nothing here touches a disk. */
export class Project implements KnownFiles {
  readonly #files = new Map<string, ProjectFile>();
  readonly #links = new WeakMap<ProjectFile, { readonly names: ReadonlySet<string>; readonly beside: ProjectFile | undefined }>();

  /**
   * Takes what is now known about a file; `text` undefined means that it does not exist. `kind` is what the editor or `--kind` says;
   * otherwise name and content decide. Returns whether anything changed.
   */
  set(uri: string, text: string | undefined, kind?: FileKind): boolean {
    return this.#set(uri, text, kind, false);
  }

  /** Takes that a file cannot be read, though it may exist. Returns whether anything changed. */
  setUnreadable(uri: string): boolean {
    return this.#set(uri, undefined, undefined, true);
  }

  #set(uri: string, text: string | undefined, kind: FileKind | undefined, unreadable: boolean): boolean {
    const before = this.#files.get(uri);
    const now = text === undefined ? undefined : (kind ?? recognise(basename(uri), text));
    if (before && before.text === text && before.kind === now && before.unreadable === unreadable) return false;
    this.#files.set(uri, this.#file(uri, text, now, (before?.version ?? 0) + 1, unreadable));
    return true;
  }

  /** Forgets everything about a file: it counts as unread again. */
  delete(uri: string): void {
    this.#files.delete(uri);
  }

  get(uri: string): ProjectFile | undefined {
    return this.#files.get(uri);
  }

  /** Another project with the same files, or those named, in which changes can be tried. */
  copy(uris: Iterable<string> = this.#files.keys()): Project {
    const copy = new Project();
    for (const uri of uris) {
      const file = this.#files.get(uri);
      if (file) copy.#set(uri, file.text, file.kind, file.unreadable);
    }
    return copy;
  }

  /** Every file set so far, those known to be absent too. */
  uris(): readonly string[] {
    return [...this.#files.keys()];
  }

  /** All container files set so far, in that order. */
  containerFiles(): readonly string[] {
    return [...this.#files.values()].filter((file) => file.kind).map((file) => file.uri);
  }

  /**
   * Files that checking `uri` wants to know and nobody has set yet. What is read may name more: call until nothing is left.
   * `config` is the file that counts for all, where one is given (`--config`).
   */
  missing(uri: string, config?: string): readonly string[] {
    return this.dependencies(uri, config).filter((it) => !this.#files.has(it));
  }

  /** All files that the findings of `uri` depend on, known or not; `uri` comes first. */
  dependencies(uri: string, config?: string): readonly string[] {
    return [...new Set([uri, ...configFilesFor(this, uri, config), ...this.#linked(uri)])];
  }

  /** Files whose findings may change when `uri` does; itself included, if it is a container file. */
  affectedBy(uri: string): readonly string[] {
    const mayConfigure = this.#files.get(uri)?.kind === undefined;
    return this.containerFiles().filter(
      (it) =>
        it === uri ||
        this.#linksOf(it).has(uri) ||
        this.#linked(it).includes(uri) ||
        (mayConfigure && configFilesFor(this, it).includes(uri)),
    );
  }

  /** The files beside the configuration that the findings of `uri` depend on. */
  #linked(uri: string): readonly string[] {
    const links = [...this.#linksOf(uri)];
    const kind = this.#files.get(uri)?.kind;
    if (kind === "compose") return [...links, ...this.#withBuilds(loadOf(this, uri).asked.keys())];
    if (kind !== "dockerfile") return links;
    const composeFiles = links.filter((it) => this.#files.get(it)?.kind === "compose");
    const asked = composeFiles.flatMap((it) => [...loadOf(this, it).asked.keys()]);
    return [...links, ...composeFiles.map(variablesFor), ...asked, ...ignoreFilesFor(this, uri)];
  }

  /** Compose files and the Dockerfiles that they build. */
  #withBuilds(uris: Iterable<string>): string[] {
    return [...uris].flatMap((it) => {
      const model = this.#files.get(it)?.model;
      return model?.kind === "compose" ? [it, ...dockerfilesOf(it, model)] : [it];
    });
  }

  /** What a file names by itself, whatever else is known. */
  #linksOf(uri: string): ReadonlySet<string> {
    const file = this.#files.get(uri);
    if (!file?.kind || file.kind === "env") return noLinks;
    const beside = file.kind === "compose" ? this.#present(variablesFor(uri)) : undefined;
    let links = this.#links.get(file);
    // Variables may be part of a path.
    if (!links || links.beside !== beside) {
      const names =
        file.model?.kind === "compose"
          ? [variablesFor(uri), ...dockerfilesOf(uri, file.model), ...namedBy(uri, file.model)]
          : [...composeFilesNear(uri), ...bakeFilesNear(uri)];
      this.#links.set(file, (links = { names: new Set(names), beside }));
    }
    return links.names;
  }

  /** A file that has a text; what is absent says as little as what is unread, and a file is not read again for it. */
  #present(uri: string): ProjectFile | undefined {
    const file = this.#files.get(uri);
    return file?.text === undefined ? undefined : file;
  }

  #file(uri: string, text: string | undefined, kind: FileKind | undefined, version: number, unreadable: boolean): ProjectFile {
    // Many files are looked for and absent; those stay small.
    if (text === undefined) {
      const hash = unreadable ? "unreadable" : "absent";
      return { uri, text, unreadable, kind: undefined, version, model: undefined, hash, modelAs: noModel };
    }
    const models = new Map<FileKind, { readonly model: Model; readonly beside: ProjectFile | undefined }>();
    let hashed: string | undefined;
    const modelAs = (as: FileKind): Model => {
      const beside = as === "compose" ? this.#present(variablesFor(uri)) : undefined;
      let read = models.get(as);
      if (!read || read.beside !== beside) models.set(as, (read = { model: parse(as, text, basename(uri), variablesOf(beside)), beside }));
      return read.model;
    };
    return {
      uri,
      text,
      unreadable,
      kind,
      version,
      get model() {
        return kind && modelAs(kind);
      },
      get hash() {
        return (hashed ??= hash(`${kind} ${text}`));
      },
      modelAs,
    };
  }
}

const noModel = (): undefined => undefined;
const noLinks: ReadonlySet<string> = new Set();

/** What an env file gives to the Compose file beside it. */
function variablesOf(file: ProjectFile | undefined): ReadonlyMap<string, string> {
  const model = file?.modelAs("env");
  const known = new Map<string, string>();
  if (model?.kind === "env")
    for (const { name, value } of model.variables) if (value?.meaning !== undefined) known.set(name.value, value.meaning);
  return known;
}
