import { builderSignals } from "../knowledge/signals.ts";
import { replace } from "../text/edit.ts";
import { nearest } from "../text/nearest.ts";
import type { Fix, Rule } from "./rule.ts";

export const invalidStopsignal: Rule = {
  id: "invalid-stopsignal",
  summary: "STOPSIGNAL names no signal",
  category: "correctness",
  severity: "error",
  fixable: "unsafe",
  since: "0.1.0",
  also: { buildkit: ["build-error"], "dockerfile-utils": ["INVALID_SIGNAL", "ARGUMENT_EXTRA"] },

  check: {
    instruction({ name, onbuild, words }, { report }) {
      const word = words[0];
      if (name !== "STOPSIGNAL" || onbuild || word?.meaning === undefined || isSignal(word.meaning)) return;
      const { value, meaning, span } = word;
      const meant = nearest(plain(meaning), builderSignals);
      const fixes: Fix[] =
        meant !== undefined && value === meaning
          ? [{ title: `Change to SIG${meant}`, safety: "unsafe", edits: [replace(span, `SIG${meant}`)] }]
          : [];
      report({ at: span, message: meaning === "" ? "STOPSIGNAL names no signal." : `${meaning} is not a signal.`, fixes });
    },
  },
};

function isSignal(meaning: string): boolean {
  return /^[+-]?\d+$/.test(meaning) ? Number(meaning) !== 0 : builderSignals.has(plain(meaning));
}

function plain(signal: string): string {
  return signal.toUpperCase().replace(/^SIG/, "");
}
