import { copyTarget, type ImagePath, imagePath, pathOfWord } from "../judge/image-path.ts";
import { perStage } from "../judge/lineage.ts";
import { started } from "../judge/start.ts";
import type { Command } from "../model/command.ts";
import { commands, type Dockerfile, lineage, nodesOf, type Stage } from "../model/dockerfile.ts";
import { at } from "../model/value.ts";
import type { Span } from "../text/span.ts";
import { basename } from "../text/uri.ts";
import type { Rule } from "./rule.ts";

export const mountOverProgram: Rule = {
  id: "mount-over-program",
  summary: "A folder of the host hides the program that the image starts",
  category: "correctness",
  severity: "info",
  fixable: "no",
  since: "0.1.0",
  also: {},

  check: {
    mount({ place, type, source, target, service }, context) {
      if (place !== "volumes:" || type !== "bind" || !service || target?.meaning === undefined) return;
      const folder = imagePath(undefined, target.meaning);
      const build = folder === undefined ? undefined : context.dockerfile(service);
      if (!build?.stage || build.stage.windows) return;
      // What the service starts instead is its own matter.
      const body = context.project().services.get(service.name.value)?.body ?? service.body;
      if (at(body, "entrypoint")) return;
      const found = programsOf(build.file, build.stage).find(
        (it) => it.path.startsWith(folder === "/" ? "/" : `${folder}/`) && !(it.place === "CMD" && at(body, "command")),
      );
      if (!found) return;
      const { uri } = build;
      context.report({
        at: target.span,
        message: `${source?.value ?? "The mount"} hides ${found.path}, which ${uri ? basename(uri) : "dockerfile_inline"} builds and the image starts.`,
        related: uri ? [{ uri, at: found.made, message: "It is put into the image here." }] : [],
      });
    },
  },
};

interface Built {
  readonly path: ImagePath;
  /** Which instruction starts it. */
  readonly place: Command["place"];
  readonly made: Span;
}

/** What a stage starts that was made by its build, so that nobody has it on the host. */
const programsOf = perStage((file, stage): readonly Built[] =>
  started(file, stage).flatMap((command) =>
    command.calls.slice(0, most).flatMap((call) =>
      [call.program, ...call.arguments].slice(0, most).flatMap((word) => {
        if (/^-/.test(word.value ?? "-") || (word === call.program && !word.written.includes("/"))) return [];
        const path = pathOfWord(file, command, call, word);
        const made = path === undefined ? undefined : makerOf(file, stage, path);
        return made ? [{ path: path!, place: command.place, made }] : [];
      }),
    ),
  ),
);

/** How many words are looked at. */
const most = 20;

/** Where a file comes into a stage from another one, or from a compiler. */
function makerOf(file: Dockerfile, stage: Stage, path: ImagePath): Span | undefined {
  for (const it of lineage(stage)) {
    for (const command of commands(file, it, "RUN")) {
      if (command.onbuild) continue;
      for (const call of command.calls) {
        const output = call.arguments.findIndex((word) => word.value === "-o");
        const word = compilers.test(call.name ?? "") && output >= 0 ? call.arguments[output + 1] : undefined;
        if (word && pathOfWord(file, command, call, word) === path) return call.program.span;
      }
    }
    for (const node of nodesOf(file, it).toReversed()) {
      if (node.kind !== "copy" || node.onbuild) continue;
      const target = copyTarget(node);
      if (!target || !(target.files.includes(path) || target.path === path || path.startsWith(`${target.path}/`))) continue;
      // What is copied from the build context may as well be on the host.
      if (!node.from) return undefined;
      return node.target!.span;
    }
  }
  return undefined;
}

const compilers = /^(?:go|gcc|g\+\+|cc|c\+\+|clang|rustc|ghc|csc|swiftc|nim|crystal|v)$/;
