import type { Copy } from "../model/copy.ts";
import type { Stage } from "../model/dockerfile.ts";
import type { Statement } from "./statement.ts";

/** `stageOf` finds the earlier stage of a name. */
export function copyOf({ instruction, regions, marks }: Statement, stage: Stage, stageOf: (name: string) => Stage | undefined): Copy {
  const words = instruction.words.filter((_, i) => !marks.some((mark) => mark.start === regions[i]!.start));
  const from = instruction.flags.find((it) => it.name.value === "from")?.value;
  // The last word is the target even where a heredoc is the only source.
  const target = instruction.words.length > 1 ? words.at(-1) : undefined;
  return {
    kind: "copy",
    keyword: instruction.name as "COPY" | "ADD",
    sources: target ? words.slice(0, -1) : words,
    target,
    flags: instruction.flags,
    // The builder takes no variables here.
    from: from && instruction.name === "COPY" ? { name: { ...from, meaning: from.value.includes("$") ? undefined : from.value }, stage: from.value.includes("$") ? undefined : stageOf(from.value) } : undefined,
    onbuild: instruction.onbuild,
    span: instruction.span,
    stage,
  };
}
