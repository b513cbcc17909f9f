import { insertWords } from "../edit/run.ts";
import type { Call, Command } from "../model/command.ts";
import { commands } from "../model/dockerfile.ts";
import type { Rule } from "./rule.ts";

const curl = { tally: ["tally/prefer-curl-config"] };
const wget = { tally: ["tally/prefer-wget-config"] };

export const downloadRetriesMissing: Rule = {
  id: "download-retries-missing",
  summary: "A download fails for good at the first slip of the network",
  category: "maintainability",
  severity: "off",
  fixable: "unsafe",
  since: "0.1.0",
  also: { tally: [...curl.tally, ...wget.tally] },

  check: {
    stage(stage, { model, text, report }) {
      if (model.kind !== "dockerfile" || /\.(?:curl|wget)rc\b|CURL_HOME|WGETRC/.test(text.slice(stage.span.start, stage.span.end))) return;
      const runs = commands(model, stage, "RUN").flatMap((command) => command.calls.map((call) => ({ command, call })));
      for (const [name, also] of [
        ["curl", curl],
        ["wget", wget],
      ] as const) {
        const fragile = runs.filter(({ call }) => call.name === name && isFragile(call));
        const first = fragile[0];
        if (!first) continue;
        const edits = name === "curl" ? fragile.flatMap(({ command, call }) => retrying(command, call) ?? []) : [];
        report({
          at: first.call.program.span,
          message: `${name} does not try again when a server is out of reach for a moment.`,
          also,
          fixes:
            edits.length === fragile.length
              ? [{ title: "Try up to three times more (the steps run anew at the next build)", safety: "unsafe", edits }]
              : [],
        });
      }
    },
  },
};

/** curl tries once, wget again except where the connection is refused. */
function isFragile({ arguments: words }: Call): boolean {
  return (
    words.length > 0 &&
    !words.some(({ written }) => /^["']?--(?:retry|tries|version|help|config)/.test(written) || /^-(?:t|K)/.test(written))
  );
}

function retrying(command: Command, { program }: Call) {
  return insertWords(command, program, "--retry", "3");
}
