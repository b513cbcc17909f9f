import { type CheckResult, check } from "../engine/check.ts";
import { isConfigName } from "../engine/config-places.ts";
import { Project } from "../engine/project.ts";
import type { ProjectFile } from "../engine/project-file.ts";
import type { Settings } from "../engine/settings.ts";
import type { Read, ReadResult } from "../host/host.ts";
import { loadMissing } from "../host/load.ts";
import { nodeHost } from "../host/node.ts";
import type { FileKind } from "../model/node.ts";
import { LineIndex } from "../text/line-index.ts";
import { basename } from "../text/uri.ts";
import type { Checked, Failure } from "./report.ts";
import { shownPath, type Target } from "./targets.ts";

/**
 * How many files are remembered when they are done. Those that know each other lie side by side mostly; where they do not, one is
 * read again, and a fleet of repositories still fits into memory.
 */
const remembered = 64;

/** One run of the command line over its files: what is known of them, and what went wrong so far. */
export class Session {
  readonly project = new Project();
  readonly settings: Settings;
  /** Files that could not be read or written, and rules that failed on one. */
  readonly failures = new Map<string, Failure>();
  /** What only the user can mend before the run means anything: mistakes in the configuration, files of unknown kind. */
  readonly mistakes = new Map<string, Failure>();
  readonly #kind: FileKind | undefined;
  readonly #notes: (text: string) => void;
  readonly #pretended = new Map<string, Read>();
  readonly #done: string[] = [];

  constructor(settings: Settings, kind: FileKind | undefined, notes: (text: string) => void) {
    this.settings = settings;
    this.#kind = kind;
    this.#notes = notes;
  }

  /** The path of a file as reports show it. */
  path(uri: string): string {
    return shownPath(uri);
  }

  /** The text of a file; empty where it is not known. */
  text(uri: string): string {
    return this.project.get(uri)?.text ?? "";
  }

  fail(failure: Failure): void {
    this.failures.set(JSON.stringify(failure), failure);
  }

  blame(failure: Failure): void {
    this.mistakes.set(JSON.stringify(failure), failure);
  }

  /** Goes on as if a file had this text, whatever the disk says: standard input, and repairs that are not written. */
  pretend(uri: string, read: Read): void {
    this.#pretended.set(uri, read);
    this.project.delete(uri);
  }

  async read(uri: string): Promise<ReadResult> {
    return this.#pretended.get(uri) ?? nodeHost.read(uri);
  }

  /** Reads a file and all that checking it needs; undefined where it cannot be read or is none of ours. */
  async load(target: Target): Promise<ProjectFile | undefined> {
    const { uri } = target;
    const path = shownPath(uri);
    if (target.reason !== undefined) return void this.fail({ path, message: target.reason });
    const read = await this.read(uri);
    if (read.kind !== "text") return void this.fail({ path, message: read.kind === "absent" ? "does not exist" : read.reason });
    this.project.set(uri, read.text, target.kind ?? (target.named ? this.#kind : undefined));
    try {
      for (const beside of await loadMissing(this.project, this, uri, this.settings.config)) {
        const configures = beside.uri === this.settings.config || isConfigName(basename(beside.uri));
        if (configures) this.blame({ path: shownPath(beside.uri), message: beside.reason });
      }
    } catch (error) {
      return void this.fail({ path, message: `cannot be read, by a mistake of ours: ${String(error)}` });
    }
    const file = this.project.get(uri);
    if (file?.kind !== undefined) return file;
    if (target.named) this.blame({ path, message: "neither name nor content tells what it is; add --kind dockerfile, compose or env" });
    return undefined;
  }

  /** Checks a loaded file; undefined where its configuration leaves it out, or we fail on it. */
  check({ uri, named }: Target, file: ProjectFile): Checked | undefined {
    const path = shownPath(uri);
    let result: CheckResult;
    try {
      result = check(this.project, uri, this.settings);
    } catch (error) {
      return void this.fail({ path, message: `cannot be checked, by a mistake of ours: ${String(error)}` });
    }
    for (const { uri: config, at, message } of result.configProblems) {
      this.blame({ path: shownPath(config), line: new LineIndex(this.text(config)).position(at.start).line + 1, message });
    }
    for (const { rule, error } of result.crashes) {
      this.fail({ path, message: `rule ${rule.id} failed, by a mistake of ours: ${String(error)}` });
    }
    if (result.ignored) {
      if (named) this.#notes(`${path}: left out, as the configuration ignores it`);
      return undefined;
    }
    return { uri, path, kind: file.kind!, text: file.text!, findings: result.findings };
  }

  /** Says that a file is done with for now. */
  done({ uri }: Target): void {
    this.#done.push(uri);
    if (this.#done.length > remembered) this.project.delete(this.#done.shift()!);
  }
}
