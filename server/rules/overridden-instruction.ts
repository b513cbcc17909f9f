import { removeInstruction } from "../edit/dockerfile.ts";
import type { Instruction, Stage } from "../model/dockerfile.ts";
import type { Also, Context, Rule } from "./rule.ts";

const common: Also = {
  buildkit: ["MultipleInstructionsDisallowed"],
  tally: ["buildkit/MultipleInstructionsDisallowed"],
  "dockerfile-utils": ["MULTIPLE_INSTRUCTIONS"],
};
const own: Readonly<Record<string, Also>> = {
  CMD: { ...common, hadolint: ["DL4003"], trivy: ["DS-0016"], kics: ["Multiple CMD Instructions Listed"] },
  ENTRYPOINT: {
    ...common,
    hadolint: ["DL4004"],
    trivy: ["DS-0007"],
    kics: ["Multiple ENTRYPOINT Instructions Listed"],
    semgrep: ["multiple-entrypoint-instructions"],
  },
  HEALTHCHECK: { ...common, hadolint: ["DL3012"], trivy: ["DS-0023"] },
};

export const overriddenInstruction: Rule = {
  id: "overridden-instruction",
  summary: "A later instruction of the same stage makes this one void",
  category: "correctness",
  severity: "warning",
  fixable: "safe",
  since: "0.1.0",
  also: {
    ...common,
    hadolint: ["DL4003", "DL4004", "DL3012"],
    trivy: ["DS-0016", "DS-0007", "DS-0023"],
    kics: ["Multiple CMD Instructions Listed", "Multiple ENTRYPOINT Instructions Listed"],
    semgrep: ["multiple-entrypoint-instructions"],
  },

  check: { stage: judge },
};

function judge({ instructions }: Stage, { uri, text, report }: Context): void {
  const last = new Map<string, Instruction>();
  const behind = new Map<string, Instruction>();
  for (const instruction of instructions.toReversed()) {
    const { name, keyword, onbuild } = instruction;
    if (onbuild || !Object.hasOwn(own, name)) continue;
    const winner = last.get(name);
    const next = behind.get(name);
    behind.set(name, instruction);
    if (!winner || !next) {
      last.set(name, instruction);
      continue;
    }
    report({
      at: keyword.span,
      message: `A later ${name} of this stage replaces this one.`,
      also: own[name]!,
      // Others report the one behind it.
      elsewhere: next.keyword.span,
      tag: "unnecessary",
      related: [{ uri, at: winner.keyword.span, message: "This one counts." }],
      fixes: [{ title: `Remove the ${name} that does not count`, safety: "safe", edits: [removeInstruction(text, instruction)] }],
    });
  }
}
