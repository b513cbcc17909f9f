import type { Call, Word } from "../model/command.ts";

/** The call of a command that runs what another one of its calls downloads, without looking at it. */
export function runnerOf(fetch: Call, calls: readonly Call[]): Call | undefined {
  return runnerBehind(fetch) ?? runnerAround(fetch, calls);
}

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
