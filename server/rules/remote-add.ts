import { addressesIn, isNear, verifies } from "../judge/download.ts";
import type { Copy } from "../model/copy.ts";
import { commands } from "../model/dockerfile.ts";
import type { Substituted } from "../model/substituted.ts";
import type { Context, Report, Rule } from "./rule.ts";

export const remoteAdd: Rule = {
  id: "remote-add",
  summary: "ADD downloads something without checking it",
  category: "supply-chain",
  severity: "warning",
  // The checksum of what lies there today is known to nobody here, and one that nobody looked at proves nothing.
  fixable: "no",
  since: "0.1.0",
  also: { cis: ["4.9", "4.11"], checkov: ["CKV_DOCKER_4"], kics: ["Curl or Wget Instead of Add"] },

  check: {
    copy(copy, context) {
      if (copy.keyword !== "ADD" || copy.flags.some(({ name, value }) => name.value === "checksum" && value?.value)) return;
      for (const source of copy.sources) {
        const url = source.meaning ?? source.value;
        const found = isRepository(url) ? judgeRepository(url, source) : judgeFile(url, copy, context);
        if (found) context.report({ at: source.span, ...found });
      }
    },
  },
};

type Judgement = Pick<Report, "message" | "severity">;

function judgeFile(url: string, copy: Copy, context: Context): Judgement | undefined {
  const [address] = /^https?:\/\//i.test(url) ? addressesIn(url) : [];
  if (!address || isNear(address) || isVerifiedLater(copy, context)) return undefined;
  const server = /^$|\$/.test(address.host) ? "the server" : address.host;
  // Without encryption anyone on the way can send what is built in.
  return address.scheme === "http"
    ? { message: `The build takes whatever ${server}, or anyone on the way, sends.`, severity: "error" }
    : { message: `The build takes whatever ${server} sends, unchecked.` };
}

function judgeRepository(url: string, { value }: Substituted): Judgement | undefined {
  // The name of a commit is the checksum of all that is in it.
  if (/[#=](?:[\da-f]{40}|[\da-f]{64})(?![\da-f])/i.test(url)) return undefined;
  const repository = /(?<![^/:@])[^/:@]+\.git(?![^#?]).*$/.exec(value)?.[0] ?? "The repository";
  return { message: `${repository} names no commit, so every build may fetch another state.`, severity: "info" };
}

/** Whether the builder clones it instead of fetching a file. */
function isRepository(url: string): boolean {
  return /^(?:git@|git:\/\/|ssh:\/\/)|^https?:\/\/[^#?]+\.git(?:[#?]|$)/i.test(url);
}

/** Whether a later step of the stage compares a checksum or signature. */
function isVerifiedLater({ stage, span }: Copy, { model }: Context): boolean {
  return (
    stage !== undefined &&
    model.kind === "dockerfile" &&
    commands(model, stage, "RUN").some((it) => it.span.start > span.end && it.calls.some(verifies))
  );
}
