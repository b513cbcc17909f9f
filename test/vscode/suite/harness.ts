import * as vscode from "vscode";
import { type ReportLine, type Result, reportMark, type Variant } from "../report.ts";

declare const BUILD_VARIANT: Variant;

/** How this run was started. The build writes it here, as a web worker has no environment. */
export const variant: Variant = BUILD_VARIANT;

interface Test {
  readonly name: string;
  readonly body: () => Promise<void>;
}

const tests: Test[] = [];

/** Registers a test; tests run one after the other in the order of their registration. */
export function test(name: string, body: () => Promise<void>): void {
  tests.push({ name, body });
}

/** Runs every test and reports it; throws in the end when one failed. */
export async function runTests(): Promise<void> {
  const remote = vscode.env.remoteName === undefined ? "" : ", remote";
  const trust = vscode.workspace.isTrusted ? "trusted" : "restricted";
  report({
    kind: "start",
    where: `VS Code ${vscode.version}, ${vscode.env.appHost}${remote}, ${trust} workspace`,
    names: tests.map((each) => each.name),
  });
  let failures = 0;
  for (const { name, body } of tests) {
    const start = Date.now();
    const error = await body().then(
      () => undefined,
      (thrown: unknown) => (thrown instanceof Error ? (thrown.stack ?? thrown.message) : String(thrown)),
    );
    if (error !== undefined) failures++;
    const result: Result = { name, milliseconds: Date.now() - start };
    report({ kind: "result", ...result, ...(error === undefined ? {} : { error }) });
  }
  if (failures > 0) throw new Error(`${failures} of ${tests.length} tests failed.`);
}

/**
 * Asks every 50 ms until `good` takes the answer, and returns it; throws after `deadline` milliseconds. VS Code answers
 * late, and now and then wrongly: while any extension registers a provider, a running request for code actions is given
 * up and answered with nothing.
 */
export async function until<T>(what: string, ask: () => T | PromiseLike<T>, good: (answer: T) => boolean, deadline = 10_000): Promise<T> {
  for (const end = Date.now() + deadline; ; ) {
    const answer = await ask();
    if (good(answer)) return answer;
    if (Date.now() > end) throw new Error(`${what}: not within ${deadline} ms; the last answer was ${JSON.stringify(answer)}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

/** Does something until `good` takes the answer, again every 3 s: for what VS Code may miss while it starts. */
export async function doUntil<T>(
  what: string,
  act: () => PromiseLike<unknown>,
  ask: () => T | PromiseLike<T>,
  good: (answer: T) => boolean,
): Promise<T> {
  let acted = 0;
  const actAndAsk = async () => {
    if (Date.now() - acted > 3_000) {
      await act();
      acted = Date.now();
    }
    return await ask();
  };
  return await until(what, actAndAsk, good);
}

/** A web worker has no node:assert. */
export function assert(condition: boolean, what: string): asserts condition {
  if (!condition) throw new Error(what);
}

export function assertEqual(actual: unknown, expected: unknown, what: string): void {
  const [is, wanted] = [JSON.stringify(actual), JSON.stringify(expected)];
  if (is !== wanted) throw new Error(`${what}: ${is} instead of ${wanted}`);
}

function report(line: ReportLine): void {
  if (variant !== "electron") console.log(reportMark + JSON.stringify(line));
  else if (line.kind === "start") console.log(`${line.names.length} tests in ${line.where}`);
  else
    console.log(
      `${line.error === undefined ? "✔" : "✖"} ${line.name} (${line.milliseconds} ms)${line.error === undefined ? "" : `\n${line.error}`}`,
    );
}
