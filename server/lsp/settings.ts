import type { Settings } from "../engine/settings.ts";
import type { Severity } from "../rules/rule.ts";

/** What a user set for a folder in the editor. */
export interface EditorSettings {
  /** Whether files that are not open are checked too. */
  readonly scope: "workspace" | "openFiles";
  readonly preset: NonNullable<Settings["preset"]> | undefined;
  readonly rules: Readonly<Record<string, Severity | "off">>;
  /** Whether users are asked before a fix that changes what is built or run is applied. */
  readonly confirmFixes: boolean;
}

export const defaultSettings: EditorSettings = { scope: "workspace", preset: undefined, rules: {}, confirmFixes: true };

/** Reads what an editor calls the section `seaworthy`. What makes no sense counts as not set: editors show that themselves. */
export function readSettings(section: unknown): EditorSettings {
  const { scope, preset, rules, confirmFixes } = isRecord(section) ? section : {};
  return {
    scope: scope === "openFiles" ? "openFiles" : "workspace",
    preset: preset === "recommended" || preset === "strict" || preset === "all" ? preset : undefined,
    rules: isRecord(rules)
      ? Object.fromEntries(Object.entries(rules).filter((it): it is [string, Severity | "off"] => isLevel(it[1])))
      : {},
    confirmFixes: confirmFixes !== false,
  };
}

export function engineSettings({ preset, rules }: EditorSettings): Settings {
  return { today: new Date().toISOString().slice(0, 10), ...(preset && { preset }), rules };
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function isLevel(value: unknown): boolean {
  return value === "error" || value === "warning" || value === "info" || value === "off";
}
