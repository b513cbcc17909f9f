import type { FeatureKind } from "../model/shell.ts";

/** What Bash understands beyond POSIX, with ShellCheck's number for it. */
export interface ShellFeature {
  readonly number: string;
  /** Whether BusyBox's shell understands it as well. */
  readonly busybox: boolean;
}

/** Source: the manuals of dash 0.5.12, BusyBox 1.37 (as Alpine builds it) and Bash 5.2. */
export const shellFeatures: Readonly<Record<FeatureKind, ShellFeature>> = {
  "process-substitution": { number: "SC3001", busybox: true },
  "ansi-quotes": { number: "SC3003", busybox: true },
  "translated-quotes": { number: "SC3004", busybox: false },
  "arithmetic-for": { number: "SC3005", busybox: false },
  "arithmetic-command": { number: "SC3006", busybox: false },
  select: { number: "SC3008", busybox: false },
  "brace-expansion": { number: "SC3009", busybox: false },
  "double-brackets": { number: "SC3010", busybox: true },
  "here-string": { number: "SC3011", busybox: false },
  "extended-pattern": { number: "SC3026", busybox: false },
  "redirect-both": { number: "SC3020", busybox: true },
  "pipe-both": { number: "SC3029", busybox: false },
  append: { number: "SC3024", busybox: false },
  array: { number: "SC3030", busybox: false },
  coproc: { number: "SC3032", busybox: false },
  "function-keyword": { number: "SC2112", busybox: true },
  "fall-through": { number: "SC3058", busybox: false },
  indirection: { number: "SC3053", busybox: false },
  "variable-names": { number: "SC3056", busybox: false },
  substring: { number: "SC3057", busybox: true },
  "case-change": { number: "SC3059", busybox: false },
  replacement: { number: "SC3060", busybox: true },
  transformation: { number: "SC3065", busybox: false },
};
