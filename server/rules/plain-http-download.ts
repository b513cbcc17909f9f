import { addressesIn, downloads, isNear, verifies } from "../judge/download.ts";
import { runnerOf } from "../judge/script-runner.ts";
import type { Call, Word } from "../model/command.ts";
import { replace } from "../text/edit.ts";
import type { Rule } from "./rule.ts";

export const plainHttpDownload: Rule = {
  id: "plain-http-download",
  summary: "A step downloads without encryption and does not check what it gets",
  category: "supply-chain",
  severity: "warning",
  fixable: "unsafe",
  since: "0.1.0",
  also: { cis: ["4.11"] },

  check: {
    command({ place, calls }, { report }) {
      if (place !== "RUN") return;
      for (const call of calls) {
        const found = openAddress(call);
        if (!found || calls.some(verifies) || (downloads(call) && runnerOf(call, calls))) continue;
        const { word, scheme, host, start } = found;
        report({
          at: { start, end: start + scheme.length + 3 + (host?.length ?? 0) },
          message: `The step takes whatever ${host ?? "the server"}, or anyone on the way, sends.`,
          fixes:
            scheme === "ftp" || start + scheme.length > word.span.end
              ? []
              : [
                  {
                    title: "Use https:// (fails where the server does not speak TLS)",
                    safety: "unsafe",
                    edits: [replace({ start, end: start + scheme.length }, "https")],
                  },
                ],
        });
      }
    },
  },
};

interface OpenAddress {
  readonly word: Word;
  readonly scheme: string;
  /** Undefined where a variable hides it. */
  readonly host: string | undefined;
  /** Where the address begins in the file. */
  readonly start: number;
}

/** The first address of a call that is spoken to without encryption. */
function openAddress(call: Call): OpenAddress | undefined {
  for (const word of fetched(call)) {
    const match = /(?:^|[=+'"])(http|ftp|git):\/\/([^\s/:?#"'$]*)/.exec(word.written);
    if (!match) continue;
    const [address] = addressesIn(word.written.replace(/\bgit:\/\//, "http://"));
    if (!address || isNear(address)) continue;
    const host = match[2] === "" || address.host.includes("$") ? undefined : match[2]!;
    return { word, scheme: match[1]!, host, start: word.span.start + word.written.indexOf(`${match[1]}://`) };
  }
  return undefined;
}

/** The words of a call that say what it fetches. */
function fetched(call: Call): readonly Word[] {
  const { name = "", arguments: words } = call;
  // A proxy or a referrer is not what is fetched.
  if (downloads(call))
    return words.filter(
      (_, i) => !/^(?:-x|-e|-H|-A|--proxy|--preproxy|--referer|--header|--user-agent|-d|--data(?:-\w+)?)$/.test(words[i - 1]?.value ?? ""),
    );
  if (name === "git")
    return /^(?:clone|fetch|pull|submodule|remote|ls-remote)$/.test(words.find((it) => !/^-/.test(it.written))?.value ?? "") ? words : [];
  if (/^(?:pip[\d.]*|uv|pipx|poetry)$/.test(name)) return words;
  if (/^(?:npm|yarn|pnpm|gem|bundle|composer|cpanm|luarocks)$/.test(name)) return words;
  return [];
}
