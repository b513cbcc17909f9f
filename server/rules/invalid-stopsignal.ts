import { tellerOf, unlessTold } from "../judge/scope.ts";
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
    instruction(instruction, { model, report, builds }) {
      const { name, onbuild, words } = instruction;
      const word = words[0];
      if (name !== "STOPSIGNAL" || onbuild || !word || model.kind !== "dockerfile") return;
      const { value, span } = word;
      const meaning = word.meaning ?? word.ifUnset;
      if (meaning === undefined || isSignal(meaning)) return;
      if (word.meaning === undefined) {
        const teller = tellerOf(model, instruction, span);
        // Who describes the build elsewhere says there what it is.
        if (teller === "build" && builds().length > 0) return;
        const isWhat = meaning === "" ? "empty" : `${meaning}, which is not a signal`;
        const message =
          teller === "nobody" ? `Nothing sets it, so ${value} is ${isWhat}.` : `Unless something sets it, ${value} is ${isWhat}.`;
        report({ at: span, message, severity: unlessTold[teller] });
        return;
      }
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
  return /^[+-]?\d+$/.test(meaning) ? Number(meaning) !== 0 && Math.abs(Number(meaning)) < 2 ** 63 : builderSignals.has(plain(meaning));
}

function plain(signal: string): string {
  return signal.toUpperCase().replace(/^SIG/, "");
}
