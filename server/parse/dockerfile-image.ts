import type { Stage } from "../model/dockerfile.ts";
import { type Image, parseReference } from "../model/image.ts";
import type { Substituted } from "../model/substituted.ts";
import type { Span } from "../text/span.ts";

export function imageOf(place: "FROM" | "COPY --from" | "RUN --mount", name: Substituted, stage: Stage): Image {
  const { meaning } = name;
  return {
    kind: "image",
    place,
    name,
    reference: meaning && !/\s/.test(meaning) ? parseReference(meaning) : undefined,
    tagSpan: tagSpan(name),
    stage,
  };
}

function tagSpan({ value, span }: Substituted): Span | undefined {
  const at = value.indexOf("@");
  const name = at < 0 ? value : value.slice(0, at);
  const colon = name.lastIndexOf(":");
  const verbatim = span.end - span.start === value.length;
  // A colon of a port or of `${name:-word}` has a slash or a brace behind it, which no tag has.
  if (!verbatim || colon < 0 || !/^[\w.-]+$/.test(name.slice(colon + 1))) return undefined;
  return { start: span.start + colon + 1, end: span.start + name.length };
}
