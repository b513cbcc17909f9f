import { isGitAddress } from "../judge/remote-source.ts";
import { nearest } from "../text/nearest.ts";
import type { Rule } from "./rule.ts";

export const invalidGitAddress: Rule = {
  id: "invalid-git-address",
  summary: "ADD clones from an address whose query the builder refuses",
  category: "correctness",
  severity: "error",
  fixable: "unsafe",
  since: "0.1.0",
  also: { buildkit: ["build-error"] },

  check: {
    copy({ keyword, onbuild, sources }, { text, report }) {
      if (keyword !== "ADD" || onbuild) return;
      for (const { value, meaning, span } of sources) {
        const query = meaning !== undefined && isGitAddress(meaning) ? /^[^?#]*\?([^#]*)/.exec(meaning)?.[1] : undefined;
        const found = query ? mistakeOf(query) : undefined;
        if (!found) continue;
        const at = text.slice(span.start, span.end) === value ? value.indexOf(found.part, value.indexOf("?")) : -1;
        const place = at < 0 ? span : { start: span.start + at, end: span.start + at + found.part.length };
        report({
          at: place,
          message: found.message,
          fixes:
            found.meant === undefined || at < 0
              ? []
              : [
                  {
                    title: `Change to ${found.meant}`,
                    safety: "unsafe",
                    edits: [{ span: { start: place.start, end: place.start + found.part.split("=", 1)[0]!.length }, newText: found.meant }],
                  },
                ],
        });
      }
    },
  },
};

const texts: ReadonlySet<string> = new Set(["ref", "tag", "branch", "subdir", "checksum", "commit", "mtime"]);
const switches: ReadonlySet<string> = new Set(["keep-git-dir", "submodules", "fetch-by-commit"]);

/** The first part of a query that the builder refuses. */
function mistakeOf(query: string): { readonly part: string; readonly message: string; readonly meant?: string | undefined } | undefined {
  const seen = new Map<string, string>();
  for (const part of query.split("&").filter(Boolean)) {
    const [name = "", value = ""] = part.split(/=(.*)/s);
    if (!texts.has(name) && !switches.has(name))
      return {
        part,
        message: `The builder knows no ${name} in the address of a repository.`,
        meant: nearest(name, [...texts, ...switches]),
      };
    if (seen.has(name)) return { part, message: `${name} is given twice in the address of a repository.` };
    if (value === "" && !switches.has(name)) return { part, message: `${name} in the address of a repository has no value.` };
    if (value !== "" && switches.has(name) && !/^(?:1|t|T|TRUE|true|True|0|f|F|FALSE|false|False)$/.test(value))
      return { part, message: `${name} in the address of a repository is ${value}, which is neither true nor false.` };
    if (name === "mtime" && value !== "checkout" && value !== "commit")
      return { part, message: `mtime in the address of a repository is ${value}; there are checkout and commit.` };
    if ((name === "branch" && seen.has("tag")) || (name === "tag" && seen.has("branch")))
      return { part, message: "The address of a repository names a branch and a tag." };
    seen.set(name, value);
  }
  return undefined;
}
