import { addFlag } from "../edit/flag.ts";
import type { Call } from "../model/command.ts";
import { instructionOf, mountsOf } from "../model/step.ts";
import type { Rule, RuleOption } from "./rule.ts";

const commands: RuleOption<readonly string[]> = {
  description: "The commands that need a secret, each with the fields of its mount behind a colon: `npm ci: id=npmrc,target=/root/.npmrc`.",
  default: [],
};

export const missingSecretMount: Rule = {
  id: "missing-secret-mount",
  summary: "A command runs without the secret that it needs by configuration",
  category: "secrets",
  severity: "off",
  fixable: "unsafe",
  since: "0.1.0",
  also: { tally: ["tally/require-secret-mounts"] },
  options: { commands },

  check: {
    command(command, { model, option, report }) {
      if (command.place !== "RUN" || command.onbuild || model.kind !== "dockerfile") return;
      for (const wanted of option(commands)) {
        const [program = "", fields = ""] = wanted.split(/:\s*(.*)/s);
        const call = command.calls.find((it) => begins(it, program.trim().split(/\s+/)));
        const instruction = call && instructionOf(model, command);
        const id = /(?:^|,)(?:id|source|src)=([^,]+)/.exec(fields)?.[1];
        if (!call || !instruction || id === undefined) continue;
        const known = mountsOf(model, command).some((it) => it.type === "secret" && (it.options.get("id") ?? it.source?.value) === id);
        if (known) continue;
        report({
          at: call.program.span,
          message: `${program} runs without the secret ${id}.`,
          fixes: [
            {
              title: `Mount the secret ${id} (every build has to bring it)`,
              safety: "unsafe",
              edits: [addFlag(instruction, `--mount=type=secret,${fields}`)],
            },
          ],
        });
      }
    },
  },
};

/** Whether a call is of a program and, behind it, has these words in order. */
function begins({ name, arguments: words }: Call, [program, ...rest]: readonly string[]): boolean {
  const plain = words.filter((it) => !it.written.startsWith("-"));
  return program !== undefined && program !== "" && name === program && rest.every((word, i) => plain[i]?.value === word);
}
