import { removeInstruction } from "../edit/dockerfile.ts";
import { addFlag, findFlag } from "../edit/flag.ts";
import { removeCall } from "../edit/run.ts";
import { accountName, accountsOf } from "../judge/account.ts";
import { type Copied, type CopiedFiles, copiedFiles } from "../judge/copied-files.ts";
import { modesOf } from "../judge/file-mode.ts";
import { ownersOf } from "../judge/file-owner.ts";
import { knows } from "../judge/frontend.ts";
import { type ImagePath, pathOfText, pathOfWord } from "../judge/image-path.ts";
import { isOwnWorkdir } from "../judge/lineage.ts";
import { isSmallText } from "../judge/small-text.ts";
import { modeRelease, symbolicModeRelease } from "../knowledge/frontend-features.ts";
import type { Call, Command } from "../model/command.ts";
import type { Copy } from "../model/copy.ts";
import { type Dockerfile, isDelivered, nodesOf, type Stage } from "../model/dockerfile.ts";
import { instructionOf } from "../model/step.ts";
import { type Edit, overlap } from "../text/edit.ts";
import { matchesPath } from "../text/path-pattern.ts";
import type { Fix, Rule } from "./rule.ts";

export const copyThenChmod: Rule = {
  id: "copy-then-chmod",
  summary: "Files are copied in one step and get their mode or owner in another, so that they are stored twice",
  category: "cache-and-size",
  severity: "info",
  fixable: "unsafe",
  since: "0.1.0",
  also: { tally: ["tally/prefer-copy-chmod"] },

  check: {
    stage(stage, { model, uri, text, report }) {
      if (model.kind !== "dockerfile" || stage.windows || !isDelivered(model, stage)) return;
      const nodes = nodesOf(model, stage);
      if (!nodes.some((it) => it.kind === "command" && it.calls.some(({ name }) => changers.has(name ?? "")))) return;
      const copied = copiedFiles();
      for (const node of nodes) {
        if (node.kind === "copy" && !node.onbuild && !unpacks(node)) copied.add(node);
        if (node.kind !== "command" || node.place !== "RUN" || node.onbuild) continue;
        const changes = changesIn(model, node, copied);
        const [first] = changes;
        if (!first) continue;
        const copies = new Set(changes.flatMap((it) => it.copies.map(({ copy }) => copy)));
        const [copy] = copies;
        const fix = fixOf(text, model, stage, node, changes);
        report({
          at: first.call.program.span,
          message: `${first.call.name} stores ${shown(first)} a second time, on top of the layer of ${copy!.keyword}.`,
          // A short text more or less is nothing, unless a whole step can go with it.
          ...((!fix || othersIn(node, changes).length > 0) &&
            changes.every((it) => it.copies.every(({ copy }) => isSmallText(copy))) && { severity: "off" }),
          related: [...copies].slice(0, 3).map((it) => ({ uri, at: it.target!.span, message: "It is copied here." })),
          fixes: fix ? [fix] : [],
        });
      }
    },
  },
};

const changers: ReadonlySet<string> = new Set("chgrp chmod chown find".split(" "));

/** A call that changes the mode or the owner of copied files. */
interface Change {
  readonly kind: "chmod" | "chown";
  /** The mode or the owner; undefined where it is hidden. */
  readonly value: string | undefined;
  /** Those of the paths that were copied, as written. */
  readonly paths: readonly string[];
  readonly copies: readonly Copied[];
  /** Whether the call changes the copied files, all of them, and nothing else. */
  readonly exact: boolean;
  readonly recursive: boolean;
  readonly call: Call;
}

function changesIn(file: Dockerfile, command: Command, copied: CopiedFiles): Change[] {
  const all = [
    ...modesOf(command).flatMap(({ mode, call, ...it }) =>
      call && (call.name === "chmod" || call.name === "find") ? [{ ...it, kind: "chmod" as const, value: mode || undefined, call }] : [],
    ),
    ...ownersOf(command).map(({ owner, ...it }) => ({ ...it, kind: "chown" as const, value: owner })),
  ].sort((a, b) => a.call.span.start - b.call.span.start);
  if (all.length === 0) return [];
  const rewritten = rewrittenIn(file, command);
  return all.flatMap(({ paths, recursive, call, kind, value }) => {
    const found = paths.map((written) => {
      const path = pathOfText(file, command, call, written);
      const copies = path === undefined ? [] : copiesOf(path, recursive, copied);
      return { written, path, copies };
    });
    const hits = found.filter(({ path, copies }) => copies.length > 0 && !rewritten(path));
    if (hits.length === 0) return [];
    const exact = hits.length === found.length && hits.every(({ path, copies }) => copies.length === 1 && isWhole(path!, copies[0]!));
    return [{ kind, value, call, recursive, exact, paths: hits.map((it) => it.written), copies: hits.flatMap((it) => it.copies) }];
  });
}

function copiesOf(path: ImagePath, recursive: boolean, copied: CopiedFiles): readonly Copied[] {
  const below = recursive ? copied.below(path) : [];
  if (below.length > 0) return below;
  const found = copied.at(path);
  // Of a folder alone, little is stored.
  return found && (recursive || !found.target.folder || found.target.path !== path) ? [found] : [];
}

/** Whether a path names all that a copy brings. */
function isWhole(path: ImagePath, { copy, target }: Copied): boolean {
  return path === target.path || (copy.sources.length + copy.instruction.heredocs.length === 1 && target.files.includes(path));
}

/** Whether a step stores a file anew anyway, or does not keep it. */
function rewrittenIn(file: Dockerfile, command: Command): (path: ImagePath | undefined) => boolean {
  const touched = (calls: readonly Call[]) => calls.flatMap((call) => call.arguments.map((word) => pathOfWord(file, command, call, word)));
  const exactly = new Set(touched(command.calls.filter(({ name }) => writers.has(name ?? ""))));
  const removed = touched(command.calls.filter(({ name }) => name === "rm").slice(-20)).slice(-50);
  return (path) =>
    exactly.has(path) ||
    (path !== undefined && removed.some((it) => it !== undefined && (path.startsWith(`${it}/`) || matchesPath(it, path))));
}

const writers: ReadonlySet<string> = new Set("dos2unix mv patch perl rm sed strip tee truncate unix2dos upx".split(" "));

/** Whether the builder takes a source apart, so that nobody sees which files there are. */
function unpacks({ keyword, sources, flags }: Copy): boolean {
  if (keyword !== "ADD") return false;
  if (findFlag({ flags }, "unpack")) return true;
  return sources.some(({ value, meaning = value }) => !/^https?:/.test(meaning) && /\.(?:tar(?:\.\w+)?|t[gbx]z2?|tzst)$/i.test(meaning));
}

function shown({ paths: [path, ...others], copies, recursive }: Change): string {
  const name = `${path!.length > 50 ? `…${path!.slice(-50)}` : path}${others.length > 0 ? " and others" : ""}`;
  return recursive && copies.some(({ target }) => target.folder) ? `what was copied to ${name}` : name;
}

/** Lets the copies say themselves what the step does to their files. */
function fixOf(text: string, file: Dockerfile, stage: Stage, command: Command, changes: readonly Change[]): Fix | undefined {
  if (changes.length > 20) return undefined;
  const isOnItsOwn = othersIn(command, changes).length === 0;
  const flags = new Map<Copy, Map<Change["kind"], string>>();
  for (const { kind, value, exact, recursive, copies, call } of changes) {
    if (!exact || value === undefined || call.name === "find" || call.context !== "plain" || call.followedBy === "||") return undefined;
    if (!(kind === "chmod" ? isMode(file, value) : isOwner(file, stage, value, copies))) return undefined;
    for (const { copy, target } of copies) {
      // The folder itself keeps its owner, if it is there before the copy.
      if (recursive && ((kind === "chown" && isOwnWorkdir(stage, target.path)) || !isOnItsOwn)) return undefined;
      const known = flags.get(copy) ?? new Map();
      if (findFlag(copy, kind) || known.has(kind)) return undefined;
      flags.set(copy, known.set(kind, value));
    }
  }
  const removed = removalOf(text, file, command, changes);
  if (!removed || flags.size > 20) return undefined;
  const written = (all: ReadonlyMap<Change["kind"], string>) => Array.from(all, ([kind, value]) => `--${kind}=${value}`).join(" ");
  const edits = [...removed, ...Array.from(flags, ([{ instruction }, all]) => addFlag(instruction, written(all)))];
  const [copy] = flags.keys();
  const price = changes.some((it) => it.recursive) ? "what else is in the folder stays as it is" : "the layers are built anew";
  return { title: `Use ${copy!.keyword} ${written(flags.get(copy!)!)} (${price})`, safety: "unsafe", edits };
}

function isMode(file: Dockerfile, mode: string): boolean {
  if (/^[0-7]{3,4}$/.test(mode)) return knows(file, modeRelease);
  // Without a name in front, the umask of the step has a say in who may write.
  return knows(file, symbolicModeRelease) && /^(?:[ugoa]+[-+=][rwxX]+|[-+][rxX]+)(?:,(?:[ugoa]+[-+=][rwxX]+|[-+][rxX]+))*$/.test(mode);
}

/** Whether an owner is known when the files are copied. */
function isOwner(file: Dockerfile, stage: Stage, owner: string, copies: readonly Copied[]): boolean {
  if (!/^[\w.-]+(?::[\w.-]+)?$/.test(owner)) return false;
  // On a layer of its own a name cannot be looked up.
  if (!/^[\d:]+$/.test(owner) && copies.some(({ copy }) => findFlag(copy, "link"))) return false;
  const name = accountName(owner);
  const later = accountsOf(file, stage).filter((it) => it.name === name);
  return later.every(({ word }) => copies.every(({ copy }) => word.span.end < copy.span.start));
}

/** What a step does beside the changes. */
function othersIn({ calls }: Command, changes: readonly Change[]): Call[] {
  const own = new Set(changes.map((it) => it.call));
  return calls.filter((call) => !/^(?:cd|ls|set|sync|true|:)$/.test(call.name ?? "") && !own.has(call));
}

/** Takes the calls out, or the whole step where it does nothing else. */
function removalOf(text: string, file: Dockerfile, command: Command, changes: readonly Change[]): Edit[] | undefined {
  const instruction = instructionOf(file, command);
  if (!instruction) return undefined;
  if (othersIn(command, changes).length === 0) return [removeInstruction(text, instruction)];
  const edits = changes.map((it) => removeCall(text, file, command, it.call));
  if (edits.some((it, i) => !it || edits.slice(0, i).some((other) => overlap(it, other!)))) return undefined;
  return edits as Edit[];
}
