import type { Call, Command } from "../model/command.ts";
import { type Dockerfile, type Instruction, lineage } from "../model/dockerfile.ts";
import { verifies } from "./download.ts";
import { perStage } from "./lineage.ts";

/** The pipes of a command whose status is that of their last program alone, each by its first call; none where no such shell runs them. */
export function forgivingPipes({ shell, calls }: Command): Call[] {
  if (shell !== "sh" && shell !== "bash") return [];
  const inner = new Set(calls.map((it) => it.pipedInto));
  return calls.filter((call) => call.pipedInto && !inner.has(call) && !call.options.pipefail);
}

/** Whether a program fails by itself when what it reads is missing, cut off, or something else than it takes. */
export function refusesBadInput(call: Call): boolean {
  if (verifies(call)) return true;
  const { name = "", arguments: words } = call;
  const has = (pattern: RegExp) => words.some((it) => pattern.test(it.value ?? it.written));
  if (name === "tar")
    return has(/^--(?:extract|get|list)$|^-[a-zA-Z]*[xt][a-zA-Z]*$/) || /^[a-zA-Z]*[xt][a-zA-Z]*$/.test(words[0]?.value ?? "");
  if (/^(?:gunzip|bunzip2|unxz|unzstd|zcat|bzcat|xzcat|zstdcat)$/.test(name)) return true;
  if (/^(?:gzip|bzip2|xz|zstd)$/.test(name)) return has(/^-[a-z]*d|^--(?:decompress|uncompress)$/);
  if (/^(?:unzip|bsdtar)$/.test(name) || (/^(?:dpkg|rpm)$/.test(name) && has(/^-[a-zA-Z]*[iU]|^--(?:install|upgrade)$/))) return true;
  return name === "apt-key" ? has(/^add$/) : /^gpg2?$/.test(name) && has(/^--(?:dearmor|import)$/);
}

/** The last `SHELL` before a command, in its stage or in those it is built on. */
export function shellInForce(file: Dockerfile, { stage, span }: Command): Instruction | undefined {
  if (!stage) return undefined;
  for (const it of lineage(stage)) {
    const found = shellsOf(file, it).findLast((shell) => it !== stage || shell.span.start < span.start);
    if (found) return found;
  }
  return undefined;
}

const shellsOf = perStage((_, { instructions }) => instructions.filter((it) => it.name === "SHELL" && !it.onbuild));
