import { insertAfter, insertBefore } from "../edit/dockerfile.ts";
import { insertWords, removeCall } from "../edit/run.ts";
import { perStage, rootStage } from "../judge/lineage.ts";
import { packageCalls } from "../judge/package-manager.ts";
import { setterOf } from "../judge/scope.ts";
import { variableOf } from "../judge/step.ts";
import { canonicalRepository } from "../knowledge/registries.ts";
import type { Call, Command, Word } from "../model/command.ts";
import { commands, type Dockerfile, lineage, type Stage } from "../model/dockerfile.ts";
import { instructionOf, mountsOf } from "../model/step.ts";
import { type Edit, insert } from "../text/edit.ts";
import type { Context, Fix, Report, Rule } from "./rule.ts";

const also = {
  dummyKey: ["tally/ruby/asset-precompile-without-dummy-key"],
  bootsnap: ["tally/ruby/bootsnap-precompile-without-j1"],
  flags: ["tally/ruby/deprecated-bundler-install-flags"],
  jemalloc: ["tally/ruby/jemalloc-installed-but-not-preloaded"],
  deployment: ["tally/ruby/missing-bundle-deployment"],
  bundler: ["tally/ruby/redundant-bundler-install"],
  yjit: ["tally/ruby/yjit-not-enabled-on-supported-runtime"],
  opcache: ["tally/php/enable-opcache-in-production"],
} as const;

export const rubyAndPhpRuntime: Rule = {
  id: "ruby-and-php-runtime",
  summary: "Ruby or PHP runs, or is built, in a way that its makers advise against",
  category: "maintainability",
  severity: "off",
  fixable: "unsafe",
  since: "0.1.0",
  also: { tally: Object.values(also).flat() },

  check: {
    command(command, context) {
      const { model, report } = context;
      const { stage, place, onbuild } = command;
      if (place !== "RUN" || onbuild || model.kind !== "dockerfile" || !stage || isForDevelopers(stage)) return;
      for (const call of command.calls) {
        const found = ofCall(call, command, stage, context, model);
        if (found) report(found);
      }
    },
    stage(stage, context) {
      const { model, report } = context;
      if (model.kind !== "dockerfile" || !stage.ships || isForDevelopers(stage)) return;
      for (const found of [jemalloc(stage, model), yjit(stage, context, model), opcache(stage, context, model)]) if (found) report(found);
    },
  },
};

function isForDevelopers({ name }: Stage): boolean {
  return /^(?:dev|development|test|testing|ci|debug)$/i.test(name?.value ?? "");
}

function ofCall(call: Call, command: Command, stage: Stage, { text }: Context, file: Dockerfile): Report | undefined {
  const words = call.arguments;
  const find = (pattern: RegExp): Word | undefined => words.find((it) => pattern.test(it.value ?? ""));
  const program = call.name === "bundle" && words[0]?.value === "exec" ? words[1]?.value : call.name;

  const precompile = find(/^assets:precompile$/);
  if (precompile && /^(?:\.?.*\/)?(?:rails|rake)$/.test(program ?? "")) {
    const keys = ["SECRET_KEY_BASE_DUMMY", "SECRET_KEY_BASE", "RAILS_MASTER_KEY"];
    if (keys.some((it) => variableOf(file, command, call, it) !== undefined) || mountsOf(file, command).some((it) => it.type === "secret"))
      return undefined;
    return {
      at: precompile.span,
      message: "assets:precompile runs without SECRET_KEY_BASE_DUMMY, so it asks for the real key.",
      also: { tally: also.dummyKey },
      fixes: prefix(command, call, "SECRET_KEY_BASE_DUMMY=1", "Set SECRET_KEY_BASE_DUMMY=1 for it (Rails before 7.1 does not know that)"),
    };
  }

  const bootsnap = find(/^precompile$/);
  if (program === "bootsnap" && bootsnap && !find(/^(?:-j|--jobs)/)) {
    const edit = insertWords(command, bootsnap, "-j", "1");
    return {
      at: bootsnap.span,
      message: "bootsnap precompile works in parallel, which can hang where another processor is emulated.",
      also: { tally: also.bootsnap },
      fixes: edit ? [{ title: "Let it work with -j 1 (takes longer)", safety: "unsafe", edits: [edit] }] : [],
    };
  }

  if (call.name === "gem" && isOfRuby(stage)) {
    const install = packageCalls({ ...command, calls: [call] }, "install")[0];
    if (install?.packages.length !== 1 || install.packages[0]!.value !== "bundler" || install.has("-v", "--version")) return undefined;
    const edit = removeCall(text, file, command, call);
    return {
      at: install.packages[0]!.span,
      message: "gem installs bundler, which the image has already.",
      also: { tally: also.bundler },
      fixes: edit ? [{ title: "Leave it out (the version is that of the image)", safety: "unsafe", edits: [edit] }] : [],
    };
  }

  if (call.name !== "bundle" || words[0]?.value !== "install") return undefined;
  const flag = find(/^--(?:deployment|without|path)(?:=|$)/);
  if (flag) {
    const [name = ""] = flag.value!.split("=");
    return {
      at: flag.span,
      message: `bundle install ${name} is deprecated; BUNDLE_${name.slice(2).toUpperCase()} says the same.`,
      also: { tally: also.flags },
    };
  }
  if (isConfigured(file, stage) || ["BUNDLE_DEPLOYMENT", "BUNDLE_FROZEN"].some((it) => variableOf(file, command, call, it) !== undefined))
    return undefined;
  if (/^(?:dev|test)/.test(["RAILS_ENV", "RACK_ENV"].map((it) => variableOf(file, command, call, it)).find(Boolean) ?? ""))
    return undefined;
  const instruction = instructionOf(file, command);
  return {
    at: { start: call.program.span.start, end: words[0].span.end },
    message: "bundle install may settle on other versions than Gemfile.lock, since BUNDLE_DEPLOYMENT is not set.",
    also: { tally: also.deployment },
    fixes: instruction
      ? [
          {
            title: "Set BUNDLE_DEPLOYMENT=1 (fails where Gemfile.lock is missing or old)",
            safety: "unsafe",
            edits: [insertBefore(text, instruction, "ENV BUNDLE_DEPLOYMENT=1")],
          },
        ]
      : [],
  };
}

/** Whether a step of a stage settles by `bundle config` that the lock file counts. */
const isConfigured = perStage((file, stage) =>
  commands(file, stage, "RUN").some(({ calls }) =>
    calls.some(
      ({ name, arguments: words }) =>
        name === "bundle" && words[0]?.value === "config" && words.some(({ value }) => value === "deployment" || value === "frozen"),
    ),
  ),
);

function prefix(command: Command, call: Call, assignment: string, title: string): Fix[] {
  if (command.form !== "shell" || (command.shell !== "sh" && command.shell !== "bash") || call.runner) return [];
  return [{ title, safety: "unsafe", edits: [insert(call.span.start, `${assignment} `)] }];
}

function jemalloc(stage: Stage, file: Dockerfile): Report | undefined {
  if (!isOfRuby(stage) || ["LD_PRELOAD", "MALLOC_CONF"].some((it) => setterOf(file, stage, it, stage.span.end).by === "file"))
    return undefined;
  for (const it of lineage(stage)) {
    for (const command of commands(file, it, "RUN")) {
      const word = packageCalls(command, "install")
        .flatMap((call) => call.packages)
        .find(({ value }) => /^(?:lib)?jemalloc(?:\d|-dev|-devel)?$/.test(value ?? ""));
      if (word)
        return { at: word.span, message: `${word.value} is installed, but no LD_PRELOAD loads it.`, also: { tally: also.jemalloc } };
    }
  }
  return undefined;
}

function yjit(stage: Stage, { text }: Context, file: Dockerfile): Report | undefined {
  const version = isOfRuby(stage) ? /^(\d+)\.(\d+)/.exec(rootStage(stage).image?.reference?.tag ?? "") : null;
  if (!version || Number(version[1]) * 100 + Number(version[2]) < 303) return undefined;
  if (["RUBY_YJIT_ENABLE", "RUBYOPT"].some((it) => setterOf(file, stage, it, stage.span.end).by === "file")) return undefined;
  for (const command of commands(file, stage, "CMD", "ENTRYPOINT")) {
    const words = command.calls.flatMap((it) => [it.program, ...it.arguments]);
    // Rails sets it going by itself.
    const server = words.find(({ value }) => /^(?:puma|unicorn|rackup|sidekiq|falcon|thin|iodine)$/.test(value ?? ""));
    const instruction = instructionOf(file, command);
    if (!server || !instruction || words.some(({ value }) => value === "--yjit" || value === "rails")) continue;
    const edits: Edit[] = [insertBefore(text, instruction, "ENV RUBY_YJIT_ENABLE=1")];
    return {
      at: server.span,
      message: `${server.value} runs without YJIT, which Ruby has but does not use by itself.`,
      also: { tally: also.yjit },
      fixes: [{ title: "Set RUBY_YJIT_ENABLE=1 (takes more memory)", safety: "unsafe", edits }],
    };
  }
  return undefined;
}

function opcache(stage: Stage, { text }: Context, file: Dockerfile): Report | undefined {
  const root = rootStage(stage);
  const { image } = root;
  const reference = image?.reference;
  if (!reference || canonicalRepository(reference.name) !== "php" || !/(?:^|-)(?:fpm|apache)/.test(reference.tag ?? "")) return undefined;
  // Since 8.5 it is a part of PHP.
  const version = /^(\d+)\.(\d+)/.exec(reference.tag!);
  if (!version || Number(version[1]) * 100 + Number(version[2]) > 804 || Number(version[1]) < 7) return undefined;
  for (const it of lineage(stage)) {
    if (
      it.instructions.some(
        ({ name, words }) => /^(?:COPY|ADD|ENV)$/.test(name) && words.some(({ value }) => /opcache|php\.ini|conf\.d/i.test(value)),
      )
    )
      return undefined;
    if (
      commands(file, it, "RUN").some(({ calls }) =>
        calls.some((call) => call.arguments.some(({ written }) => /opcache|conf\.d/i.test(written))),
      )
    )
      return undefined;
  }
  const from = root.instructions[0];
  return {
    at: image.tagSpan ?? image.name.span,
    message: `${image.name.meaning ?? image.name.value} compiles each script at every request, since nothing enables OPcache.`,
    also: { tally: also.opcache },
    fixes: from
      ? [
          {
            title: "Install opcache (changed files may be seen later)",
            safety: "unsafe",
            edits: [insertAfter(text, file, from, "RUN docker-php-ext-install opcache")],
          },
        ]
      : [],
  };
}

function isOfRuby(stage: Stage): boolean {
  const reference = rootStage(stage).image?.reference;
  return reference !== undefined && canonicalRepository(reference.name) === "ruby";
}
