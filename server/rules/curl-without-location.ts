import { addLetter } from "../edit/option.ts";
import { addressesOf, hasOption, isNear, mayHaveMoreOptions } from "../judge/download.ts";
import type { Rule } from "./rule.ts";

export const curlWithoutLocation: Rule = {
  id: "curl-without-location",
  summary: "curl does not follow the server to a new address",
  category: "correctness",
  severity: "off",
  fixable: "unsafe",
  since: "0.1.0",
  also: { tally: ["tally/curl-should-follow-redirects"] },

  check: {
    command(command, { report }) {
      if (command.place !== "RUN") return;
      for (const call of command.calls) {
        if (call.name !== "curl" || hasOption(call, "LIXdFTK", ...others) || mayHaveMoreOptions(call)) continue;
        const addresses = addressesOf(call);
        if (addresses.length === 0 || addresses.some((it) => isNear(it) || /^[\d.]+$|:/.test(it.host))) continue;
        report({
          at: call.program.span,
          message: "curl takes the note that a file has moved for the file.",
          fixes: [
            {
              title: "Call curl with -L (it goes wherever the server sends it)",
              safety: "unsafe",
              edits: [addLetter(command, call, "L")],
            },
          ],
        });
      }
    },
  },
};

/** Options with which redirections are followed, or another thing is asked than a file. */
const others = ["location", "location-trusted", "follow", "head", "request", "data", "data-raw", "json", "form", "upload-file", "config"];
