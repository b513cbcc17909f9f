import { type Frontend, firstWith, frontendOf, releaseOf } from "../judge/frontend.ts";
import { isGitAddress } from "../judge/remote-source.ts";
import {
  flagReleases,
  gitSourceRelease,
  heredocRelease,
  type Since,
  secretVariableRelease,
  symbolicModeRelease,
} from "../knowledge/frontend-features.ts";
import type { Dockerfile, Instruction } from "../model/dockerfile.ts";
import { replace } from "../text/edit.ts";
import type { Span } from "../text/span.ts";
import type { Fix, Rule } from "./rule.ts";

export const featureNewerThanSyntax: Rule = {
  id: "feature-newer-than-syntax",
  summary: "The release that the syntax directive pins does not know a feature of the file",
  category: "correctness",
  severity: "error",
  fixable: "unsafe",
  since: "0.1.0",
  also: {},

  check: {
    dockerfile(file, { uri, report }) {
      const frontend = frontendOf(file);
      const release = frontend && releaseOf(frontend);
      if (!frontend || release?.major !== 1 || release.minor === undefined) return;
      const said = new Set<string>();
      for (const { what, at, since } of featuresOf(file)) {
        const first = firstWith(since, release);
        // However often it is used, it is one thing that the release does not know.
        if (first <= release.minor || said.has(what)) continue;
        said.add(what);
        report({
          at,
          message: `${frontend.written} does not know ${what}: 1.${first}${first === since.stable ? "" : "-labs"} is the first that does.`,
          related: [{ uri, at: frontend.at, message: "The release is pinned here." }],
          fixes: [fixOf(frontend, since)],
        });
      }
    },
  },
};

interface Feature {
  readonly what: string;
  readonly at: Span;
  readonly since: Since;
}

function* featuresOf({ instructions, nodes }: Dockerfile): Generator<Feature> {
  for (const instruction of instructions) yield* featuresIn(instruction);
  for (const node of nodes) {
    if (node.kind === "mount") {
      const env = node.fields?.find((it) => it.name.value.toLowerCase() === "env");
      if (env) yield { what: "env= of a secret", at: env.name.span, since: secretVariableRelease };
    } else if (node.kind === "copy" && node.keyword === "ADD") {
      const git = node.sources.find(({ meaning }) => meaning !== undefined && isGitAddress(meaning));
      if (git) yield { what: "ADD of a Git repository", at: git.span, since: gitSourceRelease };
    }
  }
}

function* featuresIn({ name, flags, heredocs }: Instruction): Generator<Feature> {
  for (const flag of flags) {
    const what = `${name} --${flag.name.value}`;
    const since = flagReleases.get(what);
    if (since) yield { what, at: flag.span, since };
    else if (flag.name.value === "chmod" && /^[^\d$]/.test(flag.value?.value ?? ""))
      yield { what: "--chmod with letters", at: flag.span, since: symbolicModeRelease };
  }
  if (heredocs[0]) yield { what: "heredocs", at: heredocs[0].delimiter.span, since: heredocRelease };
}

function fixOf({ at, written }: Frontend, { stable }: Since): Fix {
  const right = written.replace(/:[^:@]*(?:@.*)?$/, `:1.${stable}`);
  return { title: `Change to ${right} (which reads the whole file by newer rules)`, safety: "unsafe", edits: [replace(at, right)] };
}
