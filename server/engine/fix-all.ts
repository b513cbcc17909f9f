import type { Model } from "../model/node.ts";
import type { Fix } from "../rules/rule.ts";
import { applyEdits, type Edit, overlap } from "../text/edit.ts";
import { check } from "./check.ts";
import type { Finding } from "./finding.ts";
import type { Project } from "./project.ts";
import type { Settings } from "./settings.ts";

export interface Fixed {
  readonly text: string;
  readonly applied: readonly Finding[];
  /** Findings whose fix would have done harm. */
  readonly dropped: readonly Dropped[];
  /** Edits that the fixes make in other files, each with its `uri`, for the texts that those have now. */
  readonly others: readonly Edit[];
}

export interface Dropped {
  readonly finding: Finding;
  /** What the fix would have brought, as a sentence. */
  readonly reason: string;
}

export interface FixOptions {
  /** Whether fixes that change what is built or run are applied, too. */
  readonly unsafe: boolean;
  /** The id of the only rule whose findings are fixed. */
  readonly rule?: string;
}

interface Repair {
  readonly finding: Finding;
  readonly fix: Fix;
}

/** How often one file is fixed and checked again: a fix may uncover another finding, or wait for its neighbour, but not for ever. */
const rounds = 30;

/**
 * Applies the fixes of one file until nothing changes, of each finding the best that is allowed. A fix after which the file cannot
 * be read as well as before, or a rule finds more errors than before, is dropped. `judge` is who finds and judges.
 */
export function fixAll(project: Project, uri: string, settings: Settings, options: FixOptions, judge: typeof check = check): Fixed {
  const scratch = project.copy(project.dependencies(uri, settings.config));
  const kind = project.get(uri)?.kind;
  const applied: Finding[] = [];
  const others: Edit[] = [];
  const dropped = new Map<string, Dropped>();
  const seen = new Set<string>();
  let text = project.get(uri)?.text ?? "";
  // No honest fix makes a file much longer.
  const longest = 2 * text.length + 10_000;
  for (let round = 0; round < rounds && !seen.has(text) && text.length <= longest; round++) {
    seen.add(text);
    const repairs = choose(judge(scratch, uri, settings).findings, uri, options, others, dropped);
    const state = (): State => stateOf(scratch.get(uri)?.model, judge(scratch, uri, everyRule(settings)).findings);
    const before = state();
    const after = (tried: readonly Repair[]): { readonly text: string; readonly harm: string | undefined } => {
      const changed = applyEdits(
        text,
        tried.flatMap(({ fix }) => fix.edits.filter((edit) => isHere(edit, uri))).map(({ span, newText }) => ({ span, newText })),
      );
      scratch.set(uri, changed, kind);
      return { text: changed, harm: harmOf(before, state()) };
    };
    const good: Repair[] = [];
    // Halves find the few bad fixes among many with few checks.
    const settle = (tried: readonly Repair[]): void => {
      if (tried.length === 0) return;
      const { harm } = after([...good, ...tried]);
      if (harm === undefined) for (const it of tried) good.push(it);
      else if (tried.length === 1) {
        // Two may each do good and together harm, such as when both add the same key: the second is found again in the next round.
        const reason = good.length === 0 ? harm : after(tried).harm;
        if (reason !== undefined) dropped.set(keyOf(tried[0]!.finding), { finding: tried[0]!.finding, reason });
      } else {
        settle(tried.slice(0, tried.length >> 1));
        settle(tried.slice(tried.length >> 1));
      }
    };
    settle(repairs);
    text = after(good).text;
    for (const { finding, fix } of good) {
      applied.push(finding);
      for (const edit of fix.edits) if (!isHere(edit, uri)) others.push(edit);
    }
  }
  return { text, applied, dropped: [...dropped.values()], others };
}

/** Fixes that can be applied together: where two would touch the same text, the finding further up wins. */
function choose(
  findings: readonly Finding[],
  uri: string,
  { unsafe, rule }: FixOptions,
  others: readonly Edit[],
  dropped: ReadonlyMap<string, Dropped>,
): Repair[] {
  const repairs: Repair[] = [];
  const taken: Edit[] = [...others];
  let end = -1;
  for (const finding of findings) {
    if ((rule !== undefined && finding.rule.id !== rule) || dropped.has(keyOf(finding))) continue;
    const fix = finding.fixes.find((it) => !it.partial && it.edits.length > 0 && (unsafe || it.safety === "safe"));
    if (!fix) continue;
    const edits = fix.edits.map((edit) => (isHere(edit, uri) ? { span: edit.span, newText: edit.newText } : edit));
    // What lies behind every edit taken so far overlaps with none: the usual case, and it keeps long files linear.
    const behind = edits.every((edit) => edit.uri === undefined && edit.span.start > end);
    if (!behind && edits.some((edit) => taken.some((other) => touch(edit, other)))) continue;
    repairs.push({ finding, fix });
    for (const edit of edits) taken.push(edit);
    for (const edit of edits) if (edit.uri === undefined) end = Math.max(end, edit.span.start, edit.span.end);
  }
  return repairs;
}

/** Edits side by side may belong together, such as the removals that empty a list: the second waits for the next round. */
function touch(a: Edit, b: Edit): boolean {
  return overlap(a, b) || (a.uri === b.uri && (a.span.end === b.span.start || b.span.end === a.span.start));
}

interface State {
  readonly problems: readonly string[];
  /** The messages of the errors of each rule. */
  readonly errors: ReadonlyMap<string, readonly string[]>;
}

/** How well a file is. */
function stateOf(model: Model | undefined, findings: readonly Finding[]): State {
  const errors = new Map<string, string[]>();
  for (const { rule, severity, message } of findings) {
    if (severity !== "error") continue;
    const messages = errors.get(rule.id);
    if (messages) messages.push(message);
    else errors.set(rule.id, [message]);
  }
  return { problems: model?.problems.map((it) => it.message) ?? [], errors };
}

/** Harm counts whatever rules are asked for now. */
function everyRule({ only: _only, categories: _categories, ...settings }: Settings): Settings {
  return settings;
}

/** What is worse than before, in a sentence; undefined where nothing is. */
function harmOf(before: State, after: State): string | undefined {
  if (after.problems.length > before.problems.length)
    return after.problems.find((it) => !before.problems.includes(it)) ?? after.problems[0];
  for (const [rule, messages] of after.errors) {
    const old = before.errors.get(rule) ?? [];
    if (messages.length > old.length) return messages.find((it) => !old.includes(it)) ?? messages[0];
  }
  return undefined;
}

function isHere(edit: Edit, uri: string): boolean {
  return edit.uri === undefined || edit.uri === uri;
}

function keyOf({ rule, message }: Finding): string {
  return `${rule.id} ${message}`;
}
