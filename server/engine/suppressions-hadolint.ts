import type { Dockerfile } from "../model/dockerfile.ts";
import type { Spanned } from "../text/span.ts";
import type { Holders } from "./holders.ts";
import type { Scope, Suppression } from "./suppression.ts";

/** `# hadolint ignore=DL3006,SC2086 # why`: any other form, even one unknown word in the list, is none. */
const grammar = /^[ \t]*hadolint[ \t]+(?:(global|stage)[ \t]+)?ignore[ \t]*=([ \t]*[DLSC0-9]+(?:[ \t]*,[ \t]*[DLSC0-9]+)*)[ \t]*(?:#.*)?$/;

/** hadolint's comments, with the reach that they have there: the instruction on the very next line, the rest of a stage, the file. */
export function hadolintSuppressions(file: Dockerfile, holders: Holders): Suppression[] {
  const starts = new Map(file.instructions.map((it, index) => [holders.lineAt(it.span.start), index]));
  const stageEnds = file.stages.map((stage) => stage.span.end);
  return file.comments.flatMap((comment) => {
    const match = grammar.exec(comment.text);
    if (!match) return [];
    const names: Spanned[] = match[2]!.split(",").map((name) => ({ value: name.trim(), span: comment.span }));
    const line = holders.lineAt(comment.span.start) + 1;
    const below = file.instructions[starts.get(line) ?? -1];
    let scope: Scope = { kind: "nothing" };
    if (match[1] === "global") scope = { kind: "file" };
    // Between the lines of a continued instruction the comment means nothing to hadolint.
    else if (below && !holders.holderOf(comment.span.start))
      scope = match[1]
        ? { kind: "range", span: { start: below.span.end, end: stageEnds.find((end) => end >= below.span.end) ?? below.span.end } }
        : { kind: "line", line };
    return [{ tool: "hadolint", names, scope, span: comment.span, reason: undefined }];
  });
}
