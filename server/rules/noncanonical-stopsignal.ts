import { signalName } from "../knowledge/signals.ts";
import type { Rule } from "./rule.ts";

export const noncanonicalStopsignal: Rule = {
  id: "noncanonical-stopsignal",
  summary: "STOPSIGNAL writes a signal in another way than by its usual name",
  category: "lifecycle",
  severity: "off",
  fixable: "safe",
  since: "0.1.0",
  also: { tally: ["tally/prefer-canonical-stopsignal"] },

  check: {
    instruction({ name, onbuild, words, stage, keyword, span }, { report, text }) {
      const [word] = words;
      if (name !== "STOPSIGNAL" || onbuild || !word || words.length > 1 || stage?.windows || word.value.includes("$")) return;
      const usual = signalName(word.value);
      const written = text.slice(keyword.span.end, span.end).trim();
      if (usual === undefined || written === usual || /\s/.test(written)) return;
      const start = text.indexOf(written, keyword.span.end);
      const at = { start, end: start + written.length };
      report({
        at,
        message: `${written} is usually written ${usual}.`,
        fixes: [
          word.value === usual
            ? { title: `Write ${usual}`, safety: "safe", edits: [{ span: at, newText: usual }] }
            : { title: `Write ${usual} (the image's configuration says it so)`, safety: "unsafe", edits: [{ span: at, newText: usual }] },
        ],
      });
    },
  },
};
