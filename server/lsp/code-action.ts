import { type CodeAction, CodeActionKind, type CodeActionParams, type Diagnostic, type WorkspaceEdit } from "vscode-languageserver";
import { configFilesFor } from "../engine/config-places.ts";
import type { Finding } from "../engine/finding.ts";
import { type SuppressionScope, suppress } from "../engine/suppress.ts";
import type { Fix } from "../rules/rule.ts";
import { fixAllKind } from "./client.ts";
import { fixAllEdit } from "./fix-all.ts";
import { showRuleCommand } from "./protocol.ts";
import { diagnostic, positionsIn, result } from "./report.ts";
import type { Session } from "./session.ts";
import { liesSomewhere } from "./uris.ts";
import { workspaceEdit } from "./workspace-edit.ts";

/** What `codeAction/resolve` needs to complete an action. */
type Pending =
  | { readonly kind: "fixAll"; readonly uri: string; readonly rule?: string; readonly unsafe: boolean }
  /** `at` is where the finding begins. */
  | { readonly kind: "allow"; readonly uri: string; readonly rule: string; readonly at: number };

/** `textDocument/codeAction`: repairs of the findings that touch a range, best first, suppressions last. */
export async function codeActions(session: Session, uri: string, { range, context }: CodeActionParams): Promise<CodeAction[]> {
  await session.load(uri);
  const wants = (kind: string) => !context.only || context.only.some((it) => it === "" || kind === it || kind.startsWith(`${it}.`));
  const { findings } = result(session, uri);
  const positionsOf = positionsIn(session);
  const actions: CodeAction[] = [];
  if (wants(CodeActionKind.QuickFix)) {
    const asked = positionsOf(uri).span(range);
    const touched = findings
      .filter(({ at }) => at.start <= asked.end && asked.start <= at.end)
      .map((finding) => ({ finding, diagnostics: [shownAs(finding)] }));
    for (const { finding, diagnostics } of touched) actions.push(...fixes(session, uri, finding).map((it) => ({ ...it, diagnostics })));
    for (const { finding, diagnostics } of once(touched))
      actions.push(...fixSame(uri, finding, findings).map((it) => ({ ...it, diagnostics })));
    if (session.client.options.showRule)
      for (const { finding, diagnostics } of once(touched)) actions.push({ ...showRule(finding), diagnostics });
    for (const { finding, diagnostics } of touched)
      actions.push(...suppressions(session, uri, finding).map((it) => ({ ...it, diagnostics })));
  }
  if (wants(fixAllKind) && findings.some((it) => wholeFix(it, "safe")))
    actions.push(later({ title: "Fix all safe problems in this file", kind: fixAllKind }, { kind: "fixAll", uri, unsafe: false }));
  const complete = session.client.resolvesEdits ? actions : await Promise.all(actions.map((it) => resolveCodeAction(session, it)));
  return session.client.preferredActions ? complete : complete.map(({ isPreferred: _, ...action }) => action);

  /** The client's own copy of the diagnostic, where it sent one. */
  function shownAs(finding: Finding): Diagnostic {
    const own = diagnostic(session.client, finding, uri, positionsOf);
    const same = (it: Diagnostic) =>
      it.code === own.code && it.range.start.line === own.range.start.line && it.range.start.character === own.range.start.character;
    return context.diagnostics.find(same) ?? own;
  }
}

/** `codeAction/resolve`: computes what costs more than a look. */
export async function resolveCodeAction(session: Session, action: CodeAction): Promise<CodeAction> {
  const { data, ...rest } = action;
  if (!isPending(data)) return action;
  await session.load(data.uri);
  const edit =
    data.kind === "fixAll"
      ? fixAllEdit(session, data.uri, data, data.unsafe && session.settings(data.uri).confirmFixes ? action.title : undefined)
      : await allowInConfig(session, data);
  return { ...rest, edit: edit ?? { changes: {} } };
}

/** Looks again which configuration is in force: one that was just created must not be passed over for another further up. */
async function allowInConfig(session: Session, { uri, rule, at }: Extract<Pending, { kind: "allow" }>): Promise<WorkspaceEdit | undefined> {
  await Promise.all(configFilesFor(session.project, uri).map((it) => session.reread(it)));
  const finding = result(session, uri).findings.find((it) => it.rule.id === rule && it.at.start === at);
  const suppression = finding && suppress(session.project, uri, finding, "config", session.folderOf(uri));
  return suppression && workspaceEdit(session, uri, suppression.edits);
}

/** Fixes in the rule's order. Preferred, and so applied unseen by "auto fix", is the first that leaves nothing of the finding and breaks nothing. */
function fixes(session: Session, uri: string, finding: Finding): CodeAction[] {
  const asks = (fix: Fix) => (fix.safety === "unsafe" && session.settings(uri).confirmFixes ? fix.title : undefined);
  const best = wholeFix(finding, "safe");
  return finding.fixes.flatMap((fix) => {
    const edit = workspaceEdit(session, uri, fix.edits, asks(fix));
    return edit ? { title: fix.title, kind: CodeActionKind.QuickFix, edit, ...(fix === best && { isPreferred: true }) } : [];
  });
}

/** One action for all findings of the same rule, where there are several that it repairs. */
function fixSame(uri: string, { rule }: Finding, findings: readonly Finding[]): CodeAction[] {
  const same = findings.filter((it) => it.rule === rule);
  const safe = same.filter((it) => wholeFix(it, "safe")).length;
  const any = same.filter((it) => wholeFix(it, "unsafe")).length;
  const offer = (title: string, unsafe: boolean) => [
    later({ title, kind: CodeActionKind.QuickFix }, { kind: "fixAll", uri, rule: rule.id, unsafe }),
  ];
  if (safe > 1) return offer(`Fix all ${rule.id} in this file`, false);
  return any > 1 ? offer(`Fix all ${rule.id} in this file (changes what is built or run)`, true) : [];
}

function showRule({ rule }: Finding): CodeAction {
  const title = `Show what ${rule.id} means`;
  return { title, kind: CodeActionKind.QuickFix, command: { title, command: showRuleCommand, arguments: [rule.id] } };
}

function suppressions(session: Session, uri: string, finding: Finding): CodeAction[] {
  // No folder could hold the configuration of a document that was never saved.
  const scopes: readonly SuppressionScope[] = liesSomewhere(uri) ? ["line", "file", "config"] : ["line", "file"];
  return scopes.flatMap((scope) => {
    const suppression = suppress(session.project, uri, finding, scope, session.folderOf(uri));
    const edit = suppression && workspaceEdit(session, uri, suppression.edits);
    if (!suppression || !edit) return [];
    const action = { title: suppression.title, kind: CodeActionKind.QuickFix };
    return scope === "config" ? later(action, { kind: "allow", uri, rule: finding.rule.id, at: finding.at.start }) : { ...action, edit };
  });
}

/** An action to be completed when it is chosen; at once, for clients that do not ask again. */
function later(action: CodeAction, data: Pending): CodeAction {
  return { ...action, data };
}

function isPending(data: unknown): data is Pending {
  return typeof data === "object" && data !== null && "kind" in data && (data.kind === "fixAll" || data.kind === "allow");
}

function wholeFix(finding: Finding, safety: Fix["safety"]): Fix | undefined {
  return finding.fixes.find((it) => !it.partial && (safety === "unsafe" || it.safety === "safe"));
}

/** The first finding of each rule. */
function once<T extends { readonly finding: Finding }>(touched: readonly T[]): T[] {
  return touched.filter((it, i) => touched.findIndex((other) => other.finding.rule === it.finding.rule) === i);
}
