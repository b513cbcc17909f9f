import type { Substituted } from "../model/substituted.ts";
import type { Entry, List, Mapping, Scalar, Value } from "../model/value.ts";
import { type Edit, insert, remove, replace } from "../text/edit.ts";
import type { Span } from "../text/span.ts";
import { endOfLine, newlineOf, startOfLine } from "./lines.ts";
import { blockScalar, blockValue, inBlock, indentAt, inFlow, itemInBlock, type NewValue, stepOf } from "./yaml-layout.ts";
import { doubleBody, plainIsSafe, quoted, singleBody } from "./yaml-quote.ts";

/**
 * Gives a scalar, or the part of one that a model names, another text. Its style stays wherever it can hold the text; a plain
 * scalar that YAML would read as something else gets quotes. Dollars are the caller's: `$$` is what Compose reads as one.
 */
export function rewriteText(source: string, part: Substituted | Scalar, newText: string): Edit {
  const scalar = "kind" in part ? part : part.scalar;
  if (!scalar) return replace(part.span, newText);
  const verbatim = source.slice(scalar.inner.start, scalar.inner.end) === scalar.text;
  const at = "kind" in part ? { start: 0, end: scalar.text.length } : placeIn(scalar, part, verbatim);
  const whole = scalar.text.slice(0, at.start) + newText + scalar.text.slice(at.end);
  const span = verbatim ? { start: scalar.inner.start + at.start, end: scalar.inner.start + at.end } : undefined;
  switch (scalar.style) {
    case "plain": {
      if (!plainIsSafe(whole, { flow: scalar.flow, was: scalar.value })) return replaceScalar(source, scalar.span, quoted(whole));
      return span && span.end > span.start ? replace(span, newText) : replaceScalar(source, scalar.span, whole);
    }
    case "single":
      if (/[\p{Cc}\u2028\u2029]/u.test(whole)) return replace(scalar.span, quoted(whole));
      return span ? replace(span, singleBody(newText)) : replace(scalar.inner, singleBody(whole));
    case "double":
      return span ? replace(span, doubleBody(newText)) : replace(scalar.inner, doubleBody(whole));
    default:
      return replace(scalar.span, blockScalar(source, scalar, whole) ?? quoted(whole));
  }
}

/**
 * Removes an entry of its mapping, with its lines and the comments on them; a merged one is removed where it stands. The last one
 * leaves `{}`, or takes `parent` with it, the entry whose value the mapping is.
 */
export function removeEntry(
  source: string,
  mapping: Mapping,
  entry: Entry,
  parent?: { readonly mapping: Mapping; readonly entry: Entry },
): Edit {
  const own = entry.home?.entries.find((it) => it.key.span.start === entry.key.span.start);
  if (entry.home && own) return removeEntry(source, entry.home, own);
  const siblings = mapping.entries.filter((it) => !it.merged);
  // A merge key is no entry, but it still stands there.
  const others = source.slice(mapping.span.start, entry.span.start) + source.slice(entry.span.end, mapping.span.end);
  const alone = siblings.length === 1 && !/<<\s*:/.test(others);
  if (alone) return parent ? removeEntry(source, parent.mapping, parent.entry) : leaveEmpty(source, mapping.span, "{}");
  if (mapping.flow) return removeInFlow(source, placeOfEntry(entry));
  return removeLines(source, entry.span, siblings.find((it) => it.span.start > entry.span.start)?.span.start);
}

/** Removes an item of its list like `removeEntry`; the last one leaves `[]`, or takes `parent` with it. */
export function removeItem(source: string, list: List, item: Value, parent?: { readonly mapping: Mapping; readonly entry: Entry }): Edit {
  if (list.items.length === 1) return parent ? removeEntry(source, parent.mapping, parent.entry) : leaveEmpty(source, list.span, "[]");
  const index = list.items.indexOf(item);
  const places = list.items.map(placeOf);
  if (list.flow) return removeInFlow(source, places[index]!);
  const dash = (at: number) => (at === 0 ? list.span.start : dashAfter(source, places[at - 1]!.end));
  return removeLines(source, { start: dash(index), end: places[index]!.end }, index + 1 < places.length ? dash(index + 1) : undefined);
}

/** Adds an entry behind `after`, or as the mapping's last. */
export function addEntry(source: string, mapping: Mapping, key: string, value: NewValue, after?: Entry): Edit {
  return addEntries(source, mapping, { [key]: value }, after);
}

/** Adds entries, in their order, behind `after`, or as the mapping's last. */
export function addEntries(source: string, mapping: Mapping, added: { readonly [key: string]: NewValue }, after?: Entry): Edit {
  const own = mapping.entries.filter((it) => !it.merged);
  const last = after ?? own.at(-1);
  const lines = Object.entries(added);
  if (mapping.flow) {
    const text = lines.map(([key, value]) => `${key}: ${inFlow(value)}`).join(", ");
    return last ? insert(placeOfEntry(last).end, `, ${text}`) : insert(mapping.span.start + 1, text);
  }
  const written = (indent: string) =>
    lines.map(([key, value]) => newlineOf(source) + indent + inBlock(source, key, value, indent)).join("");
  if (mapping.span.start === mapping.span.end) {
    const colon = source.indexOf(":", mapping.span.start);
    const at = endOfLine(source, colon < 0 ? mapping.span.end : colon);
    const indent = indentAt(source, startOfLine(source, mapping.span.start) + leading(source, mapping.span.start)) + stepOf(source);
    return insert(at, written(indent));
  }
  return insert(
    endOfLine(source, after ? lastEnd(source, after.value, placeOfEntry(after).end) : endOfBlock(source, mapping)),
    written(indentAt(source, mapping.span.start)),
  );
}

/** Adds an entry to a block mapping in front of one of its own, and of the comments above that. */
export function addBefore(source: string, next: Entry, key: string, value: NewValue): Edit {
  let line = startOfLine(source, next.key.span.start);
  while (line > 0 && /^[ ]*#/.test(source.slice(startOfLine(source, line - 1), line))) line = startOfLine(source, line - 1);
  const indent = indentAt(source, next.key.span.start);
  return insert(line, indent + inBlock(source, key, value, indent) + newlineOf(source));
}

/** Puts entries in the place of another; undefined for one that was merged. Its comment stays. */
export function replaceEntry(source: string, mapping: Mapping, entry: Entry, put: { readonly [key: string]: NewValue }): Edit | undefined {
  if (entry.merged) return undefined;
  const span = placeOfEntry(entry);
  const lines = Object.entries(put);
  if (mapping.flow) return replace(span, lines.map(([key, value]) => `${key}: ${inFlow(value)}`).join(", "));
  const indent = indentAt(source, span.start);
  return replace(span, lines.map(([key, value]) => inBlock(source, key, value, indent)).join(newlineOf(source) + indent));
}

/** Adds an item as the list's last. */
export function addItem(source: string, list: List, value: NewValue): Edit {
  return addItems(source, list, [value]);
}

/** Adds items, in their order, as the list's last. */
export function addItems(source: string, list: List, values: readonly NewValue[]): Edit {
  const last = list.items.at(-1);
  if (list.flow) {
    const text = values.map(inFlow).join(", ");
    return last ? insert(placeOf(last).end, `, ${text}`) : insert(list.span.start + 1, text);
  }
  const indent = indentAt(source, list.span.start);
  const lines = values.map((it) => newlineOf(source) + indent + itemInBlock(source, it, indent));
  return insert(endOfLine(source, endOfBlock(source, list)), lines.join(""));
}

/** Gives a key another value, of whatever kind. Its anchor and tag stay, and comments between it and the value. */
export function replaceValue(source: string, entry: Entry, value: NewValue): Edit {
  const { key } = entry;
  const span = placeOf(entry.value);
  if (key.flow) return replaceScalar(source, span, inFlow(value));
  const indent = indentAt(source, key.span.start);
  const text = blockValue(source, value, indent);
  const ownLines = text.startsWith(newlineOf(source));
  const between = source.slice(key.span.end, span.start);
  if (/^\s*:\s*$/.test(between)) return replace({ start: key.span.end + between.indexOf(":") + 1, end: span.end }, text);
  if (!between.includes("\n"))
    return ownLines
      ? replace({ start: behindText(source, span.start, /[ \t]/), end: span.end }, text)
      : replaceScalar(source, span, text.trim());
  const lines = ownLines ? text.slice(newlineOf(source).length) : indent + stepOf(source) + text.trim();
  return replace({ start: startOfLine(source, span.start), end: span.end }, lines);
}

/** Replaces a scalar; one that is left out gets its place right behind what stands before it. */
function replaceScalar(source: string, span: Span, text: string): Edit {
  if (span.start < span.end) return replace(span, text);
  const before = behindText(source, span.start, /[ \t]/);
  return insert(before, /[[{\n]/.test(source[before - 1] ?? "\n") ? text : ` ${text}`);
}

/** Writes the empty collection that is left of one that may begin below its key. */
function leaveEmpty(source: string, span: Span, text: string): Edit {
  const before = behindText(source, span.start, /\s/);
  if (/(?::|\s[&!]\S+)$/.test(source.slice(startOfLine(source, before), before)))
    return replace({ start: before, end: span.end }, ` ${text}`);
  return replace(span, isFirstOnLine(source, span.start) ? `  ${text}` : text);
}

/** The end of the text before an offset, blanks of a kind skipped. */
function behindText(source: string, offset: number, blank: RegExp): number {
  let before = offset;
  while (before > 0 && blank.test(source[before - 1]!)) before--;
  return before;
}

/** Where a part stands in its scalar's text. */
function placeIn(scalar: Scalar, part: Substituted, verbatim: boolean): Span {
  if (verbatim) return { start: part.span.start - scalar.inner.start, end: part.span.end - scalar.inner.start };
  const start = scalar.text.endsWith(part.value) ? scalar.text.length - part.value.length : Math.max(scalar.text.indexOf(part.value), 0);
  return { start, end: start + part.value.length };
}

/** Removes whole lines; where something else stands in front on the first line, what follows moves up to it. */
function removeLines(source: string, { start, end }: Span, next: number | undefined): Edit {
  if (!isFirstOnLine(source, start)) return remove({ start, end: next ?? end });
  const line = startOfLine(source, start);
  const after = endOfLine(source, end);
  if (after === source.length && line > 0) return remove({ start: source[line - 2] === "\r" ? line - 2 : line - 1, end: after });
  const behind = Math.min(after + (source[after] === "\r" ? 2 : 1), source.length);
  // Of blank lines on both sides one is enough, and a file begins with none.
  const isAfterBlank = line <= 1 || source.slice(startOfLine(source, line - 1), line).trim() === "";
  const blank = isAfterBlank ? /^(?:[^\S\n]*\n)*/.exec(source.slice(behind))![0].length : 0;
  return remove({ start: line, end: behind + blank });
}

/** Removes one of several between brackets, with one of the commas beside it. */
function removeInFlow(source: string, { start, end }: Span): Edit {
  const rest = source.slice(end, endOfLine(source, end));
  if (isFirstOnLine(source, start) && /^\s*(?:,\s*)?(?:#.*)?$/.test(rest)) return removeLines(source, { start, end }, undefined);
  const comma = /^\s*,[^\S\n]*/.exec(source.slice(end));
  if (comma && !/^[\]}]/.test(source.slice(end + comma[0].length))) return remove({ start, end: end + comma[0].length });
  const before = behindText(source, start, /[ \t]/);
  return remove({ start: source[before - 1] === "," ? before - 1 : start, end });
}

function isFirstOnLine(source: string, at: number): boolean {
  return source.slice(startOfLine(source, at), at).trim() === "";
}

/** Where the value is written: an alias counts as itself, an anchor or tag in front belongs to it. */
function placeOf(value: Value): Span {
  return value.alias ?? value.span;
}

function placeOfEntry(entry: Entry): Span {
  return { start: entry.key.alias?.start ?? entry.span.start, end: entry.span.end };
}

/** The dash of the next item: only blanks and comments stand between. */
function dashAfter(source: string, at: number): number {
  const found = /^(?:\s|#.*)*/.exec(source.slice(at));
  return at + (found?.[0].length ?? 0);
}

/** The end of the last line that belongs to a block collection, blank lines that its last text keeps included. */
function endOfBlock(source: string, value: Mapping | List): number {
  const last = value.kind === "list" ? value.items.at(-1) : value.entries.filter((it) => !it.merged).at(-1)?.value;
  return last && placeOf(last).end >= value.span.end ? lastEnd(source, last, value.span.end) : value.span.end;
}

function lastEnd(source: string, value: Value, end: number): number {
  if (value.alias) return end;
  if (value.kind !== "scalar") return value.flow ? end : endOfBlock(source, value);
  if (!/^[|>]\d?\+/.test(source.slice(value.span.start, value.span.start + 3))) return end;
  const blank = /^(?:[^\S\n]*\n)*/.exec(source.slice(endOfLine(source, end)))![0];
  return endOfLine(source, end) + Math.max(blank.length - 1, 0);
}

function leading(source: string, at: number): number {
  return /^[ ]*/.exec(source.slice(startOfLine(source, at)))![0].length;
}
