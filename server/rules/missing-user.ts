import { addFlag, findFlag } from "../edit/flag.ts";
import { newlineOf } from "../edit/lines.ts";
import { startAs } from "../edit/stage-user.ts";
import { addEntry } from "../edit/yaml.ts";
import { asScalar } from "../edit/yaml-quote.ts";
import { accountMaker } from "../judge/system.ts";
import { unusedAccount } from "../judge/unused-account.ts";
import { dropsPrivileges, imageUser, runningUser, startsNothing, startsWorkers, userIsSet } from "../judge/user.ts";
import { type Dockerfile, type Instruction, nodesOf, type Stage } from "../model/dockerfile.ts";
import { at, entry } from "../model/value.ts";
import type { Fix, Rule } from "./rule.ts";

export const missingUser: Rule = {
  id: "missing-user",
  summary: "Nothing sets a user, and the image runs as root",
  category: "privilege",
  // Four of five real files say none.
  severity: "info",
  fixable: "unsafe",
  since: "0.1.0",
  also: {
    cis: ["4.1"],
    trivy: ["DS-0002"],
    checkov: ["CKV_DOCKER_3"],
    kics: ["Missing User Instruction"],
    semgrep: ["missing-user", "missing-user-entrypoint"],
    tally: ["tally/stateful-root-runtime"],
  },

  check: {
    service(service, context) {
      const effective = context.project().services.get(service.name.value);
      if (!effective?.complete || at(effective.body, "user") || at(effective.body, "provider")) return;
      if (effective.places[0]?.uri !== context.uri || context.model.kind !== "compose") return;
      const build = context.dockerfile(service);
      const image = build || at(effective.body, "build") ? undefined : service.image;
      const known = image && imageUser(image);
      const root = build?.stage
        ? isRootForGood(build.file, build.stage)
        : known?.root && !known.startsAsRootThenDrops && !known.workersDrop;
      if (!root) return;
      const other = known?.nonRootUser;
      context.report({
        at: service.name.span,
        message: image
          ? `${service.name.value} sets no user, so it runs as root, as ${image.name.value.replace(/@.*/, "")} does.`
          : `${service.name.value} sets no user, so it runs as root, as its image does.`,
        // Of what is built here, the Dockerfile is told.
        severity: "off",
        also: {},
        related: build?.uri && build.stage ? [{ uri: build.uri, at: build.stage.base.span, message: "The image is built here." }] : [],
        fixes: other
          ? [
              {
                title: `Run as ${other} (files owned by root become read-only)`,
                safety: "unsafe",
                edits: [addEntry(context.text, service.body, "user", asScalar(other), entry(service.body, "image"))],
              },
            ]
          : [],
      });
    },
    stage(stage, context) {
      const file = context.model;
      if (file.kind !== "dockerfile" || !stage.ships || stage.windows) return;
      const { user, root, base } = runningUser(file, stage);
      if (user || root === false || unusedAccount(file, stage)) return;
      if (userIsSet(file, stage, context.services())) return;
      // An unknown base may well have a user of its own, and what only others build on is theirs to decide.
      const known = root && !base?.startsAsRootThenDrops && !base?.workersDrop;
      const mild = !known || startsNothing(file, stage) || startsWorkers(file, stage) || dropsPrivileges(file, stage);
      context.report({
        at: stage.base.span,
        message: root
          ? `The image sets no user, so it runs as root, as ${stage.base.value} does.`
          : `The image sets no user, so it runs as that of ${stage.base.value || "its base"}.`,
        ...(mild && { severity: "off" }),
        // What comes behind a mistake may not be what it seems.
        fixes: root && file.problems.length === 0 ? fixes(file, stage, context.text, base?.nonRootUser) : [],
      });
    },
  },
};

function isRootForGood(file: Dockerfile, stage: Stage): boolean {
  const { root, base } = runningUser(file, stage);
  return (
    root === true &&
    !stage.windows &&
    !base?.startsAsRootThenDrops &&
    !base?.workersDrop &&
    !startsWorkers(file, stage) &&
    !dropsPrivileges(file, stage)
  );
}

/** An account of the image, a new one, or a number that needs none. */
function fixes(file: Dockerfile, stage: Stage, text: string, account: string | undefined): Fix[] {
  if (account) return [startingAs(file, stage, text, account)];
  const number = startingAs(file, stage, text, "10001", "10001, a user without a home");
  const create = accountMaker(file, stage);
  if (!create) return [number];
  const { edits } = startingAs(file, stage, text, "app");
  const at = edits[0]!;
  const created = at.newText.replace(/^(.*)USER app/m, `$1RUN ${create("app")}${newlineOf(text)}$1USER app`);
  return [
    {
      title: "Create the user app and start as it (files owned by root become read-only)",
      safety: "unsafe",
      edits: [{ ...at, newText: created }, ...edits.slice(1)],
    },
    { ...number, partial: true },
  ];
}

function startingAs(file: Dockerfile, stage: Stage, text: string, account: string, shown = account): Fix {
  const copies = stateCopies(file, stage);
  const gives = copies.length > 0 ? ", and what COPY puts into its volumes becomes the user's" : "";
  return {
    title: `Start as ${shown} (files owned by root become read-only${gives})`,
    safety: "unsafe",
    edits: [startAs(text, file, stage, account), ...copies.map((it) => addFlag(it, `--chown=${account}`))],
  };
}

/** The copies into volumes, which the program is there to write. */
function stateCopies(file: Dockerfile, stage: Stage): Instruction[] {
  const nodes = nodesOf(file, stage);
  const volumes = nodes.flatMap((it) => (it.kind === "mount" && it.place === "VOLUME" && it.target?.meaning) || []);
  if (volumes.length === 0) return [];
  return nodes.flatMap((it) => {
    if (it.kind !== "copy" || it.onbuild || findFlag(it, "chown")) return [];
    const target = it.target?.meaning;
    return target !== undefined && volumes.some((volume) => `${target}/`.startsWith(`${volume}/`)) ? it.instruction : [];
  });
}
