import type { Call } from "../model/command.ts";
import { insert } from "../text/edit.ts";
import type { Rule } from "./rule.ts";

export const uncheckedCd: Rule = {
  id: "unchecked-cd",
  summary: "What follows a cd runs in the wrong folder if it fails",
  category: "shell",
  severity: "warning",
  fixable: "unsafe",
  since: "0.1.0",
  also: { hadolint: ["SC2164"], shellcheck: ["SC2164"], tally: ["shellcheck/SC2164"] },

  check: {
    command({ calls, place }, { report }) {
      for (const call of calls) {
        const target = call.arguments[0]?.written;
        if (call.name === "cd" && call.followedBy === "&" && call.context === "plain")
          report({
            at: call.program.span,
            message: `cd${target && target.length < 50 ? ` ${target}` : ""} runs in the background, and what follows stays where it was.`,
          });
        if (!isUnchecked(call)) continue;
        report({
          at: call.program.span,
          message: `The commands behind ${call.name}${target && target.length < 50 ? ` ${target}` : ""} run also where it fails.`,
          ...(isThere(call) && { severity: "off" }),
          fixes: [
            {
              title: place === "RUN" ? "Stop the build if there is no such folder" : "Stop if there is no such folder",
              safety: "unsafe",
              edits: [insert(call.span.end, " || exit")],
            },
          ],
        });
      }
    },
  },
};

/** Whether every image has the folder. */
function isThere({ arguments: [folder] }: Call): boolean {
  return (
    folder === undefined ||
    /^(?:~|\/(?:bin|dev|etc|home|opt|proc|root|sbin|srv|sys|tmp|usr(?:\/(?:bin|lib|share|src|local(?:\/(?:bin|lib|src))?))?|var(?:\/(?:cache|lib|log|tmp))?))\/?$/.test(
      folder.value ?? "",
    )
  );
}

/** Whether nobody asks if the folder was changed, and something else runs next. */
function isUnchecked({ name, failure, followedBy, arguments: words, redirections, wrappers }: Call): boolean {
  if (name !== "cd" && name !== "pushd" && name !== "popd") return false;
  if (failure !== "lost" || wrappers.length > 0 || redirections.some((it) => it.operator.startsWith("<<"))) return false;
  // Up, to the root and back there is always a way.
  if (words.length > 1 || /^(?:\/|-|(?:\.\.\/?)+|\.)$/.test(words[0]?.value ?? "")) return false;
  return followedBy === ";" || followedBy === undefined;
}
