import type { Comment, Model } from "../model/node.ts";
import type { Also, Rule } from "../rules/rule.ts";
import type { Spanned } from "../text/span.ts";
import { codesOf } from "./config.ts";
import type { Holders } from "./holders.ts";
import type { Scope, Suppression } from "./suppression.ts";
import { buildkitSuppressions } from "./suppressions-buildkit.ts";
import { hadolintSuppressions } from "./suppressions-hadolint.ts";

/** A comment addressed to us that says nothing we understand. */
export interface Misspelling {
  readonly word: Spanned;
}

export const verbs = ["allow", "allow-file"] as const;

/** Reads all comments of a file that allow findings: ours, hadolint's and BuildKit's, each with its own grammar and reach. */
export function suppressionsOf(
  model: Model,
  text: string,
  holders: Holders,
): { readonly suppressions: readonly Suppression[]; readonly misspellings: readonly Misspelling[] } {
  const suppressions: Suppression[] = [];
  const misspellings: Misspelling[] = [];
  let below: (number | undefined)[] | undefined;
  for (const comment of model.comments) {
    const directive = directiveOf(comment, text);
    if (!directive) continue;
    const { verb, names, reason } = directive;
    if (verb.value === "allow" || verb.value === "allow-file") {
      const scope: Scope =
        verb.value === "allow-file" ? { kind: "file" } : scopeOf(comment, text, holders, (below ??= contentBelow(text, holders)));
      suppressions.push({ tool: "seaworthy", names, scope, span: comment.span, reason });
    } else misspellings.push({ word: verb });
  }
  const foreign = model.kind === "dockerfile" ? [...hadolintSuppressions(model, holders), ...buildkitSuppressions(model, holders)] : [];
  return { suppressions: [...suppressions, ...foreign], misspellings };
}

/** Whether one of the names, in the words of its tool, means the rule, or a case of it that others call `also`. */
export function means({ tool }: Suppression, name: string, rule: Rule, also: Also = rule.also): boolean {
  switch (tool) {
    case "seaworthy":
      return name === rule.id;
    case "hadolint":
      return codesOf(rule, also).includes(name);
    case "buildkit":
      // What fails the build is none of the checks that can be skipped.
      return rule.also.buildkit?.some((check) => check !== "build-error" && (name === "all" || name === check)) ?? false;
  }
}

/** `seaworthy: allow root-user, public-port -- reason`; blanks may stand for commas. Undefined for comments that do not address us. */
export function directiveOf(
  comment: Comment,
  text: string,
):
  | { readonly verb: Spanned; readonly names: readonly Spanned[]; readonly reason: string | undefined; readonly namesEnd: number }
  | undefined {
  const written = text.slice(comment.span.start, comment.span.end);
  const head = /^#[ \t]*seaworthy(?::[ \t]*|[ \t]+(?=allow(?:-file)?[ \t]))([\w-]*)/i.exec(written);
  if (!head) return undefined;
  const dashes = /[ \t]--(?=[ \t]|$)/.exec(written)?.index ?? written.trimEnd().length;
  const at = (from: number, value: string): Spanned => ({
    value,
    span: { start: comment.span.start + from, end: comment.span.start + from + value.length },
  });
  const names: Spanned[] = [];
  for (const word of written.slice(0, dashes).matchAll(/[^\s,]+/g)) if (word.index >= head[0].length) names.push(at(word.index, word[0]));
  const reason = written
    .slice(dashes)
    .replace(/^[ \t]*--[ \t]*/, "")
    .trim();
  return {
    verb: at(head[0].length - head[1]!.length, head[1]!),
    names,
    reason: reason || undefined,
    namesEnd: names.at(-1)?.span.end ?? comment.span.start + head[0].length,
  };
}

/** A comment on its own line speaks about what follows, blank lines and other comments aside; one behind a value about that. */
function scopeOf(comment: Comment, text: string, holders: Holders, below: readonly (number | undefined)[]): Scope {
  if (!comment.alone) {
    let end = comment.span.start - 1;
    while (text[end] === " " || text[end] === "\t") end--;
    return { kind: "line", line: holders.lineOf(end) };
  }
  const next = below[holders.lineAt(comment.span.start)];
  return next === undefined ? { kind: "nothing" } : { kind: "line", line: holders.lineBelow(next) };
}

/** For each line, the offset at which the next one begins to say something; undefined where none does. */
function contentBelow(text: string, holders: Holders): (number | undefined)[] {
  const below: (number | undefined)[] = new Array(holders.lineCount);
  let next: number | undefined;
  for (let line = holders.lineCount - 1; line >= 0; line--) {
    below[line] = next;
    let at = holders.startOf(line);
    while (text[at] === " " || text[at] === "\t" || text[at] === "\ufeff") at++;
    if (at < text.length && !/[#\r\n]/.test(text[at]!)) next = at;
  }
  return below;
}
