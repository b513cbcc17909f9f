import { nothing, type Report, type Reports } from "./report.ts";
import { inTurns } from "./turns.ts";

/** A result that no file has: what the client shows is then not known. */
const unknown = "?";

/** Keeps a client informed of the findings of all files, and sends only what changed. */
export class Reporter {
  readonly #reports: Reports;
  readonly #send: (uri: string, report: Report) => void;
  /** By file, the result that the client has; nothing counts as `""`. */
  readonly #sent = new Map<string, string>();
  #queue: Promise<void> = Promise.resolve();
  #stopped = false;

  constructor(reports: Reports, send: (uri: string, report: Report) => void) {
    this.#reports = reports;
    this.#send = send;
  }

  /** Says which result of a file the client has; without one it is not known. */
  assume(uri: string, resultId = unknown): void {
    this.#sent.set(uri, resultId);
  }

  /** Sends what changed of these files, after all that was asked for earlier. */
  update(uris: Iterable<string>): Promise<void> {
    const list = [...uris];
    this.#queue = this.#queue.then(() => this.#update(list));
    return this.#queue;
  }

  stop(): void {
    this.#stopped = true;
  }

  async #update(uris: readonly string[]): Promise<void> {
    const { session } = this.#reports;
    for await (const some of inTurns(uris)) {
      // What they want to know is read at once, since it may be far away.
      const reports = await Promise.all(some.map((uri) => (session.shown(uri) ? this.#reports.of(uri) : nothing)));
      if (this.#stopped) return;
      for (const [i, uri] of some.entries()) {
        const now = reports[i]!;
        if (now.resultId === (this.#sent.get(uri) ?? "")) continue;
        if (now.resultId === "") this.#sent.delete(uri);
        else this.#sent.set(uri, now.resultId);
        this.#send(uri, now);
      }
    }
  }
}
