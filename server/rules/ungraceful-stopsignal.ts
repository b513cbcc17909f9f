import { rewriteText } from "../edit/yaml.ts";
import { signalName } from "../knowledge/signals.ts";
import type { Rule } from "./rule.ts";

export const ungracefulStopsignal: Rule = {
  id: "ungraceful-stopsignal",
  summary: "A container is stopped by a signal that no program can catch",
  category: "lifecycle",
  severity: "warning",
  fixable: "unsafe",
  since: "0.1.0",
  also: { tally: ["tally/no-ungraceful-stopsignal"] },

  check: {
    instruction({ name, onbuild, words, stage }, { report }) {
      const [word] = words;
      if (name !== "STOPSIGNAL" || onbuild || !word || words.length > 1 || stage?.windows) return;
      if (!isDeadly(word.meaning)) return;
      const fixes = word.value.includes("$")
        ? []
        : [{ title, safety: "unsafe" as const, edits: [{ span: word.span, newText: "SIGTERM" }] }];
      report({ at: word.span, message: `The program is stopped with ${word.value}, which it cannot catch.`, fixes });
    },
    key({ entry, place, service }, { report, text }) {
      const { value, key } = entry;
      if (place !== "services.*" || key.text !== "stop_signal" || value.kind !== "scalar" || !isDeadly(value.meaning)) return;
      const fixes = value.text.includes("$") ? [] : [{ title, safety: "unsafe" as const, edits: [rewriteText(text, value, "SIGTERM")] }];
      report({ at: value.inner, message: `${service?.name.value} is stopped with ${value.text}, which it cannot catch.`, fixes });
    },
  },
};

const title = "Stop with SIGTERM (it may take up to the grace period)";

function isDeadly(signal: string | undefined): boolean {
  return signal !== undefined && /^SIG(?:KILL|STOP)$/.test(signalName(signal) ?? "");
}
