import { check } from "../../server/engine/check.ts";
import type { Finding } from "../../server/engine/finding.ts";
import { fixAll } from "../../server/engine/fix-all.ts";
import { Project } from "../../server/engine/project.ts";
import type { Settings } from "../../server/engine/settings.ts";
import type { Fix, Rule } from "../../server/rules/rule.ts";
import { applyEdits, type Edit } from "../../server/text/edit.ts";
import { LineIndex } from "../../server/text/line-index.ts";
import { type Case, type Fence, parsePage } from "./markdown.ts";

/** A page as it reads when everything drawn in it is true. */
export interface Rendered {
  readonly text: string;
  /** Why the page cannot be accepted even when it is redrawn; each a sentence. */
  readonly refusals: readonly string[];
  /** What kinds of fixes its findings have. */
  readonly safeties: ReadonlySet<Fix["safety"]>;
}

const root = "file:///page";

/**
 * Draws a page anew: squiggles under what the rule finds, and the content of `fixed` fences. Each heading is a case with its own
 * files; only `rule` runs, on the same day always.
 */
export function rerender(page: string, rule: Rule): Rendered {
  const { lines, cases } = parsePage(page);
  const refusals: string[] = [];
  const safeties = new Set<Fix["safety"]>();
  const drawn = new Map<Fence, string[]>();
  let clean = 0;
  let dirty = 0;
  for (const it of cases) {
    const refuse = (reason: string) => refusals.push(`${it.title}: ${reason}`);
    const found = renderCase(it, rule, drawn, refuse);
    for (const fix of found.flatMap((finding) => finding.fixes)) safeties.add(fix.safety);
    if (found.length > 0) dirty++;
    else clean++;
  }
  if (clean === 0) refusals.push("The page has no case without a finding.");
  if (dirty === 0 && !undrawable.has(rule.id)) refusals.push("The page has no case with a finding.");
  return { text: replaceFences(lines, drawn), refusals, safeties };
}

/** What nobody wants to see on a page; its findings have a test of their own. */
export const undrawable: ReadonlySet<string> = new Set(["line-too-long", "missing-final-newline"]);

function renderCase(it: Case, rule: Rule, drawn: Map<Fence, string[]>, refuse: (reason: string) => void): Finding[] {
  const settings = settingsFor(rule);
  const project = new Project();
  for (const fence of it.files) project.set(uriOf(fence.path), fence.text);
  const found: Finding[] = [];
  for (const fence of it.files) {
    const uri = uriOf(fence.path);
    for (const missing of project.missing(uri)) project.set(missing, undefined);
    // Configuration and the like hold no findings.
    if (!project.get(uri)?.kind) continue;
    const { crashes, configProblems } = check(project, uri, settings);
    const findings = findingsOf(rule, project, uri);
    for (const { error } of crashes) refuse(`the rule throws: ${error instanceof Error ? error.stack : String(error)}`);
    for (const problem of configProblems) refuse(problem.message);
    drawn.set(fence, drawFindings(fence.text, findings, rule, refuse));
    for (const finding of findings) for (const fix of finding.fixes) tryFix(project, uri, finding, fix, refuse);
    found.push(...findings);
  }
  renderFixed(it, project, rule, drawn, refuse);
  return found;
}

/** Only the page's rule runs; but what a comment allows can only be known where all do. */
function settingsFor(rule: Rule): Settings {
  const today = "2026-11-25";
  return Object.keys(rule.check).length === 0 ? { today, preset: "all" } : { today, only: [rule.id] };
}

function findingsOf(rule: Rule, project: Project, uri: string): Finding[] {
  return check(project, uri, settingsFor(rule)).findings.filter((it) => it.rule === rule);
}

/** The lines of a file with squiggles below what was found. */
function drawFindings(text: string, findings: readonly Finding[], rule: Rule, refuse: (reason: string) => void): string[] {
  const index = new LineIndex(text);
  const below = new Map<number, string[]>();
  const lines = text.split("\n");
  if (lines.at(-1) === "") lines.pop();
  for (const { at, message, severity } of findings) {
    const start = index.position(at.start);
    const end = index.position(at.end);
    if (end.line !== start.line) refuse(`a squiggle covers several lines: ${message}`);
    const line = lines[start.line] ?? "";
    const width = Math.max((end.line === start.line ? end.character : line.length) - start.character, 1);
    const usual = rule.severity === "off" ? "info" : rule.severity;
    const squiggle = `${line.slice(0, start.character).replace(/[^\t]/g, " ")}${"~".repeat(width)} ${severity === usual ? "" : `${severity}: `}${message}`;
    below.set(start.line, [...(below.get(start.line) ?? []), squiggle]);
  }
  return lines.length === 0 ? (below.get(0) ?? []) : lines.flatMap((line, i) => [line, ...(below.get(i) ?? [])]);
}

/** Applies one fix alone and refuses it if its finding stays, or if the file cannot be read as well as before. */
function tryFix(project: Project, uri: string, finding: Finding, fix: Fix, refuse: (reason: string) => void): void {
  const scratch = project.copy();
  const uris = [...new Set([uri, ...fix.edits.map((edit) => edit.uri ?? uri)])];
  try {
    for (const it of uris)
      apply(
        scratch,
        it,
        fix.edits.filter((edit) => (edit.uri ?? uri) === it),
      );
  } catch (error) {
    refuse(`“${fix.title}” cannot be applied: ${String(error)}`);
    return;
  }
  const count = (it: Project) => findingsOf(finding.rule, it, uri).length;
  const problems = (it: Project) => uris.reduce((sum, each) => sum + (it.get(each)?.model?.problems.length ?? 0), 0);
  if (!fix.partial && count(scratch) >= count(project)) refuse(`“${fix.title}” leaves its finding: ${finding.message}`);
  if (problems(scratch) > problems(project)) refuse(`the file does not parse again after “${fix.title}”`);
}

/** Fills the `fixed` fences with what their files are after every fix, unsafe ones too. */
function renderFixed(it: Case, project: Project, rule: Rule, drawn: Map<Fence, string[]>, refuse: (reason: string) => void): void {
  if (it.fixed.length === 0) return;
  const scratch = project.copy();
  for (const file of it.files) {
    const uri = uriOf(file.path);
    const { text, dropped, others } = fixAll(scratch, uri, settingsFor(rule), { unsafe: true, rule: rule.id });
    for (const { finding, reason } of dropped) refuse(`the fix of “${finding.message}” is dropped: ${reason}`);
    scratch.set(uri, text);
    for (const other of new Set(others.map((edit) => edit.uri!)))
      apply(
        scratch,
        other,
        others.filter((edit) => edit.uri === other),
      );
  }
  for (const fence of it.fixed) {
    const text = scratch.get(uriOf(fence.path))?.text;
    if (text === undefined) refuse(`no file ${fence.path} stands before its fixed fence`);
    else if (text === project.get(uriOf(fence.path))?.text) refuse(`nothing in ${fence.path} is fixed`);
    if (text !== undefined) drawn.set(fence, text.replace(/\n$/, "").split("\n"));
  }
}

function apply(project: Project, uri: string, edits: readonly Edit[]): void {
  const file = project.get(uri);
  project.set(
    uri,
    applyEdits(
      file?.text ?? "",
      edits.map(({ span, newText }) => ({ span, newText })),
    ),
    file?.kind,
  );
}

function replaceFences(lines: readonly string[], drawn: ReadonlyMap<Fence, readonly string[]>): string {
  const result = [...lines];
  for (const [fence, content] of [...drawn].sort(([a], [b]) => b.first - a.first))
    result.splice(fence.first, fence.last - fence.first, ...content);
  return result.join("\n");
}

function uriOf(path: string): string {
  return `${root}/${path}`;
}
