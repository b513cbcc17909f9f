import type { Category, Severity } from "../rules/rule.ts";
import type { Preset } from "./config-file.ts";

/** What the command line or the editor lays over the configuration file; it is the strongest. */
export interface Settings {
  /** The day of the check, `2026-11-25`. */
  readonly today: string;
  readonly preset?: Preset;
  readonly rules?: Readonly<Record<string, Severity | "off">>;
  /** Ids of the only rules to run; those that are off by default come on. */
  readonly only?: readonly string[];
  readonly categories?: readonly Category[];
  readonly ignoreConfig?: boolean;
  /** The URI of the configuration file that counts for all, instead of the nearest. */
  readonly config?: string;
}
