import { addressesOf, downloads, isArchiveName, isNear, targetOf, verifies } from "../judge/download.ts";
import { perStage } from "../judge/lineage.ts";
import { runnerOf } from "../judge/script-runner.ts";
import type { Call, Command, Word } from "../model/command.ts";
import { commands } from "../model/dockerfile.ts";
import { insert } from "../text/edit.ts";
import type { Fix, Rule } from "./rule.ts";

export const unverifiedDownload: Rule = {
  id: "unverified-download",
  summary: "A program is downloaded and built in without a look at its checksum",
  category: "supply-chain",
  severity: "info",
  fixable: "unsafe",
  since: "0.1.0",
  also: { cis: ["4.11", "4.12"] },

  check: {
    command(command, { model, report }) {
      if (command.place !== "RUN" || model.kind !== "dockerfile") return;
      const fetches = command.calls.filter((it) => it.context !== "condition" && downloads(it));
      if (fetches.length === 0 || command.calls.some(verifies)) return;
      for (const call of fetches) {
        const word = addressWord(call);
        const addresses = addressesOf(call);
        // Without encryption there is more to say than this, and another rule says it.
        if (!word || addresses.some((it) => isNear(it) || it.scheme !== "https") || runnerOf(call, command.calls)) continue;
        if (!isBuiltIn(call, word, command)) continue;
        if (command.stage && lastCheck(model, command.stage) > command.span.end) continue;
        const { host } = addresses[0] ?? { host: "" };
        report({
          at: word.span,
          message: `The build takes whatever ${/^$|\$/.test(host) ? "the server" : host} sends, unchecked.`,
          fixes: fixFor(call, command),
        });
      }
    },
  },
};

/** What a call fetches, as written. */
function addressWord({ arguments: words }: Call): Word | undefined {
  return words.find((it) => /https?:\/\//i.test(it.written));
}

/** Whether a download is a program or an archive: by its name, or by what the step does with it. */
function isBuiltIn(call: Call, word: Word, { calls }: Command): boolean {
  for (let it = call.pipedInto; it; it = it.pipedInto) if (unpackers.test(it.name ?? "")) return true;
  const target = targetOf(call);
  if (call.pipedInto || call.context === "substitution") return false;
  if (isArchiveName(word.written) || (target && isArchiveName(target.written))) return true;
  const file = target?.value ?? target?.written;
  if (file === undefined) return false;
  return (
    /(?:^|\/)bin\/[\w.-]+$/.test(file) ||
    calls.some((it) => it.name === "chmod" && it.arguments.some(({ written }) => written === target!.written))
  );
}

const unpackers = /^(?:tar|bsdtar|unzip|gunzip|zcat|xzcat|xz|bzip2|bunzip2|unxz|gzip|zstd|cpio|dpkg|rpm2cpio)$/;

/** A check whose checksum a person has to fill in. */
function fixFor(call: Call, command: Command): Fix[] {
  const target = targetOf(call);
  const plain =
    call.context === "plain" && !call.pipedInto && command.form === "shell" && (command.shell === "sh" || command.shell === "bash");
  if (!plain || target?.value === undefined || /[\s"'`$]/.test(target.written)) return [];
  return [
    {
      title: "Compare it with a checksum (fill in the right one)",
      safety: "unsafe",
      partial: true,
      edits: [insert(call.span.end, ` && echo "SHA256-OF-THE-FILE  ${target.value}" | sha256sum -c -`)],
    },
  ];
}

/** Where the last call of a stage begins that checks something, or -1. */
const lastCheck = perStage((file, stage) => {
  const calls = commands(file, stage, "RUN").flatMap((it) => it.calls);
  return calls.findLast(verifies)?.span.start ?? -1;
});
