import type { Problem } from "../model/node.ts";
import { insert } from "../text/edit.ts";
import { showing } from "./problem.ts";
import type { Context, Fix, Rule } from "./rule.ts";

export const missingDestination: Rule = {
  id: "missing-destination",
  summary: "COPY or ADD has a source but no destination",
  category: "correctness",
  severity: "error",
  fixable: "unsafe",
  since: "0.1.0",
  also: { buildkit: ["build-error"], "dockerfile-utils": ["ARGUMENT_REQUIRES_AT_LEAST_TWO"] },

  check: showing("missing-destination", fixes),
};

/** Where paths are relative, `.` is the working directory. A heredoc needs the name of a file. */
function fixes({ instruction }: Problem, { text }: Context): Fix[] {
  const source = instruction?.words[0]?.span;
  if (!source || instruction.heredocs.length > 0) return [];
  const isQuoted = /["']/.test(text[source.start - 1] ?? "");
  const isArray = isQuoted && /\[\s*"$/.test(text.slice(Math.max(0, source.start - 50), source.start));
  const edit = insert(source.end + (isQuoted ? 1 : 0), isArray ? ', "."' : " .");
  return [{ title: "Copy to the working directory", safety: "unsafe", edits: [edit] }];
}
