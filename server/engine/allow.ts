import type { Model } from "../model/node.ts";
import { rules } from "../rules/index.ts";
import type { Fix, Report, Rule } from "../rules/rule.ts";
import { unknownSuppression } from "../rules/unknown-suppression.ts";
import { unusedSuppression } from "../rules/unused-suppression.ts";
import { type Edit, remove, replace } from "../text/edit.ts";
import { nearest } from "../text/nearest.ts";
import type { Span, Spanned } from "../text/span.ts";
import { Allowance } from "./allowance.ts";
import type { Finding } from "./finding.ts";
import { Holders } from "./holders.ts";
import type { Suppression } from "./suppression.ts";
import { type Misspelling, suppressionsOf, verbs } from "./suppressions.ts";

/** What the comments of a file do to its findings. */
export interface Allowed {
  /** Those that no comment allows. */
  readonly findings: readonly Finding[];
  /** What is to be said about the comments themselves. */
  readonly reports: readonly { readonly rule: Rule; readonly report: Report }[];
}

const engineRules: readonly Rule[] = [unknownSuppression, unusedSuppression];

/**
 * Takes away what the comments of a file allow. `ran` are the rules whose silence means that they found nothing; `hadolint` tells whether
 * its comments count.
 */
export function allow(model: Model, text: string, found: readonly Finding[], ran: (rule: Rule) => boolean, hadolint = true): Allowed {
  if (
    !model.comments.some(({ text: it }) => /seaworthy|hadolint|check/i.test(it)) &&
    !(model.kind === "dockerfile" && model.directives.length > 0)
  )
    return { findings: found, reports: [] };
  const holders = new Holders(text, model);
  const { suppressions: all, misspellings } = suppressionsOf(model, text, holders);
  const suppressions = hadolint ? all : all.filter((it) => it.tool !== "hadolint");
  const allowance = new Allowance(suppressions, holders);
  const findings = found.filter(({ rule, at, elsewhere, also }) => ![at, elsewhere].some((it) => it && allowance.covers(rule, it, also)));
  // While a file cannot be read, what is below a comment may be there and not be seen.
  const idle = model.problems.length === 0 ? suppressions.flatMap((it) => unused(it, text, allowance.used, ran)) : [];
  const reports = [...misspellings.map(misspelt), ...suppressions.flatMap(namesWithoutRule), ...idle];
  return { findings, reports: reports.filter(({ rule, report }) => !allowance.covers(rule, report.at)) };
}

function misspelt({ word }: Misspelling): Allowed["reports"][number] {
  const meant = nearest(word.value, verbs) ?? (/^(?:ignore|disable|skip)/.test(word.value) ? "allow" : undefined);
  const message =
    word.value === ""
      ? "Seaworthy reads allow or allow-file here, and neither is there."
      : `Seaworthy reads allow or allow-file here, not ${word.value}.`;
  return {
    rule: unknownSuppression,
    report: {
      at: word.span,
      message,
      fixes: meant === undefined ? [] : [correction(meant, `Write ${meant}`, word.span)],
    },
  };
}

function namesWithoutRule({ tool, names, span }: Suppression): Allowed["reports"] {
  if (tool !== "seaworthy") return [];
  if (names.length === 0) return [{ rule: unknownSuppression, report: { at: span, message: "This comment names no rule to allow." } }];
  const ids = rules.map((rule) => rule.id);
  return names.flatMap(({ value, span }) => {
    if (ids.includes(value)) return [];
    const meant = nearest(value, ids);
    const message = meant === undefined ? `No rule is called ${value}.` : `No rule is called ${value}; the nearest is ${meant}.`;
    return [
      {
        rule: unknownSuppression,
        report: {
          at: span,
          message,
          fixes: meant === undefined ? [] : [correction(meant, `Allow ${meant}`, span)],
        },
      },
    ];
  });
}

/** What silences findings by a guess is never done unseen. */
function correction(word: string, title: string, span: Span): Fix {
  return { title: `${title} (what it allows is no longer shown)`, safety: "unsafe", edits: [replace(span, word)] };
}

/** What a comment of ours allows and nobody needs. Other tools' comments are theirs to judge. */
function unused(suppression: Suppression, text: string, used: ReadonlySet<Spanned>, ran: (rule: Rule) => boolean): Allowed["reports"] {
  if (suppression.tool !== "seaworthy") return [];
  const { names } = suppression;
  const idle = names.filter((name) => {
    const rule = rules.find((it) => it.id === name.value);
    return rule !== undefined && !engineRules.includes(rule) && ran(rule) && !used.has(name);
  });
  return idle.map((name) => {
    const whole = idle.length === names.length;
    const edits = [whole ? withoutComment(suppression.span, text) : withoutName(names, name)];
    const title = whole ? "Remove the comment" : `Remove ${name.value} from the comment`;
    return {
      rule: unusedSuppression,
      report: {
        at: name.span,
        message: `Nothing needs ${name.value} to be allowed here.`,
        tag: "unnecessary",
        fixes: [{ title, safety: "safe", edits }],
      },
    };
  });
}

/** Removes a comment, with its line where nothing else is on it. */
function withoutComment({ start, end }: Span, text: string): Edit {
  const lead = /(?:^|[\r\n\ufeff])([ \t]*)$/.exec(text.slice(Math.max(0, start - 1000), start));
  if (!lead) return remove({ start: start - /[ \t]*$/.exec(text.slice(Math.max(0, start - 1000), start))![0].length, end });
  const lineBreak = /^(?:\r\n|\n|\r)/.exec(text.slice(end, end + 2))?.[0].length ?? 0;
  return remove({ start: start - lead[1]!.length, end: end + lineBreak });
}

/** Removes one of several names with the comma or the blanks that part it from its neighbour. */
function withoutName(names: readonly Spanned[], name: Spanned): Edit {
  const index = names.indexOf(name);
  const next = names[index + 1];
  return remove(next ? { start: name.span.start, end: next.span.start } : { start: names[index - 1]!.span.end, end: name.span.end });
}
