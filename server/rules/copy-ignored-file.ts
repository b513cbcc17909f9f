import { ignoredBy, mayHoldExceptions } from "../model/ignore.ts";
import type { Rule } from "./rule.ts";

export const copyIgnoredFile: Rule = {
  id: "copy-ignored-file",
  summary: "COPY or ADD names a file that .dockerignore leaves out",
  category: "correctness",
  severity: "warning",
  fixable: "no",
  since: "0.1.0",
  also: { buildkit: ["CopyIgnoredFile"], tally: ["buildkit/CopyIgnoredFile"] },

  check: {
    copy({ keyword, sources, from, onbuild }, { report, ignored }) {
      const ignore = from || onbuild ? undefined : ignored();
      if (!ignore) return;
      for (const { meaning, span } of sources) {
        // Of a pattern and of a folder with exceptions something may be left.
        if (!meaning || /[*?[]|^[a-z][\w+.-]*:\/\/|^git@/i.test(meaning) || mayHoldExceptions(ignore, meaning)) continue;
        const pattern = ignoredBy(ignore, meaning);
        if (!pattern) continue;
        report({
          at: span,
          message: `${keyword} does not find ${meaning}, for .dockerignore leaves it out.`,
          related: [{ uri: ignore.uri, at: pattern.span, message: "This pattern leaves it out." }],
        });
      }
    },
  },
};
