import { arrayRepairs } from "../edit/array.ts";
import type { Also, Rule } from "./rule.ts";

const shared: Also = { "dockerfile-utils": ["JSON_IN_SINGLE_QUOTES"], tally: ["tally/invalid-json-form"] };
/** To others these are shell forms like any, to KICS in the last stage alone. */
const started: Also = {
  ...shared,
  hadolint: ["DL3025"],
  buildkit: ["JSONArgsRecommended"],
};

const delivered: Also = { ...started, kics: ["Not Using JSON In CMD And ENTRYPOINT Arguments"] };

export const malformedExecForm: Rule = {
  id: "malformed-exec-form",
  summary: "An array is no JSON, so its text is taken for a command or for paths",
  category: "correctness",
  severity: "warning",
  fixable: "unsafe",
  since: "0.1.0",
  also: delivered,

  check: {
    instruction({ array, trailing, name, onbuild, keyword, stage }, { text, report }) {
      // A comment behind it is the cause, and another rule says so.
      if (!array || array.refused || trailing) return;
      const repairs = arrayRepairs(text, array);
      const first = repairs?.[0];
      const fault = first?.fault ?? "text behind its ]";
      const at = first?.at ?? { start: array.span.start, end: array.span.start + 1 };
      const effect = name === "COPY" || name === "ADD" || name === "VOLUME" ? "its text is taken for paths" : "a shell runs its text";
      report({
        at,
        message: `The array of ${onbuild ? name : keyword.value} has ${fault}, so ${effect}.`,
        also: !/^(?:CMD|ENTRYPOINT)$/.test(name) || onbuild ? shared : stage?.ships ? delivered : started,
        fixes: repairs
          ? [{ title: "Make it a JSON array (the words are passed as they are)", safety: "unsafe", edits: repairs.map((it) => it.edit) }]
          : [],
      });
    },
  },
};
