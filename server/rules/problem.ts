import type { Problem, ProblemCode } from "../model/node.ts";
import type { Context, Fix, Rule } from "./rule.ts";

/** The check of a rule that shows the problems of its own kind, each with the fixes that `fixesOf` finds. */
export function showing(code: ProblemCode, fixesOf: (problem: Problem, context: Context) => readonly Fix[] = () => []): Rule["check"] {
  return {
    problem(problem, context) {
      if (problem.code !== code) return;
      const { span, message, latent } = problem;
      // This build passes; those on the image that it makes fail.
      context.report({ at: span, message, ...(latent && { severity: "warning" }), fixes: fixesOf(problem, context) });
    },
  };
}
