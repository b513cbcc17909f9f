import type { Copy } from "../model/copy.ts";
import { replace } from "../text/edit.ts";
import type { Rule } from "./rule.ts";

export const addInsteadOfCopy: Rule = {
  id: "add-instead-of-copy",
  summary: "ADD copies files of the build context",
  category: "maintainability",
  severity: "info",
  fixable: "unsafe",
  since: "0.1.0",
  also: {
    cis: ["4.9"],
    hadolint: ["DL3020"],
    trivy: ["DS-0005"],
    checkov: ["CKV_DOCKER_4"],
    kics: ["Add Instead of Copy"],
    semgrep: ["prefer-copy-over-add"],
    tally: ["hadolint/DL3020"],
  },

  check: {
    copy(copy, { model, text, report }) {
      if (copy.keyword !== "ADD" || copy.sources.length === 0 || model.kind !== "dockerfile") return;
      const guessed = !copies(copy);
      if (guessed && !namesFile(copy)) return;
      // Behind ONBUILD it is the second word.
      const written = /^(?:ONBUILD\s+)?(?=ADD)/i.exec(text.slice(copy.span.start, copy.span.start + 200));
      if (!written) return;
      const start = copy.span.start + written[0].length;
      const keyword = { span: { start, end: start + 3 }, value: text.slice(start, start + 3) };
      const sure = copy.sources.every(({ meaning }) => meaning !== undefined && !mayBeArchive(meaning));
      const [source] = copy.sources;
      report({
        at: keyword.span,
        message: `ADD does more than copy ${copy.sources.length === 1 ? source!.value : "files"}: it unpacks archives.`,
        ...(guessed && { severity: "off" }),
        fixes: [
          {
            // The builder keeps the name of the instruction with the layer.
            title: `Use COPY (${sure ? "the layer is built anew, with the same files" : "an archive among the files stays packed"})`,
            safety: "unsafe",
            edits: [replace(keyword.span, keyword.value === keyword.value.toLowerCase() ? "copy" : "COPY")],
          },
        ],
      });
    },
  },
};

/** Whether nothing is there that only ADD can do. */
function copies({ sources, flags }: Copy): boolean {
  if (flags.some(({ name }) => /^(?:checksum|unpack|keep-git-dir)$/.test(name.value))) return false;
  return sources.every(
    ({ value, meaning = value }) =>
      !/^(?:[a-z][\w+.-]*:\/\/|git@|[\w.-]+@[\w.-]+:)/i.test(meaning) && !/^["']?\$/.test(meaning) && !archive.test(meaning),
  );
}

/** Whether a variable is copied to a file whose name is no archive's; the variable could be an address all the same. */
function namesFile({ sources, target, flags }: Copy): boolean {
  const file = target?.meaning ?? "";
  return flags.length === 0 && sources.every(({ value }) => /^["']?\$/.test(value)) && /\w\.\w+$/.test(file) && !archive.test(file);
}

/** Names that the builder's users give to archives; it looks at the content. */
const archive = /\.(?:tar(?:\.\w+)?|Z|bz2|gz|lz|lzma|lz4|zst|xz|tZ|tb2|tbz2?|tgz|tlz|tpz|txz|tzst)$/i;

/** Whether a source may be more files than its name tells, or one of any kind. */
function mayBeArchive(path: string): boolean {
  const name = path.replace(/\/+$/, "").split("/").at(-1)!;
  // Folders are copied as they are, but a pattern may match an archive. A name without an extension can be anything.
  return (
    /[*?[]/.test(name) ||
    !/^(?:\.{0,2}|[\w.-]*\.(?:jar|war|zip|sh|bash|py|js|mjs|cjs|ts|json|ya?ml|toml|ini|conf|cfg|cnf|txt|md|xml|html?|css|sql|php|rb|go|rs|java|c|h|cpp|env|properties|crt|pem|key|list|repo|service|lock|sum|mod|gradle|pl|ps1|bat|cmd|exe|dll|so|deb|rpm|apk|template|tmpl|vcl|lua|erb|ejs|patch|diff))$/i.test(
      name,
    )
  );
}
