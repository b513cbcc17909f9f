import { packageCall, packageCalls } from "../judge/package-manager.ts";
import { keywordOf } from "../judge/step.ts";
import type { Call } from "../model/command.ts";
import { commands } from "../model/dockerfile.ts";
import type { Rule } from "./rule.ts";

export const singleStageBuild: Rule = {
  id: "single-stage-build",
  summary: "A program is built in the stage that ships, with all that it takes to build it",
  category: "cache-and-size",
  severity: "off",
  fixable: "no",
  since: "0.1.0",
  also: { tally: ["tally/prefer-multi-stage-build"] },

  check: {
    dockerfile(file, { report }) {
      const [stage, another] = file.stages;
      if (!stage || another) return;
      for (const command of commands(file, stage, "RUN")) {
        // Who takes the tools away in the same step keeps the image small without a stage.
        if (command.onbuild || packageCalls(command, "remove").length > 0) continue;
        const call = command.calls.find(builds);
        if (!call) continue;
        report({
          at: keywordOf(file, command),
          message: `The only stage runs ${nameOf(call)}, so what it takes to build ships with what is built.`,
        });
        return;
      }
    },
  },
};

/** Whether a call makes a program out of its source. */
function builds(call: Call): boolean {
  const { name = "", arguments: words, context } = call;
  if (context !== "plain") return false;
  const verbs = words.map((it) => it.value ?? "");
  const known = builders.get(name.replace(/^mvnw$/, "mvn").replace(/^gradlew$/, "gradle"));
  if (!known) return false;
  return known === true ? !verbs.some((it) => /^(?:--version|-v|-V|--help|clean)$/.test(it)) : verbs.some((it) => known.test(it));
}

const builders: ReadonlyMap<string, RegExp | true> = new Map<string, RegExp | true>([
  ["go", /^(?:build|install)$/],
  ["cargo", /^(?:build|install)$/],
  ["rustc", true],
  ["mvn", /^(?:package|install|verify|compile)$/],
  ["gradle", /^(?:build|assemble|\w*[jJ]ar|installDist)$/],
  ["sbt", true],
  ["dotnet", /^(?:build|publish)$/],
  ["swift", /^build$/],
  ["stack", /^(?:build|install)$/],
  ["cabal", /^(?:build|install)$/],
  ["make", true],
  ["ninja", true],
  ["cmake", /^--build$/],
  ["gcc", true],
  ["g++", true],
  ["clang", true],
  ["javac", true],
  ["tsc", true],
  ["webpack", true],
  ["vite", /^build$/],
  ["ng", /^build$/],
  ["npm", /^build(?::[\w:-]+)?$/],
  ["yarn", /^build(?::[\w:-]+)?$/],
  ["pnpm", /^build(?::[\w:-]+)?$/],
]);

function nameOf(call: Call): string {
  const verb = packageCall(call)?.verbWord.value;
  const words = call.arguments.filter((it) => it.value !== undefined && !it.value.startsWith("-")).slice(0, verb === "run" ? 2 : 1);
  const shown = builders.get(call.name ?? "") === true ? [] : words.map((it) => it.value!);
  return [call.name!, ...shown].join(" ").slice(0, 40);
}
