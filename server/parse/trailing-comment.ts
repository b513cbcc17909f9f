import type { BrokenArray } from "../model/dockerfile.ts";
import type { Span } from "../text/span.ts";
import type { Source } from "./source.ts";
import { isPair, quotedWords, type Region } from "./words.ts";

/**
 * What was meant as a comment behind the arguments of an instruction: there is none in a Dockerfile but on a line of its own. Shells know
 * it behind their commands. `regions` are the instruction's words.
 */
export function trailingComment(
  name: string,
  source: Source,
  regions: readonly Region[],
  array: BrokenArray | undefined,
  escapeChar: string,
): Span | undefined {
  const { text, file } = source;
  if (!text.includes("#")) return undefined;
  const start = array ? behindArray(source, array) : wordsOf(name, text, regions, escapeChar).find((it) => text[it.start] === "#")?.start;
  if (start === undefined) return undefined;
  const span = source.span(start, text.length);
  return file.slice(span.start, span.end).includes("\n") ? undefined : span;
}

function behindArray({ text, file }: Source, { behind }: BrokenArray): number | undefined {
  const comment = behind && /^\s+(#.*)$/s.exec(file.slice(behind.start, behind.end))?.[1];
  return comment === undefined ? undefined : text.length - comment.length;
}

/** Those of an instruction's words that can be the beginning of a comment. */
function wordsOf(name: string, text: string, regions: readonly Region[], escapeChar: string): readonly Region[] {
  switch (name) {
    case "ARG":
    case "EXPOSE":
    case "FROM":
    case "VOLUME":
      return regions.slice(1);
    case "ENV":
    case "LABEL":
      return isPair(text, regions[0]) ? regions.slice(1) : wordsIn(text, regions[1], escapeChar);
    case "USER":
    case "WORKDIR":
    case "STOPSIGNAL":
      return wordsIn(text, regions[0], escapeChar);
    case "COPY":
    case "ADD":
      // `#a#` is a file that some editors leave behind.
      return regions.filter(({ start, end }, index) => index > 1 || (index === 1 && end === start + 1));
    case "HEALTHCHECK":
      return /^none$/i.test(text.slice(regions[0]?.start, regions[0]?.end)) ? regions.slice(1) : [];
  }
  return [];
}

/** The words of what is one argument for the builder, but the first. */
function wordsIn(text: string, region: Region | undefined, escapeChar: string): readonly Region[] {
  return region ? quotedWords(text.slice(0, region.end), region.start, escapeChar).slice(1) : [];
}
