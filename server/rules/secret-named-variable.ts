import { addFlag } from "../edit/flag.ts";
import { removeNode } from "../edit/pair.ts";
import type { Dockerfile } from "../model/dockerfile.ts";
import type { Variable } from "../model/variable.ts";
import { promiseOf, soundsToHadolint } from "../secrets/named.ts";
import { withBuildKit } from "./named-like-secret.ts";
import type { Also, Context, Fix, Rule } from "./rule.ts";

const others: Also = {
  cis: ["4.10"],
  trivy: ["DS-0031"],
  semgrep: ["secret-in-build-arg"],
  tally: ["tally/ruby/secrets-in-arg-or-env", "tally/ruby/prefer-secret-mounts-for-build-credentials", "hadolint/DL3064"],
};
const ofHadolint: Also = { hadolint: ["DL3064"] };

export const secretNamedVariable: Rule = {
  id: "secret-named-variable",
  summary: "A build argument or a variable of the image is meant to hold a secret",
  category: "secrets",
  severity: "warning",
  fixable: "unsafe",
  since: "0.1.0",
  also: {
    ...others,
    ...ofHadolint,
    buildkit: ["SecretsUsedInArgOrEnv"],
    tally: ["buildkit/SecretsUsedInArgOrEnv", ...(others.tally ?? [])],
  },

  check: {
    variable(variable, context) {
      const { place, name, value } = variable;
      const { model, text, report } = context;
      if (model.kind !== "dockerfile" || promiseOf(model, text, variable) !== "secret") return;
      report({
        at: name.span,
        message: messageOf(variable),
        // Before the first FROM it is in no layer; a stage that takes it up is told by itself.
        ...(!variable.stage && { severity: "off" }),
        also: withBuildKit(soundsToHadolint(name.value) ? { ...others, ...ofHadolint } : others, variable),
        fixes: place === "ARG" && value === undefined ? mounting(model, variable, context) : [],
      });
    },
  },
};

function messageOf({ place, name, stage }: Variable): string {
  if (place === "ENV") return `What ${name.value} holds can be read by everybody who has the image.`;
  return stage
    ? `What is given for ${name.value} can be read in the history of the image.`
    : `What is given for ${name.value} can be read in the full provenance of the build.`;
}

/** Steps that need the argument get it as a secret, which leaves no trace. */
function mounting(file: Dockerfile, variable: Variable, { text }: Context): Fix[] {
  const { stage, name, span } = variable;
  const removal = removeNode(text, file, variable);
  if (!stage || !removal || !/^\w+$/.test(name.value)) return [];
  // Each argument looks through the rest of its stage.
  if (stage.instructions.length > 500) return [];
  const named = new RegExp(`\\b${name.value}\\b`);
  const users = stage.instructions.filter((it) => it.span.start > span.end && named.test(text.slice(it.span.start, it.span.end)));
  if (users.length === 0 || users.some((it) => it.name !== "RUN" || it.onbuild)) return [];
  const flag = `--mount=type=secret,id=${name.value},env=${name.value}`;
  return [
    {
      title: `Mount ${name.value} as a secret (build with --secret id=${name.value})`,
      safety: "unsafe",
      edits: [removal, ...users.map((it) => addFlag(it, flag))],
    },
  ];
}
