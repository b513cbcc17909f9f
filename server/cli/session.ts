import { type CheckResult, check, type Settings } from "../engine/check.ts";
import { configName } from "../engine/config.ts";
import { Project, type ProjectFile } from "../engine/project.ts";
import { loadMissing } from "../host/load.ts";
import { nodeHost } from "../host/node.ts";
import type { FileKind } from "../model/node.ts";
import { LineIndex } from "../text/line-index.ts";
import { basename } from "../text/uri.ts";
import type { Checked, Failure } from "./report.ts";
import { shownPath, type Target } from "./targets.ts";

/** One run of the command line over its files: what is known of them, and what went wrong so far. */
export class Session {
  readonly project = new Project();
  readonly settings: Settings;
  readonly #kind: FileKind | undefined;
  readonly #notes: (text: string) => void;
  /** Files that could not be read or written, and rules that failed on one. */
  readonly failures = new Map<string, Failure>();
  /** What only the user can mend before the run means anything: mistakes in the configuration, files of unknown kind. */
  readonly mistakes = new Map<string, Failure>();

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

  /** Reads a file and all that checking it needs; undefined where it cannot be read or is none of ours. */
  async load(target: Target): Promise<ProjectFile | undefined> {
    const path = shownPath(target.uri);
    if (target.reason !== undefined) return void this.fail({ path, message: target.reason });
    if (target.text === undefined) {
      const read = await nodeHost.read(target.uri);
      if (read.kind !== "text") return void this.fail({ path, message: read.kind === "absent" ? "does not exist" : read.reason });
      this.project.set(target.uri, read.text, target.named ? this.#kind : undefined);
    } else if (!this.project.get(target.uri)) {
      this.project.set(target.uri, target.text, target.kind ?? this.#kind);
    }
    for (const { uri, reason } of await loadMissing(this.project, nodeHost, target.uri, this.settings.config)) {
      if (uri === this.settings.config || basename(uri) === configName) this.blame({ path: shownPath(uri), message: reason });
    }
    const file = this.project.get(target.uri);
    if (file?.kind !== undefined) return file;
    if (target.named)
      this.blame({ path, message: "neither the name nor the content tells what it is; add --kind dockerfile, compose or env" });
    return undefined;
  }

  /** Checks a loaded file; undefined where its configuration leaves it out, or we fail on it. */
  check(target: Target, file: ProjectFile): Checked | undefined {
    const path = shownPath(target.uri);
    let result: CheckResult;
    try {
      result = check(this.project, target.uri, this.settings);
    } catch (error) {
      return void this.fail({ path, message: `cannot be checked, by a mistake of ours: ${String(error)}` });
    }
    for (const { uri, at, message } of result.configProblems) {
      this.blame({ path: shownPath(uri), line: new LineIndex(this.text(uri)).position(at.start).line + 1, message });
    }
    for (const { rule, error } of result.crashes)
      this.fail({ path, message: `rule ${rule.id} failed, by a mistake of ours: ${String(error)}` });
    if (result.ignored) {
      if (target.named) this.#notes(`${path}: left out, as the configuration ignores it`);
      return undefined;
    }
    return { uri: target.uri, path, kind: file.kind!, text: file.text!, findings: result.findings };
  }
}
