import { applyEdits, type Edit, overlap } from "../text/edit.ts";
import { check, type Finding, type Settings } from "./check.ts";
import type { Project } from "./project.ts";

export interface Fixed {
  readonly text: string;
  readonly applied: readonly Finding[];
  /** Findings whose fix would have done harm, and what. */
  readonly dropped: readonly Dropped[];
  /** Edits that the fixes make in other files, each with its `uri`. */
  readonly others: readonly Edit[];
}

export interface Dropped {
  readonly finding: Finding;
  readonly reason: string;
}

/** How often one file is fixed and checked again: a fix may uncover another finding, but not for ever. */
const rounds = 10;

export function fixAll(project: Project, uri: string, settings: Settings, options: { readonly unsafe: boolean; readonly rule?: string }): Fixed {
  const scratch = project.copy();
  const applied: Finding[] = [];
  const others: Edit[] = [];
  for (let round = 0; round < rounds; round++) {
    const text = scratch.get(uri)?.text ?? "";
    const chosen: Edit[] = [];
    for (const finding of check(scratch, uri, settings).findings) {
      if (options.rule !== undefined && finding.rule.id !== options.rule) continue;
      const fix = finding.fixes.find((it) => !it.partial && (options.unsafe || it.safety === "safe"));
      if (!fix || fix.edits.some((edit) => chosen.some((other) => overlap(edit, other)))) continue;
      applied.push(finding);
      for (const edit of fix.edits) (edit.uri === undefined || edit.uri === uri ? chosen : others).push(edit);
    }
    if (chosen.length === 0) break;
    scratch.set(uri, applyEdits(text, chosen), scratch.get(uri)?.kind);
  }
  return { text: scratch.get(uri)?.text ?? "", applied, dropped: [], others };
}
