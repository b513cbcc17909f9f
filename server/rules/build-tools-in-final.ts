import { perStage } from "../judge/lineage.ts";
import { type PackageCall, packageCalls } from "../judge/package-manager.ts";
import { isWorkshop } from "../judge/workshop.ts";
import { systemOfFamily } from "../knowledge/package-managers.ts";
import type { Command, Word } from "../model/command.ts";
import { commands, type Dockerfile, isDelivered, lineage, nodesOf } from "../model/dockerfile.ts";
import type { Rule } from "./rule.ts";

export const buildToolsInFinal: Rule = {
  id: "build-tools-in-final",
  summary: "Compilers and headers stay in the image",
  category: "cache-and-size",
  severity: "info",
  fixable: "no",
  since: "0.1.0",
  also: { cis: ["4.3"], tally: ["tally/prefer-multi-stage-build"] },

  check: {
    command(command, { model, uri, report }) {
      const { place, stage, onbuild } = command;
      if (place !== "RUN" || model.kind !== "dockerfile" || !stage || onbuild) return;
      if (!isDelivered(model, stage) || isWorkshop(model, uri)) return;
      const tools = stayingTools(command);
      const [first] = tools;
      if (!first) return;
      const late = tools.find((it) => (removals(model).get(nameOf(it)) ?? -1) > command.span.end);
      const more = tools.length > 1 ? ` and ${tools.length - 1} more` : "";
      report({
        at: (late ?? first).span,
        message: late
          ? `${late.written} stays in this layer, although a later step removes it.`
          : `${first.written}${more} ${more ? "are" : "is"} there to build with, and ${more ? "stay" : "stays"} in the image.`,
        ...(!late && !copiesFromStage(model, model.stages.at(-1)!) && { severity: "off" }),
        also: { cis: ["4.3"], ...(model.stages.length === 1 && { tally: ["tally/prefer-multi-stage-build"] }) },
      });
    },
  },
};

/** What a step installs to build with and does not remove, as far as it tells. */
function stayingTools(command: Command): Word[] {
  const calls = packageCalls(command, "install").filter(({ manager }) => systemOfFamily.has(manager.family));
  const found = calls.flatMap((call) => call.packages.filter(isTool).map((word) => ({ word, call })));
  if (found.length === 0) return [];
  const removed = new Set<string>();
  for (const { packages, manager } of packageCalls(command, "remove")) {
    if (!systemOfFamily.has(manager.family)) continue;
    // A list in a variable may be anything.
    if (packages.some(({ value }) => value === undefined)) return [];
    for (const word of packages) removed.add(nameOf(word));
  }
  if (command.calls.some((it) => it.name === "apt-mark" && it.arguments[0]?.value === "auto")) return [];
  return found.filter(({ word, call }) => !removed.has(nameOf(word)) && !removed.has(virtualOf(call))).map(({ word }) => word);
}

function virtualOf({ options }: PackageCall): string {
  return options.find(({ name }) => name === "-t" || name === "--virtual")?.value ?? "";
}

/** Without a version. */
function nameOf({ value, written }: Word): string {
  return (value ?? written).replace(/(.)[=~<>@].*$/s, "$1");
}

function isTool(word: Word): boolean {
  return word.value !== undefined && tools.test(nameOf(word));
}

/** Compilers, what drives them, and headers. */
const tools =
  /^(?:build-essential|build-base|alpine-sdk|base-devel|gcc(?:-[\d.]+|-c\+\+)?|g\+\+(?:-[\d.]+)?|clang(?:-[\d.]+)?|make|gmake|cmake|automake|autoconf|libtool|ninja-build|meson|bison|flex|nasm|yasm|dpkg-dev|rpm-build|rustc|cargo|maven|gradle|gfortran|(?:default|openjdk-\d+)-jdk(?:-headless)?|linux-headers(?:-.*)?|kernel-devel|.+-dev|.+-devel)$/;

/** Where a later step of a delivered stage last removes a package. */
function removals(file: Dockerfile): ReadonlyMap<string, number> {
  let found = removed.get(file);
  if (!found) {
    found = new Map(
      [...lineage(file.stages.at(-1)!)]
        .toReversed()
        .flatMap((stage) =>
          commands(file, stage, "RUN").flatMap((it) =>
            packageCalls(it, "remove").flatMap(({ packages }) => packages.map((word): [string, number] => [nameOf(word), it.span.start])),
          ),
        ),
    );
    removed.set(file, found);
  }
  return found;
}

const removed = new WeakMap<Dockerfile, ReadonlyMap<string, number>>();

const copiesFromStage = perStage((file, stage): boolean =>
  nodesOf(file, stage).some((it) => it.kind === "copy" && it.from?.stage !== undefined),
);
