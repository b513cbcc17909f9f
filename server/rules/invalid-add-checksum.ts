import { findFlag, removeFlag } from "../edit/flag.ts";
import { isGitAddress, isWebAddress } from "../judge/remote-source.ts";
import type { Fix, Rule } from "./rule.ts";

export const invalidAddChecksum: Rule = {
  id: "invalid-add-checksum",
  summary: "ADD --checksum is none, or belongs to nothing that is downloaded",
  category: "correctness",
  severity: "error",
  fixable: "unsafe",
  since: "0.1.0",
  also: { buildkit: ["build-error"] },

  check: {
    copy(copy, { text, report }) {
      const flag = findFlag(copy, "checksum");
      if (copy.keyword !== "ADD" || copy.onbuild || !flag?.value?.meaning) return;
      const { sources } = copy;
      const only = sources[0];
      const remove: Fix = { title: "Remove --checksum", safety: "unsafe", edits: [removeFlag(text, flag)] };
      if (!only || sources.length > 1) {
        const which = only ? `${sources.length} sources` : "a heredoc";
        report({ at: flag.span, message: `--checksum is for a single download, and this ADD has ${which}.`, fixes: only ? [] : [remove] });
      } else if (
        only.meaning !== undefined &&
        !isWebAddress(only.meaning) &&
        !isGitAddress(only.meaning) &&
        !/^github\.com\//.test(only.meaning)
      ) {
        report({ at: flag.span, message: `--checksum is for downloads, and ${only.value} comes from the build context.`, fixes: [remove] });
      } else if (only.meaning !== undefined && isWebAddress(only.meaning)) {
        const wrong = mistake(flag.value.meaning);
        if (wrong) report({ at: flag.value.span, message: `The checksum ${wrong}.` });
      }
    },
  },
};

const lengths: ReadonlyMap<string, number> = new Map([
  ["sha256", 64],
  ["sha384", 96],
  ["sha512", 128],
]);

function mistake(checksum: string): string | undefined {
  const [, algorithm, digits] = /^([^:]*):(.*)$/s.exec(checksum) ?? [];
  if (algorithm === undefined || digits === undefined) return "does not begin with its algorithm, such as sha256:";
  const length = lengths.get(algorithm);
  if (length === undefined) return `has the algorithm ${algorithm}; there are ${[...lengths.keys()].join(", ")}`;
  if (digits.length !== length) return `has ${digits.length} digits, and ${algorithm} has ${length}`;
  return /^[0-9a-f]+$/.test(digits) ? undefined : "has characters that are no hexadecimal digits in lower case";
}
