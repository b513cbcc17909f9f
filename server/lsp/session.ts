import type { Connection, WorkspaceFolder } from "vscode-languageserver";
import { isConfigName } from "../engine/config-places.ts";
import { foldersUp } from "../engine/links.ts";
import { Project } from "../engine/project.ts";
import { maxBytes, tooLarge } from "../host/decode.ts";
import type { Host, ReadResult } from "../host/host.ts";
import { loadMissing } from "../host/load.ts";
import type { FileKind } from "../model/node.ts";
import { basename, dirname, relative } from "../text/uri.ts";
import type { Client } from "./client.ts";
import type { OpenDocument } from "./documents.ts";
import { type Files, mayMatter } from "./files.ts";
import { defaultSettings, type EditorSettings } from "./settings.ts";
import { inTurns } from "./turns.ts";
import { canonical, liesSomewhere } from "./uris.ts";

/** How long changes are collected before the files that depend on them are looked at again, in milliseconds. */
const pause = 100;

const absent = { kind: "absent" } as const;

/**
 * What the server knows between two messages: the files, open or not, and who wants to hear of changes. URIs are spelled as
 * `canonical` does it.
 */
export class Session {
  readonly connection: Connection;
  readonly client: Client;
  readonly project = new Project();
  readonly documents = new Map<string, OpenDocument>();
  /** Files that exist and cannot be checked, and why: the reason completes a sentence that begins with the file's name. */
  readonly unreadable = new Map<string, string>();
  /** Files of the workspace folders that may be container files by their names, and configuration files; open or not. */
  readonly discovered = new Set<string>();
  readonly #files: Files;
  #folders: readonly string[];
  #settings: ReadonlyMap<string, EditorSettings> = new Map();
  /** Whether `discovered` has all that matters in the workspace folders. */
  #complete = false;
  readonly #listeners = new Set<(uris: ReadonlySet<string>) => void>();
  readonly #changed = new Set<string>();
  readonly #reading = new Map<string, Promise<void>>();
  /** The search for files that goes on, and the one that begins after it. */
  #searching: Promise<void> = Promise.resolve();
  #search: Promise<void> | undefined;
  #soon: ReturnType<typeof setTimeout> | undefined;
  #later: ReturnType<typeof setTimeout> | undefined;

  constructor(connection: Connection, client: Client, files: Files, folders: readonly WorkspaceFolder[]) {
    this.connection = connection;
    this.client = client;
    this.#files = files;
    this.#folders = folders.map((it) => canonical(it.uri));
  }

  get folders(): readonly string[] {
    return this.#folders;
  }

  changeFolders(added: readonly WorkspaceFolder[], removed: readonly WorkspaceFolder[]): void {
    const gone = removed.map((it) => canonical(it.uri));
    this.#folders = [...this.#folders.filter((it) => !gone.includes(it)), ...added.map((it) => canonical(it.uri))];
  }

  /** The workspace folder that holds a file; the innermost, if several do. */
  folderOf(uri: string): string | undefined {
    return this.#folders.filter((it) => relative(it, uri) !== undefined).sort((a, b) => b.length - a.length)[0];
  }

  settings(uri: string): EditorSettings {
    return this.#settings.get(this.folderOf(uri) ?? "") ?? defaultSettings;
  }

  /** Takes new settings, by workspace folder and under `""` for files outside of all. */
  setSettings(settings: ReadonlyMap<string, EditorSettings>): void {
    this.#settings = settings;
    this.#touch(...this.discovered, ...this.documents.keys());
  }

  /** Whether users are to see the findings of a file now. */
  shown(uri: string): boolean {
    return this.documents.has(uri) || (this.discovered.has(uri) && this.settings(uri).scope === "workspace");
  }

  /** A URI as the client spells it, as far as it is known. */
  spelled(uri: string): string {
    return this.documents.get(uri)?.spelling ?? uri;
  }

  /** Takes what stands in the editor now. */
  setDocument(uri: string, document: OpenDocument): void {
    this.documents.set(uri, document);
    const readable = document.text.length <= maxBytes;
    if (readable) this.unreadable.delete(uri);
    else this.unreadable.set(uri, tooLarge.reason);
    this.#set(uri, readable ? document.text : undefined, document.kind);
  }

  /** From now on what is on disk counts again. */
  async closeDocument(uri: string): Promise<void> {
    this.documents.delete(uri);
    this.#touch(uri);
    await this.reread(uri);
  }

  /** Has whoever listens look at a file again, though nothing has changed. */
  lookAgain(uri: string): void {
    this.#touch(uri);
  }

  /** Takes what is on disk, unless the file is open; answers when the project has it. */
  reread(uri: string): Promise<void> {
    // One after the other, so that an older content never arrives last.
    const reading = (this.#reading.get(uri) ?? Promise.resolve()).then(async () => this.#take(uri, await this.#read(uri)));
    this.#reading.set(uri, reading);
    void reading.finally(() => this.#reading.get(uri) === reading && this.#reading.delete(uri));
    return reading;
  }

  /** Takes all that is on disk, for clients that do not tell of changes there. */
  async rereadAll(): Promise<void> {
    await Promise.all(this.project.uris().map((uri) => this.reread(uri)));
    await this.discover();
  }

  /** Reads everything that checking a file wants to know and nobody has read yet. */
  async load(uri: string): Promise<void> {
    if (!this.project.get(uri)) await this.reread(uri);
    if (this.project.missing(uri).length > 0) await loadMissing(this.project, this.#loader, uri);
  }

  /**
   * Looks for files in all workspace folders anew: reads those that are new, and forgets those that are gone. Searches follow each
   * other, so that an older answer is never the last; one that has not begun yet serves all who ask meanwhile.
   */
  discover(): Promise<void> {
    if (!this.#search) {
      this.#search = this.#searching.then(() => {
        this.#search = undefined;
        return this.#discover();
      });
      this.#searching = this.#search.catch(() => {});
    }
    return this.#search;
  }

  async #discover(): Promise<void> {
    const found = new Set<string>();
    let complete = this.client.watchesFiles;
    for (const folder of this.#folders) {
      try {
        const files = await this.#files.find(folder);
        for (const uri of files.uris) found.add(canonical(uri));
        complete &&= files.complete;
      } catch (error) {
        complete = false;
        this.connection.console.error(`The files of ${folder} could not be listed: ${String(error)}`);
      }
    }
    const missed = [...this.discovered].filter((uri) => !found.has(uri));
    const fresh = [...found].filter((uri) => !this.discovered.has(uri));
    for (const uri of fresh) this.discovered.add(uri);
    const changed = [...missed, ...fresh];
    for await (const some of inTurns(changed)) await Promise.all(some.map((uri) => this.reread(uri)));
    // A file may have come while the listing was made.
    for (const uri of missed) if (!this.folderOf(uri) || this.project.get(uri)?.text === undefined) this.discovered.delete(uri);
    this.#touch(...changed);
    this.#complete = complete;
  }

  /** Takes a change of a file on disk that somebody has noticed. */
  async changedOnDisk(uri: string, ours: boolean): Promise<void> {
    if (ours && this.folderOf(uri) !== undefined) this.discovered.add(uri);
    if (ours || this.project.get(uri)) await this.reread(uri);
  }

  /** Takes that files are gone, or folders with all that is in them. */
  removedFromDisk(gone: ReadonlySet<string>): void {
    for (const uri of new Set([...this.discovered, ...this.project.uris()])) {
      if (!gone.has(uri) && !foldersUp(dirname(uri)).some((it) => gone.has(it))) continue;
      this.discovered.delete(uri);
      this.#take(uri, absent);
      this.#touch(uri);
      // What is being read may have been read before it was gone.
      if (this.#reading.has(uri)) void this.reread(uri);
    }
  }

  /** Calls `listener` soon after something changed, with the files whose findings may be others now. Returns how to stop it. */
  onChange(listener: (uris: ReadonlySet<string>) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Reads for `loadMissing`, which leaves alone what the project has got meanwhile, such as a file that was opened. */
  readonly #loader: Pick<Host, "read"> = {
    read: async (uri) => {
      const read = await (this.#isKnownAbsent(uri) ? absent : this.#read(uri));
      if (read.kind === "text") this.#noticeConfig(uri);
      return read;
    },
  };

  async #read(uri: string): Promise<ReadResult> {
    // A document that was never saved lies nowhere, and nothing lies beside it.
    return liesSomewhere(uri) ? this.#files.read(uri) : absent;
  }

  /** Checking one file looks for dozens of others by name; asking the client for each would take longer than the check. */
  #isKnownAbsent(uri: string): boolean {
    return (
      this.#complete &&
      !this.discovered.has(uri) &&
      mayMatter(basename(uri)) &&
      this.folderOf(uri) !== undefined &&
      !uri.includes("/node_modules/")
    );
  }

  #take(uri: string, read: ReadResult): void {
    if (this.documents.has(uri)) return;
    const reason = read.kind === "unreadable" ? read.reason : undefined;
    if (this.unreadable.get(uri) !== reason) {
      if (reason === undefined) this.unreadable.delete(uri);
      else this.unreadable.set(uri, reason);
      if (reason !== undefined) this.connection.console.warn(`${uri} ${reason}.`);
      this.#touch(uri);
    }
    if (read.kind === "text") this.#noticeConfig(uri);
    if (read.kind !== "unreadable") this.#set(uri, read.kind === "text" ? read.text : undefined);
    else if (this.project.setUnreadable(uri)) this.#touch(uri);
  }

  #set(uri: string, text: string | undefined, kind?: FileKind): void {
    if (this.project.set(uri, text, kind)) this.#touch(uri);
  }

  /** Mistakes in a configuration file are shown in it, as soon as anything has led to it. */
  #noticeConfig(uri: string): void {
    if (!isConfigName(basename(uri)) || this.folderOf(uri) === undefined || this.discovered.has(uri)) return;
    this.discovered.add(uri);
    this.#touch(uri);
  }

  /** Says that the findings of files may have changed, and of those that depend on them. */
  #touch(...uris: readonly string[]): void {
    for (const uri of uris) this.#changed.add(uri);
    // A pulling client asks for the file under its cursor itself; for others it must not wait until the typing pauses.
    if (!this.client.pullsDiagnostics) {
      this.#soon ??= setTimeout(() => {
        this.#soon = undefined;
        this.#tell(new Set(this.#changed));
      }, 0);
    }
    this.#later ??= setTimeout(() => {
      this.#later = undefined;
      const changed = [...this.#changed];
      this.#changed.clear();
      this.#tell(new Set([...changed, ...changed.flatMap((uri) => this.project.affectedBy(uri))]));
    }, pause);
  }

  #tell(uris: ReadonlySet<string>): void {
    for (const listener of this.#listeners) listener(uris);
  }
}
