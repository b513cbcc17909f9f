import type { Entry, List, Mapping, Value } from "../model/value.ts";
import { type Edit, replace } from "../text/edit.ts";
import type { Span } from "../text/span.ts";
import { endOfLine, startOfLine } from "./lines.ts";

/** What a mapping or a list is made of. */
export type Member = Entry | Value;

/**
 * The members in groups that have an order of their own: a comment between blank lines heads what follows it. Commented-out keys and
 * items are no such heading. Merged entries are no members.
 */
export function sectionsOf<M extends Member>(source: string, collection: Mapping | List): readonly (readonly M[])[] {
  const sections: M[][] = [];
  for (const { member, headed } of slotsOf(source, collection)) {
    if (headed || sections.length === 0) sections.push([]);
    if (member) sections.at(-1)!.push(member as M);
  }
  return sections.filter((it) => it.length > 0);
}

/**
 * Puts the members of a collection into another order, each with the comments above, beside and below it that are about it. Blank lines,
 * headings and `<<` stay where they are. Undefined where nothing changes, where an alias would come before its anchor, and where the
 * layout is one that lines cannot tell apart.
 */
export function reorder(source: string, collection: Mapping | List, order: readonly Member[]): Edit | undefined {
  const slots = slotsOf(source, collection);
  const movable = slots.filter((it) => it.member);
  if (movable.length !== order.length || !areApart(source, collection, slots)) return undefined;
  const bySource = new Map(movable.map((it) => [it.member!, it]));
  const wanted = order.map((it) => bySource.get(it));
  const first = movable.findIndex((it, i) => it !== wanted[i]);
  if (first < 0) return undefined;
  const last = movable.findLastIndex((it, i) => it !== wanted[i]);
  const span = { start: movable[first]!.span.start, end: movable[last]!.span.end };
  let text = "";
  let end = span.start;
  for (let i = first; i <= last; i++) {
    const from = wanted[i]?.span;
    if (!from) return undefined;
    text += source.slice(end, movable[i]!.span.start) + source.slice(from.start, from.end);
    end = movable[i]!.span.end;
  }
  const before = source.slice(span.start, span.end);
  if (!keepsAnchors(before, text) || keepsBlankLines.test(before) || (span.end === source.length && endsInBlockScalar.test(before)))
    return undefined;
  return replace(span, text);
}

/** Each member, and a merge key as one, with the place that moves with it: its comments are in it, blank lines around are not. */
export function placesOf(source: string, collection: Mapping | List): readonly Span[] {
  return slotsOf(source, collection).map((it) => it.span);
}

/** A member and the text that moves with it. */
interface Slot {
  /** Undefined for a merge key, which keeps its place. */
  readonly member: Member | undefined;
  /** The member itself: of an item of a block list from its dash. */
  readonly own: Span;
  readonly span: Span;
  /** Whether a comment between blank lines stands above. */
  readonly headed: boolean;
}

function slotsOf(source: string, collection: Mapping | List): readonly Slot[] {
  const members = membersOf(source, collection);
  const first = members[0]?.own.start;
  if (first === undefined || collection.flow) return members.map((it) => ({ ...it, span: it.own, headed: false }));
  const column = first - startOfLine(source, first);
  const isCompact = !startsLine(source, first);
  const isRoot = column === 0 && collection.kind === "mapping";
  const slots: Slot[] = [];
  for (const [i, { member, own }] of members.entries()) {
    const before = slots[i - 1];
    const line = startOfLine(source, own.start);
    const limit = before ? before.span.end : 0;
    // What heads the whole file is about none of its keys.
    let comments = (isRoot && !before) || !startsLine(source, own.start) ? line : commentsAbove(source, line, limit);
    if (before && comments < line && isAlternative(source.slice(limit, comments), source.slice(comments, line))) {
      comments = line;
      slots[i - 1] = { ...before, span: { start: before.span.start, end: endOfLine(source, startOfLine(source, line - 1)) } };
    }
    const start = isCompact && comments === line ? own.start : comments;
    const end = endOfOwnComments(source, endOfLine(source, own.end), column, members[i + 1]?.own.start ?? source.length);
    slots.push({
      member,
      own,
      span: { start, end },
      headed: before !== undefined && isHeading(source.slice(slots[i - 1]!.span.end, comments)),
    });
  }
  return slots;
}

function membersOf(source: string, collection: Mapping | List): { readonly member: Member | undefined; readonly own: Span }[] {
  if (collection.kind === "mapping") {
    const entries = collection.entries.filter((it) => !it.merged).map((it) => ({ member: it, own: it.span }));
    const merges = (collection.merges ?? []).map((own) => ({ member: undefined, own }));
    return [...entries, ...merges].sort((a, b) => a.own.start - b.own.start);
  }
  let end = collection.span.start;
  return collection.items.map((member, i) => {
    const place = member.alias ?? member.span;
    const dash = collection.flow ? place.start : i === 0 ? collection.span.start : behindBlanks(source, end);
    end = place.end;
    return { member, own: { start: dash, end: Math.max(end, dash + 1) } };
  });
}

/** Whether comments right below a member end with code that was switched off: it could stand in the member's place. */
function isAlternative(gap: string, comments: string): boolean {
  return /^\r?\n$/.test(gap) && code.test(comments.trimEnd().split("\n").at(-1)!);
}

/** The start of the first of the comment lines right above a line. */
function commentsAbove(source: string, line: number, limit: number): number {
  let start = line;
  while (start > limit) {
    const above = startOfLine(source, start - 1);
    if (above < limit || !comment.test(source.slice(above, start))) break;
    start = above;
  }
  return start;
}

/** Where the comments below a member end that are deeper than it. */
function endOfOwnComments(source: string, end: number, column: number, next: number): number {
  let own = end;
  for (let at = end; at < next; ) {
    const start = source.indexOf("\n", at) + 1;
    if (start === 0 || start >= next) break;
    at = endOfLine(source, start);
    const line = source.slice(start, at);
    if (blank.test(line)) continue;
    if (!comment.test(line) || depthOf(line) <= column) break;
    own = at;
  }
  return own;
}

/** The column of a comment; of code that was commented out at the line's very start, its own. */
function depthOf(line: string): number {
  if (!line.startsWith("#") || !code.test(line)) return line.indexOf("#");
  const blanks = /^#+( *)/.exec(line)![1]!.length;
  return blanks - (blanks % 2);
}

/** Whether text between members has a comment that is no commented-out code. */
function isHeading(between: string): boolean {
  return between.split("\n").some((line) => comment.test(line) && !code.test(line));
}

/** Whether each member has lines, or a place between commas, of its own. */
function areApart(source: string, collection: Mapping | List, slots: readonly Slot[]): boolean {
  const isPlainKey = ({ alias, anchor, tag }: Value) => !alias && anchor === undefined && tag === undefined;
  if (!slots.every(({ member }) => !member || !("key" in member) || isPlainKey(member.key))) return false;
  if (collection.flow) {
    const cut = slots.every(({ member }) => member && ("key" in member || (member.anchor === undefined && member.tag === undefined)));
    return cut && !/\s#/.test(source.slice(collection.span.start, collection.span.end));
  }
  const [first, ...others] = slots;
  if (!first || !others.every(({ own }) => startsLine(source, own.start))) return false;
  if (startsLine(source, first.own.start)) return true;
  // Behind a dash there is no room for comment lines.
  const isBehindDash = /^[ ]*(?:- +)+$/.test(source.slice(startOfLine(source, first.own.start), first.own.start));
  return isBehindDash && slots.every(({ own, span }) => own.start === span.start);
}

/** Whether every anchor still stands in front of all its aliases, and no other anchor of the name between them. */
function keepsAnchors(before: string, after: string): boolean {
  const marks = marksOf(before);
  const moved = marksOf(after);
  return [...marks].every(([name, written]) => !written.includes("&") || (/^&\**$/.test(written) && moved.get(name) === written));
}

/** The anchors and aliases of a text, by name: `&**` is an anchor with two aliases behind it. */
function marksOf(text: string): Map<string, string> {
  const marks = new Map<string, string>();
  for (const [, mark, name] of text.matchAll(/(?<![^\s,[{])([&*])([^\s,[\]{}&*][^\s,[\]{}]*)/g))
    marks.set(name!, (marks.get(name!) ?? "") + mark);
  return marks;
}

function startsLine(source: string, at: number): boolean {
  return blank.test(source.slice(startOfLine(source, at), at));
}

function behindBlanks(source: string, at: number): number {
  return at + /^(?:\s|#.*)*/.exec(source.slice(at))![0].length;
}

const blank = /^\s*$/;
const comment = /^[ \t]*#/;
/** A comment that looks like a key, an item or a variable that was switched off; what allows a finding looks like one and is none. */
const code = /^\s*#+\s*(?!seaworthy:)(?:-\s|["']?[\w.-]+["']?\s*:(?:\s|$)|[\w.-]+=)/;
/** A block scalar whose blank lines behind it are part of the text. */
const keepsBlankLines = /[|>]\d?\+\d?[ \t]*(?:#.*)?\r?$/m;
const endsInBlockScalar = /[|>][-\d]*[ \t]*(?:#.*)?\r?$/m;
