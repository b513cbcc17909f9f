/**
 * What the tests inside VS Code tell the process outside, each as one line of the console: the one way out that every
 * kind of VS Code has. The report is whole when every name has its result.
 */
export type ReportLine =
  | { readonly kind: "start"; readonly where: string; readonly names: readonly string[] }
  | ({ readonly kind: "result" } & Result);

export interface Result {
  readonly name: string;
  readonly milliseconds: number;
  /** Why it failed; absent when it passed. */
  readonly error?: string;
}

/** What stands before the JSON of a report line. */
export const reportMark = "seaworthy test report: ";

/** How the tests are run. */
export type Variant = "development" | "packaged" | "restricted" | "web" | "electron";
