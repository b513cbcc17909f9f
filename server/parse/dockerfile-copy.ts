import type { Copy } from "../model/copy.ts";
import type { Instruction, Stage } from "../model/dockerfile.ts";
import type { Substituted } from "../model/substituted.ts";
import type { StageGraph } from "./stage-graph.ts";
import type { Statement } from "./statement.ts";

export function copyOf({ regions, marks }: Statement, instruction: Instruction, stage: Stage, graph: StageGraph): Copy {
  const markStarts = new Set(marks.map((it) => it.start));
  const words = instruction.words.filter((_, i) => !markStarts.has(regions[i]!.start));
  const from = instruction.flags.find((it) => it.name.value === "from")?.value;
  // The last word is the target even where a heredoc is the only source.
  const target = instruction.words.length > 1 ? words.at(-1) : undefined;
  return {
    kind: "copy",
    keyword: instruction.name as "COPY" | "ADD",
    sources: target ? words.slice(0, -1) : words,
    target,
    flags: instruction.flags,
    from: from?.value && instruction.name === "COPY" ? fromOf(from, graph) : undefined,
    onbuild: instruction.onbuild,
    instruction,
    span: instruction.span,
    stage,
  };
}

/** The builder takes no variables here. */
function fromOf(name: Substituted, graph: StageGraph): Copy["from"] {
  if (/\$./.test(name.value)) return { name: { ...name, meaning: undefined }, stage: undefined };
  return { name: { ...name, meaning: name.value }, stage: graph.from(name.value) };
}
