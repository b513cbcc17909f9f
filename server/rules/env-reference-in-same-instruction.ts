import { newlineOf } from "../edit/lines.ts";
import { setterOf } from "../judge/scope.ts";
import type { Instruction } from "../model/dockerfile.ts";
import { replace } from "../text/edit.ts";
import type { Also, Context, Fix, Rule } from "./rule.ts";

export const envReferenceInSameInstruction: Rule = {
  id: "env-reference-in-same-instruction",
  summary: "ENV uses a variable that it sets itself, and gets the value from before",
  category: "correctness",
  severity: "warning",
  fixable: "unsafe",
  since: "0.1.0",
  also: { hadolint: ["DL3044"], buildkit: ["UndefinedVar"], tally: ["hadolint/DL3044", "buildkit/UndefinedVar"] },

  check: {
    instruction(instruction, context) {
      const { name: keyword, onbuild, references, words, stage, span } = instruction;
      const { model, report } = context;
      if (keyword !== "ENV" || onbuild || model.kind !== "dockerfile" || references.length === 0) return;
      // In the old form there is one variable.
      if (!words[0]?.value.includes("=")) return;
      const names = words.map((it) => it.value.split("=", 1)[0]!);
      const seen = new Set<number>();
      for (const { name, nameSpan, operator } of references) {
        const user = words.findIndex((it) => it.span.start <= nameSpan.start && nameSpan.end <= it.span.end);
        const setter = names.indexOf(name);
        if (setter < 0 || setter >= user || seen.has(user)) continue;
        seen.add(user);
        const by = stage ? setterOf(model, stage, name, span.start).by : "unknown";
        report({
          at: nameSpan,
          message: `${names[user]} gets the ${name} from before this ENV${by === "nothing" ? ", which is empty" : ""}.`,
          ...(by !== "nothing" && by !== "unknown" && { severity: "info" }),
          also: alsoOf(operator !== "" || by === "file"),
          fixes: fixes(instruction, user, names[user]!, name, context),
        });
      }
    },
  },
};

/** hadolint knows references with an operator not, and lets be what was set before; for BuildKit, another rule speaks. */
function alsoOf(passesHadolint: boolean): Also {
  return passesHadolint ? { hadolint: [] } : { hadolint: ["DL3044"], tally: ["hadolint/DL3044"] };
}

/** Another ENV from the word on that uses the variable. */
function fixes({ words }: Instruction, user: number, name: string, used: string, { text }: Context): Fix[] {
  const before = words[user - 1]!.span.end;
  const gap = { start: /["']/.test(text[before] ?? "") ? before + 1 : before, end: words[user]!.span.start };
  if (!/^(?:[ \t]|[\\`]\r?\n)+$/.test(text.slice(gap.start, gap.end))) return [];
  const title = `Begin another ENV here (${name} then gets the new ${used})`;
  return [{ title, safety: "unsafe", edits: [replace(gap, `${newlineOf(text)}ENV `)] }];
}
