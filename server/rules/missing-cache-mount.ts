import { insertAfter } from "../edit/dockerfile.ts";
import { addFlag } from "../edit/flag.ts";
import { insertWords, removeCall, removeWords, replaceWord } from "../edit/run.ts";
import { cachePlaces, canMount, type Uncached, uncachedIn } from "../judge/cache-mount.ts";
import { isBase } from "../judge/lineage.ts";
import { bulky, cleaningsOf, isTurnedOff, keepsArchives, leftoversOf } from "../judge/package-cache.ts";
import { wordsOf } from "../judge/package-manager.ts";
import { ships } from "../judge/step.ts";
import type { Command } from "../model/command.ts";
import type { Dockerfile } from "../model/dockerfile.ts";
import { instructionOf } from "../model/step.ts";
import type { Edit } from "../text/edit.ts";
import { alsoOf } from "./leftover-package-cache.ts";
import type { Also, Fix, Rule } from "./rule.ts";

const tally = ["tally/prefer-package-cache-mounts", "tally/js/node-gyp-cache-mounts", "tally/ruby/prefer-bundler-cache-mount"];

export const missingCacheMount: Rule = {
  id: "missing-cache-mount",
  summary: "A step fetches anew what a cache mount would keep from build to build",
  category: "cache-and-size",
  severity: "off",
  fixable: "unsafe",
  since: "0.1.0",
  also: {
    hadolint: ["DL3009", "DL3019", "DL3032", "DL3036", "DL3040", "DL3042", "DL3060"],
    tally,
  },

  check: {
    command(command, { model, text, report }) {
      if (command.place !== "RUN" || model.kind !== "dockerfile" || !canMount(model, command)) return;
      // Of what is left in an image that people get, another rule speaks.
      const leftovers = ships(model, command) ? leftoversOf(model, command).map((it) => it.manager.family) : [];
      const uncached = uncachedIn(model, command).filter(({ calls: [first] }) => {
        const { family } = first!.manager;
        return !(bulky.has(family) && leftovers.includes(family));
      });
      const first = uncached[0]?.calls[0];
      if (!first) return;
      const fix = fixFor(text, model, command, uncached);
      report({
        at: first.verbWord.span,
        message: `${wordsOf(first)} starts with an empty cache whenever it is run again.`,
        also: alsoOfAll(model, command, uncached),
        fixes: fix ? [fix] : [],
      });
    },
  },
};

/** What hadolint says of it: it also looks at stages that are not delivered, and takes no removal for an answer where apk is called. */
function alsoOfAll(file: Dockerfile, command: Command, uncached: readonly Uncached[]): Also {
  const kept = ships(file, command) ? [] : leftoversOf(file, command);
  const codes = kept.flatMap((it) => {
    // Of apt and yarn it speaks only where another stage is built on the one.
    return !/^(?:apt-get|yarn)$/.test(it.manager.family) || (command.stage && isBase(file, command.stage))
      ? (alsoOf(it, command).hadolint ?? [])
      : [];
  });
  const fillsApk = uncached.some(({ calls }) => calls.some((it) => it.manager.name === "apk" && !isTurnedOff(file, command, it)));
  if (fillsApk && !codes.includes("DL3019")) codes.push("DL3019");
  return { ...(codes.length > 0 && { hadolint: codes }), tally };
}

function fixFor(text: string, file: Dockerfile, command: Command, uncached: readonly Uncached[]): Fix | undefined {
  const instruction = instructionOf(file, command);
  if (!instruction) return undefined;
  const flags: string[] = [];
  const places: string[] = [];
  const edits: Edit[] = [];
  let partial = false;
  for (const it of uncached) {
    const directories = cachePlaces(file, command, it);
    const own = directories && editsFor(text, file, command, it);
    if (!own) {
      partial = true;
      continue;
    }
    edits.push(...own);
    places.push(...directories);
    for (const place of directories) flags.push(`--mount=type=cache,target=${place}${it.mount.locked ? ",sharing=locked" : ""}`);
    const from = command.stage?.instructions[0];
    // What images of Debian and Ubuntu empty the cache by.
    if (from && it.calls[0]!.manager.family === "apt-get" && !keepsArchives(file))
      edits.push(insertAfter(text, file, from, "RUN rm -f /etc/apt/apt.conf.d/docker-clean"));
  }
  if (flags.length === 0) return undefined;
  const [last, ...others] = places.toReversed();
  const named = others.length === 0 ? `a cache at ${last}` : `caches at ${others.toReversed().join(", ")} and ${last}`;
  return {
    title: `Mount ${named} (other steps see it only with the same mount)`,
    safety: "unsafe",
    ...(partial && { partial }),
    edits: [addFlag(instruction, flags.join(" ")), ...edits],
  };
}

/** Lets the calls use a cache and leave it as it is. Undefined where something may empty it. */
function editsFor(text: string, file: Dockerfile, command: Command, { mount, calls }: Uncached): Edit[] | undefined {
  const { manager } = calls[0]!;
  const cleanings = cleaningsOf(command, manager);
  if (!cleanings) return undefined;
  const edits: (Edit | undefined)[] = [];
  for (const { call, words } of cleanings) {
    const own = words ? removeWords(text, command, call, words) : [removeCall(text, file, command, call)];
    edits.push(...(own ?? [undefined]));
  }
  for (const it of calls) {
    const noCache = it.options.filter(({ name }) => manager.noCache?.includes(name)).map(({ word }) => word);
    if (noCache.length === 0 && isTurnedOff(file, command, it)) return undefined;
    // Without the list of packages that it fetched for the call, apk has to be told to fetch one.
    if (manager.name === "apk" && noCache.length === 1 && !it.has("-U", "--update", "--update-cache"))
      edits.push(replaceWord(command, noCache[0]!, "--update"));
    else edits.push(...(removeWords(text, command, it.call, noCache) ?? [undefined]));
    if (mount.keep && !it.options.some(({ value }) => value?.startsWith("keepcache=")))
      edits.push(insertWords(command, it.verbWord, mount.keep));
  }
  return edits.every((it) => it !== undefined) ? edits : undefined;
}
