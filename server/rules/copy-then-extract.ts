import { removeInstruction } from "../edit/dockerfile.ts";
import { removeCall } from "../edit/run.ts";
import { copiedFiles } from "../judge/copied-files.ts";
import { type ImagePath, imagePath, pathOfWord } from "../judge/image-path.ts";
import { baseName, isTarName, type Unpacking, unpackingOf } from "../judge/unpack.ts";
import { workdirAt } from "../judge/workdir-base.ts";
import type { Call, Command, Word } from "../model/command.ts";
import type { Copy } from "../model/copy.ts";
import { type Dockerfile, isDelivered, type Stage } from "../model/dockerfile.ts";
import { instructionOf } from "../model/step.ts";
import { type Edit, overlap, replace } from "../text/edit.ts";
import type { Fix, Rule } from "./rule.ts";

export const copyThenExtract: Rule = {
  id: "copy-then-extract",
  summary: "An archive is copied into the image and unpacked there, so that the image keeps both",
  category: "cache-and-size",
  severity: "info",
  fixable: "unsafe",
  since: "0.1.0",
  also: { hadolint: ["DL3010"], tally: ["hadolint/DL3010"] },

  check: {
    dockerfile(file, { uri, text, report }) {
      let copied = archives(text);
      for (const node of file.nodes) {
        if (node.kind === "stage") copied = archives(text);
        else if (node.kind === "copy" && node.keyword === "COPY" && !node.from && !node.onbuild) copied.add(node);
        else if (node.kind === "command" && node.place === "RUN" && !node.onbuild)
          for (const { call, archive, unpacking } of extractionsIn(node)) {
            const copy = copied.find(archive, pathOfWord(file, node, call, archive));
            const source = copy?.sources.find(({ value, meaning = value }) => isTarName(meaning));
            if (!copy || !source) continue;
            const fix = unpacking && fixOf(text, file, copy, node, call, unpacking);
            const delivered = !node.stage || isDelivered(file, node.stage);
            report({
              at: source.span,
              message: `The ${delivered ? "image" : "stage"} keeps ${source.value} beside what ${call.name} unpacks from it.`,
              ...(!delivered && { severity: "off" }),
              related: [{ uri, at: archive.span, message: "It is unpacked here." }],
              fixes: fix ? [fix] : [],
            });
          }
      }
    },
  },
};

interface Archives {
  add(copy: Copy): void;
  find(archive: Word, path: ImagePath | undefined): Copy | undefined;
}

/** The archives that a stage has copied so far. */
function archives(text: string): Archives {
  const paths = copiedFiles();
  const names = new Map<string, Copy>();
  return {
    add(copy) {
      const found = copy.sources.filter(({ value, meaning = value }) => isTarName(meaning));
      if (found.length === 0) return;
      paths.add(copy);
      const target = copy.target?.meaning ?? copy.target?.value ?? "";
      // As written, `\` is what parts the names of a path on Windows.
      const sources = found.flatMap(({ value, meaning = value, span }) => [meaning, text.slice(span.start, span.end)]);
      for (const name of isTarName(target) ? [target] : sources) names.set(baseName(name), copy);
    },
    find({ value, written }, path) {
      const known = path === undefined ? undefined : paths.at(path);
      if (known) return isTarName(path!) || /[*?]$/.test(path!) ? known.copy : undefined;
      // Where a folder is unknown, the name tells.
      return path?.startsWith("/") ? undefined : names.get(baseName((value ?? written).replaceAll(/["']/g, "")));
    },
  };
}

interface Extraction {
  readonly call: Call;
  readonly archive: Word;
  /** What tar does; undefined where another program unpacks for it. */
  readonly unpacking: Unpacking | undefined;
}

function extractionsIn({ calls }: Command): Extraction[] {
  return calls.flatMap((call): Extraction[] => {
    const unpacking = unpackingOf(call);
    if (unpacking) return unpacking.archive ? [{ call, archive: unpacking.archive, unpacking }] : [];
    if (!unpackers.test(call.name ?? "")) return [];
    const archive = call.arguments.findLast((it) => !it.written.startsWith("-"));
    return archive && (call.name !== "cat" || (call.pipedInto && unpackingOf(call.pipedInto)))
      ? [{ call, archive, unpacking: undefined }]
      : [];
  });
}

const unpackers = /^(?:cat|gunzip|bunzip2|unlzma|unxz|unzstd|uncompress|g?zcat|bzcat|xzcat|zstdcat)$/;

/** Lets ADD unpack the archive to where tar would, and takes out the call with the one that removes the archive. */
function fixOf(text: string, file: Dockerfile, copy: Copy, command: Command, call: Call, unpacking: Unpacking): Fix | undefined {
  const { stage, flags, sources, target, instruction } = copy;
  const { archive, folder, plain } = unpacking;
  const alone = sources.length === 1 && instruction.heredocs.length === 0 && flags.every((it) => it.name.value === "link");
  if (!plain || !stage || !alone || !target || /[*?[]/.test(sources[0]!.value) || call.context !== "plain" || call.followedBy === "||")
    return undefined;
  const folderPath = folder ? folder.value : cdBefore(command, call) ? undefined : ".";
  const place = folderPath === undefined ? undefined : placeFor(stage, copy, command, folderPath);
  if (place === undefined || text.slice(target.span.start, target.span.end) !== target.value) return undefined;
  const path = pathOfWord(file, command, call, archive!);
  const uses = command.calls.filter((it) => it !== call && it.arguments.some((word) => pathOfWord(file, command, it, word) === path));
  // What else looks at the archive would not find it.
  if (uses.some((it) => it.name !== "rm" || it.arguments.filter((word) => !word.written.startsWith("-")).length !== 1)) return undefined;
  const removed = removalOf(text, file, command, [call, ...uses]);
  if (!removed) return undefined;
  const start = copy.span.start;
  if (!/^copy\b/i.test(text.slice(start, start + 5))) return undefined;
  const keyword = text.slice(start, start + 4) === "copy" ? "add" : "ADD";
  return {
    title: `Let ADD unpack it to ${place} (owners are those of the archive)`,
    safety: "unsafe",
    edits: [replace({ start, end: start + 4 }, keyword), replace(target.span, place), ...removed],
  };
}

/** How the folder of a step is written in a COPY before it. */
function placeFor(stage: Stage, copy: Copy, command: Command, folder: string): string | undefined {
  if (/[\s"'*?$[\]~]/.test(folder)) return undefined;
  const at = workdirAt(stage, command.span.start);
  const there = imagePath(at, folder);
  if (there === undefined) return undefined;
  if (there.startsWith("/")) return there === "/" ? "/" : `${there}/`;
  return workdirAt(stage, copy.span.start) === at ? `${there}/` : undefined;
}

function cdBefore({ calls }: Command, call: Call): boolean {
  return calls.slice(0, calls.indexOf(call)).some((it) => /^(?:cd|pushd|popd)$/.test(it.name ?? ""));
}

function removalOf(text: string, file: Dockerfile, command: Command, calls: readonly Call[]): Edit[] | undefined {
  const instruction = instructionOf(file, command);
  if (instruction && command.calls.every((it) => calls.includes(it) || it.name === "set")) return [removeInstruction(text, instruction)];
  const edits = calls.map((it) => removeCall(text, file, command, it));
  return edits.some((it, i) => !it || edits.slice(0, i).some((other) => overlap(it, other!))) ? undefined : (edits as Edit[]);
}
