import { removeInstruction } from "../edit/dockerfile.ts";
import { addFlag } from "../edit/flag.ts";
import { joinRuns, removeCall } from "../edit/run.ts";
import { copiedFiles } from "../judge/copied-files.ts";
import { downloadedFile } from "../judge/download.ts";
import { cloneOf } from "../judge/git-clone.ts";
import { type ImagePath, pathOfText, pathOfWord } from "../judge/image-path.ts";
import { type PackageCall, packageCall } from "../judge/package-manager.ts";
import { isSmallText } from "../judge/small-text.ts";
import { baseName, isTarName, unpackingOf } from "../judge/unpack.ts";
import { secretFile } from "../knowledge/secret-files.ts";
import type { Call, Command, Word } from "../model/command.ts";
import type { Copy } from "../model/copy.ts";
import { type Dockerfile, isDelivered, nodesOf } from "../model/dockerfile.ts";
import { instructionOf } from "../model/step.ts";
import { matchesPath } from "../text/path-pattern.ts";
import type { Span } from "../text/span.ts";
import type { Fix, Rule } from "./rule.ts";

export const deletedInLaterLayer: Rule = {
  id: "deleted-in-later-layer",
  summary: "A step removes what an earlier step has put into a layer, where it stays",
  category: "cache-and-size",
  severity: "info",
  fixable: "unsafe",
  since: "0.1.0",
  also: {},

  check: {
    stage(stage, { model, uri, text, report }) {
      if (model.kind !== "dockerfile" || stage.windows || !isDelivered(model, stage)) return;
      const nodes = nodesOf(model, stage);
      if (!nodes.some((it) => it.kind === "command" && it.calls.some(removes))) return;
      const layers = layersOf(model);
      for (const node of nodes) {
        if (node.kind === "copy" && !node.onbuild) layers.copy(node);
        if (node.kind !== "command" || node.place !== "RUN" || node.onbuild) continue;
        for (const { call, word, of, by, what } of layers.run(node)) {
          const fix = by.kind === "copy" ? mountInstead(text, model, by, node, call, word) : joined(text, model, by, node);
          report({
            at: word.span,
            message: `${call.name} frees nothing, for the layer of an earlier ${of} keeps ${what}.`,
            ...(by.kind === "copy" && isSmallText(by) && { severity: "off" }),
            related: [{ uri, at: by.kind === "copy" ? by.target!.span : by.at, message: "It is brought here." }],
            fixes: fix ? [fix] : [],
          });
        }
      }
    },
  },
};

function removes(call: Call): boolean {
  return call.name === "rm" || packageCall(call)?.verb === "remove";
}

/** A step that brings something, and where it says so. */
interface Step {
  readonly kind: "step";
  readonly command: Command;
  /** What it brings, as written. */
  readonly what: string;
  readonly at: Span;
}

/** A removal of what an earlier step brought. */
interface Removal {
  readonly call: Call;
  readonly word: Word;
  readonly what: string;
  readonly of: string;
  readonly by: Copy | Step;
}

interface Layers {
  copy(copy: Copy): void;
  run(command: Command): Removal[];
}

/** What the steps of a stage have brought so far, as far as that is certain. */
function layersOf(file: Dockerfile): Layers {
  const copied = copiedFiles();
  const brought = new Map<ImagePath, Step>();
  const packages = new Map<string, Step>();
  const unpacked = new Set<string>();
  const gone = new Set<Copy>();

  function add<T>(map: Map<string, T>, key: string | undefined, value: T): void {
    if (key !== undefined && map.size < most) map.set(key, value);
  }

  function removed(command: Command, call: Call): Removal[] {
    const found = call.arguments.flatMap((word): Removal[] => {
      const path = word.written.startsWith("-") ? undefined : pathOfWord(file, command, call, word);
      if (path === undefined) return [];
      const steps = [...brought].filter(([it]) => isRemoved(it, path));
      for (const [it] of steps) brought.delete(it);
      const step = steps.find(([, it]) => it.command !== command)?.[1];
      if (step) return [{ call, word, what: shown(step.what), of: "RUN", by: step }];
      const copies = [...copied.below(path.replace(/\/\*$/, "")), copied.at(path)].flatMap((it) => it?.copy ?? []);
      const copy = first(copies.filter((it) => !gone.has(it) && !hasOtherRule(it)));
      if (!copy) return [];
      gone.add(copy);
      const oneOfMany = copy.sources.length > 1 && !/[*?]/.test(path) && copied.at(path)?.copy === copy;
      return [{ call, word, what: oneOfMany ? shown(word.value ?? word.written) : namesOf(copy), of: copy.keyword, by: copy }];
    });
    const large = found.find(({ by }) => by.kind === "step" || !isSmallText(by)) ?? found[0];
    return large ? [large] : [];
  }

  /** What another rule says more about: a secret, an archive that is unpacked. */
  function hasOtherRule({ sources, from, keyword }: Copy): boolean {
    return (
      !from &&
      sources.some(({ value, meaning = value }) =>
        secretFile(meaning) ? true : keyword === "COPY" && isTarName(meaning) && unpacked.has(baseName(meaning)),
      )
    );
  }

  function uninstalled(command: Command, { manager, packages: words, call }: PackageCall): Removal[] {
    for (const word of words) {
      const name = packageName(word);
      const step = name === undefined ? undefined : packages.get(`${manager.family} ${name}`);
      if (!step) continue;
      packages.delete(`${manager.family} ${name}`);
      if (step.command !== command) return [{ call, word, what: step.what, of: "RUN", by: step }];
    }
    return [];
  }

  function installed(command: Command, { manager, packages: words, options }: PackageCall): void {
    const virtual = options.find((it) => it.name === "-t" || it.name === "--virtual");
    if (manager.family === "apk" && virtual?.value !== undefined)
      add(packages, `apk ${virtual.value}`, { kind: "step", command, what: virtual.value, at: virtual.word.span });
    for (const word of words) {
      const name = packageName(word);
      if (name !== undefined) add(packages, `${manager.family} ${name}`, { kind: "step", command, what: name, at: word.span });
    }
  }

  return {
    copy: (copy) => copied.add(copy),
    run(command) {
      const found: Removal[] = [];
      for (const call of command.calls) {
        const own = packageCall(call);
        const archive = unpackingOf(call)?.archive;
        if (archive) unpacked.add(baseName(archive.value ?? archive.written));
        if (call.name === "rm") found.push(...removed(command, call));
        else if (call.name === "mv") for (const word of call.arguments.slice(0, -1)) forget(brought, pathOfWord(file, command, call, word));
        else if (own?.verb === "install") installed(command, own);
        else if (own?.verb === "remove") found.push(...uninstalled(command, own));
        else {
          const target = downloadedFile(call);
          const clone = cloneOf(call);
          const path = target?.path ?? clone?.folder;
          const at = target?.at ?? clone?.repository.span;
          if (path !== undefined && at) add(brought, pathOfText(file, command, call, path), { kind: "step", command, what: path, at });
        }
      }
      return found;
    },
  };
}

/** How many things are kept in mind, so that files of any length are read in time. */
const most = 200;

function forget(brought: Map<ImagePath, Step>, path: ImagePath | undefined): void {
  if (path !== undefined) for (const it of [...brought.keys()]) if (isRemoved(it, path)) brought.delete(it);
}

/** Whether a path is what another names, or is in it. */
function isRemoved(path: ImagePath, by: ImagePath): boolean {
  return path === by || path.startsWith(`${by}/`) || (/[*?]/.test(by) && (matchesPath(by, path) || matchesPath(`${by}/**`, path)));
}

function packageName({ value }: Word): string | undefined {
  return /^(\.?[\w][\w.+-]*)(?:[=~<>@].*)?$/.exec(value ?? "")?.[1];
}

/** One whose size matters, or else any. */
function first(copies: readonly Copy[]): Copy | undefined {
  return copies.find((it) => !isSmallText(it)) ?? copies[0];
}

function namesOf({ sources: [source, ...others], instruction }: Copy): string {
  const name = source?.value ?? instruction.heredocs[0]?.delimiter.value ?? "";
  if (/^(?:\.{0,2}\/?)*$/.test(name)) return "what it copied";
  return `${shown(name)}${others.length > 0 ? " and others" : ""}`;
}

function shown(path: string): string {
  return path.length > 50 ? `…${path.slice(-50)}` : path;
}

/** Lets the step that needs a file have it for its time only. */
function mountInstead(text: string, file: Dockerfile, copy: Copy, command: Command, call: Call, word: Word): Fix | undefined {
  const { sources, target, from, flags, instruction, stage } = copy;
  const step = instructionOf(file, command);
  const source = sources[0];
  if (!step || !source || !target || sources.length !== 1 || instruction.heredocs.length > 0 || copy.keyword !== "COPY") return undefined;
  if (flags.some((it) => it.name.value !== "from" && it.name.value !== "link") || word.value === undefined || !word.value.startsWith("/"))
    return undefined;
  if (source.meaning === undefined || source.meaning !== source.value || /[\s,*?[\]"'$]/.test(source.value + word.value)) return undefined;
  if (/\/$|^\.$/.test(source.value) || baseName(source.value) !== baseName(word.value)) return undefined;
  const instructions = stage?.instructions ?? [];
  if (instructions[instructions.indexOf(instruction) + 1] !== step || step.heredocs.length > 0) return undefined;
  if (call.arguments.filter((it) => !it.written.startsWith("-")).length !== 1) return undefined;
  const rest = removeCall(text, file, command, call);
  if (!rest) return undefined;
  const origin = from ? `from=${from.name.value},` : "";
  const mount = `--mount=type=bind,${origin}source=${source.value},target=${word.value}`;
  return {
    title: `Mount ${source.value} for the step (which can only read it)`,
    safety: "unsafe",
    edits: [removeInstruction(text, instruction), addFlag(step, mount), rest],
  };
}

function joined(text: string, file: Dockerfile, { command: first }: Step, second: Command): Fix | undefined {
  const instructions = second.stage?.instructions ?? [];
  const [before, after] = [instructionOf(file, first), instructionOf(file, second)];
  if (!before || !after || instructions[instructions.indexOf(before) + 1] !== after) return undefined;
  const edit = joinRuns(text, file, first, second);
  return edit && { title: "Join the two steps (they are built anew together)", safety: "unsafe", edits: [edit] };
}
