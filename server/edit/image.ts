import { type Image, parseReference } from "../model/image.ts";
import type { Model } from "../model/node.ts";
import type { Substituted } from "../model/substituted.ts";
import { type Edit, insert, replace } from "../text/edit.ts";

/**
 * Gives an image another tag, or its first one: where it stands, in the default of `${TAG:-…}`, or in that of the `ARG` that brings it.
 * Undefined where other images share what would be edited, or where the text is quoted in a way that a plain edit would break.
 */
export function retag(image: Image, tag: string, model: Model): Edit | undefined {
  const { name, reference, tagSpan } = image;
  if (!reference || reference.digest !== undefined) return undefined;
  if (tagSpan) return replace(tagSpan, tag);
  const inDefault = retagDefault(image, tag);
  if (inDefault) return inDefault;
  const bringer = tagBringer(image, model);
  if (bringer) return retagArgument(image, bringer, tag);
  if (reference.tag !== undefined || !isVerbatim(name) || !/[\w.-]$/.test(name.value) || /\$\w+$/.test(name.value)) return undefined;
  return insert(name.span.end, `:${tag}`);
}

/** The default of the `ARG` that brings the tag of an image in `FROM`, or all of its name, unless it means something else elsewhere. */
export function tagBringer({ name, place }: Image, model: Model): Substituted | undefined {
  const own = place === "FROM" ? variableIn(name.value) : undefined;
  if (!own || model.kind !== "dockerfile") return undefined;
  const value = model.globals.findLast((it) => it.name.value === own.variable)?.value;
  if (!value || value.value !== value.meaning || !isVerbatim(value)) return undefined;
  const isShared = model.stages.some(({ base }) => {
    const other = variableIn(base.value);
    if (!other) return new RegExp(`\\$\\{?${own.variable}\\b`).test(base.value);
    return other.variable === own.variable && (other.before !== own.before || (own.before === "" && other.after !== own.after));
  });
  return isShared ? undefined : value;
}

function retagArgument({ name, reference }: Image, value: Substituted, tag: string): Edit | undefined {
  const { before, after } = variableIn(name.value)!;
  // `$IMAGE` brings all of it, `node:$TAG` and `node:$VERSION-slim` a part of the tag.
  if (before === "" && after === "") {
    const written = parseReference(value.value);
    if (written.tag === undefined) return insert(value.span.end, `:${tag}`);
    return replace({ start: value.span.end - written.tag.length, end: value.span.end }, tag);
  }
  const lead = before.slice(before.lastIndexOf(":") + 1);
  const isPart = before.includes(":") && !lead.includes("/") && reference?.tag === lead + value.value + after;
  if (!isPart || !tag.startsWith(lead) || !tag.endsWith(after) || tag.length <= lead.length + after.length) return undefined;
  return replace(value.span, tag.slice(lead.length, tag.length - after.length));
}

/** The one variable of a name, and what is written around it. */
function variableIn(text: string): { before: string; variable: string; after: string } | undefined {
  const [, before = "", braced, plain, after = ""] = /^([^$]*)\$(?:\{(\w+)\}|(\w+)(?!\w))([^$]*)$/.exec(text) ?? [];
  const variable = braced ?? plain;
  return variable === undefined ? undefined : { before, variable, after };
}

/** `node:${TAG:-latest}` and `${IMAGE:-node:latest}`, whose default stands in the name itself. */
function retagDefault({ name, reference }: Image, tag: string): Edit | undefined {
  const [, written] = /^[^$]*\$\{\w+:?-([^${}]+)\}$/.exec(name.value) ?? [];
  if (written === undefined || reference?.tag === undefined || !isVerbatim(name)) return undefined;
  if (written !== reference.tag && !written.endsWith(`:${reference.tag}`)) return undefined;
  const end = name.span.end - 1;
  return replace({ start: end - reference.tag.length, end }, tag);
}

function isVerbatim({ value, span }: Substituted): boolean {
  return span.end - span.start === value.length;
}
