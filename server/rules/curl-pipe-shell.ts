import { addressesOf, downloads, isNear, keeps } from "../judge/download.ts";
import type { Call, Word } from "../model/command.ts";
import type { Rule } from "./rule.ts";

export const curlPipeShell: Rule = {
  id: "curl-pipe-shell",
  summary: "A script from the network runs unchecked",
  category: "supply-chain",
  severity: "warning",
  fixable: "no",
  since: "0.1.0",
  also: { cis: ["4.11", "4.12"] },

  check: {
    command({ calls }, { report }) {
      for (const fetch of calls.filter((it) => downloads(it) && !keeps(it))) {
        const addresses = addressesOf(fetch);
        const runner = addresses.some(isNear) ? undefined : (runnerBehind(fetch) ?? runnerAround(fetch, calls));
        if (!runner) continue;
        const [address] = addresses;
        const host = address && !/^$|\$/.test(address.host) ? address.host : undefined;
        // Without encryption anyone on the way can send what runs.
        const open = address?.scheme === "http";
        report({
          at: runner.program.span,
          message: open
            ? `${runner.name} runs whatever ${host ?? "the server"}, or anyone on the way, sends.`
            : `${runner.name} runs whatever ${host ? `${host} sends` : `${fetch.name?.replace(".", "")} downloads`}, unchecked.`,
          ...(open && { severity: "error" }),
        });
      }
    },
  },
};

/** The program of the same pipeline that runs what comes through it. */
function runnerBehind(fetch: Call): Call | undefined {
  for (let it = fetch.pipedInto; it; it = it.pipedInto) {
    if (readsScript(it)) return it;
    // Such a program lets through only what is signed.
    if (/^(?:gpgv?2?|minisign|signify)$/.test(it.name ?? "")) return undefined;
  }
  return undefined;
}

/** The call whose script a download stands for: `bash <(curl …)`, `sh -c "$(curl …)"`, `eval "$(curl …)"`, `iex (irm …)`. */
function runnerAround(fetch: Call, calls: readonly Call[]): Call | undefined {
  const before = calls.slice(0, calls.indexOf(fetch));
  if (fetch.context === "plain") {
    const last = before.findLast((it) => !/^new-object$/i.test(it.name ?? ""));
    return last && isExpression(last) && last.arguments.length === 0 ? last : undefined;
  }
  return before.findLast((call) => {
    const script = scriptOf(call);
    const lead = script?.written.slice(0, Math.max(0, fetch.span.start - script.span.start));
    return script !== undefined && script.span.end >= fetch.span.end && /^["']?(?:\$\$?\(|`|<\()\s*$/.test(lead!);
  });
}

/** The argument that a call takes for a script or its file. */
function scriptOf({ name = "", arguments: words }: Call): Word | undefined {
  if (/^(?:eval|source|\.)$/.test(name)) return words[0];
  if (!shells.test(name) && !interpreters.test(name)) return undefined;
  const option = words.findIndex((it) => (shells.test(name) ? /^-\w*c$/ : /^-\w*[cer]$/).test(it.value ?? ""));
  return option >= 0 ? words[option + 1] : words.find((it) => !/^[-+]/.test(it.written));
}

/** Whether a call runs what it reads from its input. */
function readsScript(call: Call): boolean {
  const { name = "", arguments: words, wrappers } = call;
  if (isExpression(call)) return true;
  const isShell = shells.test(name);
  if ((!isShell && !interpreters.test(name)) || wrappers.some((it) => it.value === "xargs")) return false;
  for (const [i, word] of words.entries()) {
    const value = word.value ?? word.written;
    if (value === "-" || value === "--" || value === "/dev/stdin") return true;
    if (!/^[-+]/.test(value)) {
      if (isShell && /^[-+]\w*[oO]$/.test(words[i - 1]?.value ?? "")) continue;
      return false;
    }
    if (isShell && /^-\w*s/.test(value)) return true;
    // What has its script in the arguments takes the input for data.
    if ((isShell ? /^-\w*c/ : /^-\w*[cemnprE]/).test(value)) return false;
  }
  return true;
}

function isExpression({ name = "" }: Call): boolean {
  return /^(?:iex|invoke-expression)$/i.test(name);
}

const shells = /^(?:ba|da|a|k|z|fi)?sh$/;
const interpreters = /^(?:python[\d.]*|perl|ruby|node|nodejs|php\d*)$/;
