import { insertAfter } from "../edit/dockerfile.ts";
import { type DependencyInstall, dependencyInstall } from "../judge/dependency-install.ts";
import { copyTarget, imagePath, pathOfText } from "../judge/image-path.ts";
import { workdirAt } from "../judge/workdir-base.ts";
import type { Command } from "../model/command.ts";
import type { Copy } from "../model/copy.ts";
import { type Dockerfile, nodesOf } from "../model/dockerfile.ts";
import { instructionOf, mountsOf } from "../model/step.ts";
import { replace } from "../text/edit.ts";
import type { Fix, Rule } from "./rule.ts";

export const copyBeforeInstall: Rule = {
  id: "copy-before-install",
  summary: "All files are copied before the dependencies are installed, so that any change installs them anew",
  category: "cache-and-size",
  severity: "info",
  fixable: "unsafe",
  since: "0.1.0",
  also: {},

  check: {
    stage(stage, { model, uri, text, report }) {
      if (model.kind !== "dockerfile") return;
      let whole: Copy | undefined;
      const done = new Set<string>();
      for (const node of nodesOf(model, stage)) {
        if (node.kind === "copy" && isWhole(node)) whole ??= node;
        if (node.kind !== "command" || node.place !== "RUN" || node.onbuild) continue;
        for (const call of node.calls) {
          const install = dependencyInstall(call);
          if (!install) continue;
          if (whole && !done.has(install.manager)) {
            const source = whole.sources.find(isContext)!;
            const fix = fixOf(text, model, whole, node, install);
            report({
              at: source.span,
              message: `${install.name} runs again after any change, for ${whole.keyword} ${source.value} stands before it.`,
              // What was downloaded once is at hand.
              ...(mountsOf(model, node).some((it) => it.type === "cache") && { severity: "off" }),
              related: [{ uri, at: call.program.span, message: "It is installed here." }],
              fixes: fix ? [fix] : [],
            });
            return;
          }
          done.add(install.manager);
        }
      }
    },
  },
};

function isWhole({ from, onbuild, sources }: Copy): boolean {
  return !from && !onbuild && sources.some(isContext);
}

function isContext({ meaning }: Copy["sources"][number]): boolean {
  return meaning !== undefined && /^(?:\.?\/*|(?:\.\/+)?\*)$/.test(meaning) && meaning !== "";
}

/** Copies the files that list the dependencies first, and the others behind the step that installs them. */
function fixOf(text: string, file: Dockerfile, copy: Copy, command: Command, { call, manifests }: DependencyInstall): Fix | undefined {
  const { instruction, sources, target, stage } = copy;
  const step = instructionOf(file, command);
  const place = copyTarget(copy);
  if (!manifests || !step || !stage || !target || !place || sources.length !== 1 || command.calls.length !== 1) return undefined;
  if (stage.instructions[stage.instructions.indexOf(instruction) + 1] !== step || step.flags.length > 0) return undefined;
  if (imagePath(workdirAt(stage, command.span.start), ".") !== place.path) return undefined;
  const names = manifests.map((it) => nameIn(place.path, pathOfText(file, command, call, it)));
  const [source] = sources;
  const line = text.slice(copy.span.start, copy.span.end);
  const isPlain = text.slice(source!.span.start, target.span.end) === `${source!.value} ${target.value}` && !/[\r\n]/.test(line);
  if (!isPlain || names.some((it) => it === undefined)) return undefined;
  const folder = /\/$/.test(target.value) ? target.value : `${target.value}/`;
  return {
    title: `Copy ${names.join(" and ")} first (install scripts do not see the other files)`,
    safety: "unsafe",
    edits: [
      replace({ start: source!.span.start, end: target.span.end }, `${names.join(" ")} ${folder}`),
      insertAfter(text, file, step, line),
    ],
  };
}

/** The name of a file right in a folder. */
function nameIn(folder: string, path: string | undefined): string | undefined {
  const start = folder === "/" ? "/" : `${folder}/`;
  const name = path?.startsWith(start) ? path.slice(start.length) : undefined;
  return name !== undefined && /^[\w.*-]+$/.test(name) ? name : undefined;
}
