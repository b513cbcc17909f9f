import { addToLists } from "../edit/yaml-list.ts";
import { effectiveService } from "../judge/effective-service.ts";
import { ownersOf } from "../judge/file-owner.ts";
import { pathOfText } from "../judge/image-path.ts";
import { perStage } from "../judge/lineage.ts";
import { baseImage } from "../judge/user.ts";
import { normalise } from "../knowledge/host-paths.ts";
import { imageNeeds } from "../knowledge/image-needs.ts";
import type { Service } from "../model/compose.ts";
import { commands, lineage, nodesOf } from "../model/dockerfile.ts";
import { at, scalarAt } from "../model/value.ts";
import type { Span } from "../text/span.ts";
import type { Context, Rule } from "./rule.ts";

export const unwritableFolder: Rule = {
  id: "unwritable-folder",
  summary: "A service is read-only, and its image writes where nothing is mounted",
  category: "correctness",
  severity: "info",
  fixable: "unsafe",
  since: "0.1.0",
  also: {},

  check: {
    service(service, context) {
      const { model, text } = context;
      const { name, body } = service;
      const setting = scalarAt(body, "read_only");
      if (setting?.value !== true || model.kind !== "compose" || model.role === "stack") return;
      // Mounts of other files would have to be seen, too.
      const whole = effectiveService(model, service, context);
      if (!whole || whole.places.length > 1 || whole.extended.length > 0 || at(body, "entrypoint") || at(body, "volumes_from")) return;
      if (service.mounts.some((it) => it.target?.meaning === undefined)) return;
      const mounted = service.mounts.map((it) => normalise(it.target!.meaning!));
      const folders = writtenTo(service, context).filter(({ path }) => !mounted.some((it) => holds(it, normalise(path))));
      if (folders.length === 0) return;
      const paths = folders.map((it) => it.path);
      const build = context.dockerfile(service);
      const edits = addToLists(text, body, { tmpfs: paths });
      context.report({
        at: setting.inner,
        message: `The image of ${name.value} writes to ${list(paths)}, where nothing is mounted.`,
        related: folders.flatMap(({ given }) =>
          given && build?.uri ? [{ uri: build.uri, at: given, message: "The folder is given to the user who runs the program." }] : [],
        ),
        fixes: edits
          ? [{ title: `Mount a tmpfs at ${list(paths)} (what is written there goes with the container)`, safety: "unsafe", edits }]
          : [],
      });
    },
  },
};

interface Folder {
  readonly path: string;
  /** Where a Dockerfile gives it to somebody. */
  readonly given?: Span;
}

function writtenTo(service: Service, context: Context): readonly Folder[] {
  const build = context.dockerfile(service);
  const isBuilt = at(service.body, "build") !== undefined;
  const reference = (isBuilt ? build?.stage && baseImage(build.stage) : service.image)?.reference;
  // Who runs it as somebody else, or sets it up anew, changes where it writes.
  const asItIs = reference && !service.user && !(build?.stage && changesStart(build.file, build.stage));
  const needs = asItIs ? (imageNeeds(reference.name, reference.tag)?.scratch ?? []) : [];
  const own = build?.stage ? givenAway(build.file, build.stage) : [];
  return [...needs.map((path) => ({ path })), ...own.filter((it) => !needs.includes(it.path))];
}

const changesStart = perStage((_, stage): boolean =>
  [...lineage(stage)].some((it) => it.instructions.some(({ name, onbuild }) => !onbuild && /^(?:CMD|ENTRYPOINT|USER)$/.test(name))),
);

/** Folders by whose names a program keeps things there at run time, and that are given to a user for that. */
const givenAway = perStage((file, stage): readonly Folder[] => {
  const volumes = [...lineage(stage)].flatMap((it) =>
    nodesOf(file, it).flatMap((node) => (node.kind === "mount" && node.place === "VOLUME" ? [node.target?.meaning] : [])),
  );
  // What a variable hides may be any of them.
  if (volumes.includes(undefined)) return [];
  const found = new Map<string, Folder>();
  for (const it of lineage(stage))
    for (const command of commands(file, it, "RUN"))
      for (const { paths, call } of command.onbuild ? [] : ownersOf(command))
        for (const written of paths.slice(0, 20)) {
          const path = pathOfText(file, command, call, written);
          if (path === undefined || !/^\/[\w./-]+$/.test(path) || !names.test(path)) continue;
          if (!volumes.some((volume) => holds(normalise(volume!), normalise(path)))) found.set(path, { path, given: call.program.span });
        }
  return [...found.values()].slice(0, 5);
});

const names = /\/(?:\.?cache|logs?|tmp|temp|run|sessions?|uploads?)$/;

function holds(folder: string, path: string): boolean {
  return folder === path || path.startsWith(folder === "/" ? "/" : `${folder}/`);
}

function list(paths: readonly string[]): string {
  return paths.length > 1 ? `${paths.slice(0, -1).join(", ")} and ${paths.at(-1)}` : paths[0]!;
}
