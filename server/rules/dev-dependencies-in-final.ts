import { insertBefore } from "../edit/dockerfile.ts";
import { insertWords } from "../edit/run.ts";
import { perStage } from "../judge/lineage.ts";
import { mentions } from "../judge/mention.ts";
import { type PackageCall, packageCalls, wordsOf } from "../judge/package-manager.ts";
import { variableOf } from "../judge/step.ts";
import { baseImage } from "../judge/user.ts";
import { isWorkshop } from "../judge/workshop.ts";
import { canonicalRepository } from "../knowledge/registries.ts";
import type { Command, Word } from "../model/command.ts";
import { commands, type Dockerfile, isDelivered, type Stage } from "../model/dockerfile.ts";
import { instructionOf } from "../model/step.ts";
import type { Also, Fix, Rule } from "./rule.ts";

export const devDependenciesInFinal: Rule = {
  id: "dev-dependencies-in-final",
  summary: "An image brings what only its developers need",
  category: "cache-and-size",
  severity: "info",
  fixable: "unsafe",
  since: "0.1.0",
  also: {
    cis: ["4.3"],
    tally: ["tally/php/composer-no-dev-in-production", "tally/ruby/missing-bundle-without-development"],
  },

  check: {
    command(command, { model, text, uri, report }) {
      const { place, stage, onbuild } = command;
      if (place !== "RUN" || model.kind !== "dockerfile" || !stage || onbuild) return;
      if (!isDelivered(model, stage) || isWorkshop(model, uri)) return;
      for (const call of packageCalls(command, "install")) {
        const listed = developersList(call);
        if (!listed && (!bringsAll(call) || isTold(model, command, call) || mentions(model, text, settings))) continue;
        // Another call of the stage may take them away again.
        if (!listed && (leavesOut(model, stage).get(call.manager.family) ?? -1) > call.call.span.start) continue;
        const needed = needs(model, stage).has(call.manager.family);
        const fix = listed || needed ? undefined : fixFor(text, model, command, call);
        report({
          at: (listed ?? call.verbWord).span,
          message: `${listed ? listed.written : wordsOf(call)} puts development dependencies into the image${listed ? "" : ", too"}.`,
          ...(!listed && (needed || !isSure(model, command, call)) && { severity: "off" }),
          also: alsoOf(call),
          fixes: fix ? [fix] : [],
        });
      }
    },
  },
};

/** Settings of a manager for all calls, by one of its own commands. */
const settings = /\bnpm config set (?:omit|production|only)\b|\bbundle(?:r)? config\b[^\n]*\bwithout\b|\bpoetry config\b[^\n]*\bwithout\b/;

/** The list of development dependencies that pip is given, `-r requirements-dev.txt` or `.[dev]`. */
function developersList({ manager, options, packages, call }: PackageCall): Word | undefined {
  if (manager.family !== "pip" && manager.name !== "uv") return undefined;
  const files = options.flatMap(({ name, value, word }) => {
    if ((name !== "-r" && name !== "--requirement") || value === undefined || !lists.test(value)) return [];
    return call.arguments.find((it) => it !== word && it.value === value) ?? word;
  });
  return (
    files[0] ??
    packages.find(
      ({ value }) => value !== undefined && /^\.?[\w./-]*\[(?:[^\]]*,)?(?:dev|tests?|develop|development)(?:,[^\]]*)?\]$/.test(value),
    )
  );
}

const lists = /(?:^|[-_./])(?:dev|develop|development|tests?|testing)(?:[-_./][^/]*)?\.(?:txt|in)$|(?:^|\/)(?:dev|tests?)[-_]requirements/;

/** Whether a call installs what a project lists, and leaves nothing of it out. */
function bringsAll({ manager, verbWord, call, packages, has, options }: PackageCall): boolean {
  const verb = verbWord === call.program ? "install" : (verbWord.value ?? "");
  if (packages.length > 0 || has("-g", "--global", "--location", "--help", "-h", "--version", "-v", "-V")) return false;
  const leaves = (name: string, value: RegExp) => options.some((it) => it.name === name && value.test(it.value ?? ""));
  switch (manager.family) {
    case "npm":
    case "pnpm":
    case "yarn":
    case "bun":
      if (!/^(?:install|i|in|ci|clean-install)$/.test(verb) || leaves("--omit", /^dev$/) || leaves("--only", /^prod/)) return false;
      return !options.some(({ name, value }) => /^(?:--production|--prod|-P)$/.test(name) && value !== "false");
    case "composer":
      return /^(?:install|i)$/.test(verb) && !has("--no-dev");
    case "bundle":
      return verb === "install" && !has("--without");
    case "poetry":
      return !has("--only", "--no-dev", "--without", "--only-root");
    case "uv":
      return verb === "sync" && !has("--no-dev", "--no-default-groups", "--only-group", "--no-group");
    default:
      return false;
  }
}

/** The variables that leave them out, and with which value. */
const variables: Readonly<Record<string, readonly (readonly [name: string, value: RegExp])[]>> = {
  npm: [
    ["NODE_ENV", /^production$/],
    ["npm_config_omit", /dev/],
    ["NPM_CONFIG_OMIT", /dev/],
    ["npm_config_production", /^true$/],
    ["NPM_CONFIG_PRODUCTION", /^true$/],
  ],
  yarn: [["NODE_ENV", /^production$/]],
  pnpm: [["NODE_ENV", /^production$/]],
  composer: [["COMPOSER_NO_DEV", /^(?!0?$)/]],
  bundle: [["BUNDLE_WITHOUT", /./]],
  uv: [["UV_NO_DEV", /^(?!0?$)/]],
};

/** Whether a variable leaves them out, or may do so. */
function isTold(file: Dockerfile, command: Command, { manager, call }: PackageCall): boolean {
  return (variables[manager.family] ?? []).some(([name, right]) => {
    const value = variableOf(file, command, call, name);
    return value !== undefined && (right.test(value) || value === "" || value.includes("$"));
  });
}

/** Where a stage last leaves or takes development dependencies out, by the family of the manager. */
const leavesOut = perStage((file, stage): ReadonlyMap<string, number> => {
  const found = new Map<string, number>();
  for (const command of commands(file, stage, "RUN")) {
    for (const call of command.calls) {
      if (call.name !== "rm") continue;
      const paths = call.arguments.map((it) => it.written);
      if (paths.some((it) => /node_modules/.test(it))) for (const family of nodes) found.set(family, call.span.start);
      if (paths.some((it) => /vendor/.test(it))) found.set("composer", call.span.start);
    }
    for (const call of packageCalls(command)) {
      const { manager, verb, verbWord, packages } = call;
      const isPruned = verb === "remove" && verbWord.value === "prune";
      const isLean = verb === "install" && packages.length === 0 && !bringsAll(call);
      if (isPruned || isLean) found.set(manager.family, call.call.span.start);
    }
  }
  return found;
});

const nodes = ["npm", "yarn", "pnpm", "bun"];

/** The families whose development dependencies a stage itself seems to need, since it builds or tests something. */
const needs = perStage((file, stage): ReadonlySet<string> => {
  const found = new Set<string>();
  for (const command of commands(file, stage, "RUN", "CMD", "ENTRYPOINT")) {
    for (const call of command.calls) if (nodeTools.test(call.name ?? "")) for (const family of nodes) found.add(family);
    for (const { manager, verb, verbWord, packages } of packageCalls(command)) {
      if (verb !== "run") continue;
      const script = packages[0]?.value ?? verbWord.value ?? "";
      if (nodes.includes(manager.family) && !/^(?:start|serve|start:prod|prod|production)$/.test(script))
        for (const family of nodes) found.add(family);
      if (manager.family === "composer" || manager.family === "poetry" || manager.family === "uv") found.add(manager.family);
    }
    for (const call of command.calls) if (/^(?:phpunit|phpstan|phpcs|behat|pest)$/.test(call.name ?? "")) found.add("composer");
  }
  return found;
});

const nodeTools =
  /^(?:npx|pnpx|bunx|tsc|ts-node|tsx|vite|webpack|rollup|esbuild|ng|next|nuxt|gulp|grunt|lerna|nx|turbo|nodemon|jest|mocha|vitest|make)$/;

/** Whether something shows that the image is there to run the program: composer needs them for nothing, and other stages build. */
function isSure(file: Dockerfile, command: Command, { manager, call }: PackageCall): boolean {
  if (manager.family === "composer") return true;
  if (manager.family === "bundle") return ["RAILS_ENV", "RACK_ENV"].some((it) => variableOf(file, command, call, it) === "production");
  return nodes.includes(manager.family) && buildsElsewhere(file);
}

/** Whether a stage that is not delivered installs packages of Node. */
function buildsElsewhere(file: Dockerfile): boolean {
  let builds = elsewhere.get(file);
  if (builds === undefined) {
    builds = file.stages.some((it) => !isDelivered(file, it) && nodes.some((family) => needs(file, it).has(family)));
    elsewhere.set(file, builds);
  }
  return builds;
}

const elsewhere = new WeakMap<Dockerfile, boolean>();

function fixFor(text: string, file: Dockerfile, command: Command, { manager, verbWord }: PackageCall): Fix | undefined {
  const title = "(what the image runs has to do without them)";
  if (manager.family === "bundle") {
    const instruction = instructionOf(file, command);
    const line = "ENV BUNDLE_WITHOUT=development:test";
    return instruction && { title: `Set BUNDLE_WITHOUT ${title}`, safety: "unsafe", edits: [insertBefore(text, instruction, line)] };
  }
  const option = manager.family === "npm" && isOldNode(command.stage) ? "--only=production" : flags[manager.family];
  const edit = option && insertWords(command, verbWord, ...option.split(" "));
  return edit ? { title: `Add ${option} ${title}`, safety: "unsafe", edits: [edit] } : undefined;
}

const flags: Readonly<Record<string, string>> = {
  npm: "--omit=dev",
  yarn: "--production",
  pnpm: "--prod",
  bun: "--production",
  composer: "--no-dev",
  poetry: "--only main",
  uv: "--no-dev",
};

/** npm 6, which came with Node 14, does not know --omit. */
function isOldNode(stage: Stage | undefined): boolean {
  const reference = stage && baseImage(stage)?.reference;
  const major = /^\d+/.exec(reference?.tag ?? "")?.[0];
  return reference !== undefined && canonicalRepository(reference.name) === "node" && major !== undefined && Number(major) < 15;
}

function alsoOf({ manager: { family } }: PackageCall): Also {
  const tally: Record<string, string> = {
    composer: "tally/php/composer-no-dev-in-production",
    bundle: "tally/ruby/missing-bundle-without-development",
  };
  return { cis: ["4.3"], ...(tally[family] && { tally: [tally[family]] }) };
}
