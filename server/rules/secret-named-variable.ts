import { addFlag } from "../edit/flag.ts";
import { neighboursIn, removePair } from "../edit/pair.ts";
import { isSecretName } from "../knowledge/secret-names.ts";
import type { Dockerfile } from "../model/dockerfile.ts";
import type { Variable } from "../model/variable.ts";
import { holdsSecret } from "../secrets/find.ts";
import type { Also, Context, Fix, Rule } from "./rule.ts";

const others: Also = {
  cis: ["4.10"],
  buildkit: ["SecretsUsedInArgOrEnv"],
  trivy: ["DS-0031"],
  semgrep: ["secret-in-build-arg"],
  tally: [
    "buildkit/SecretsUsedInArgOrEnv",
    "tally/ruby/secrets-in-arg-or-env",
    "tally/ruby/prefer-secret-mounts-for-build-credentials",
    "hadolint/DL3064",
  ],
};
const ofHadolint: Also = { hadolint: ["DL3064"] };

export const secretNamedVariable: Rule = {
  id: "secret-named-variable",
  summary: "A build argument or a variable of the image is meant to hold a secret",
  category: "secrets",
  severity: "warning",
  fixable: "unsafe",
  since: "0.1.0",
  also: { ...others, ...ofHadolint },

  check: {
    variable(variable, context) {
      const { place, name, value, span } = variable;
      const { model, text, report } = context;
      if (model.kind !== "dockerfile" || (place !== "ARG" && place !== "ENV")) return;
      const sure = isSecretName(name.value);
      if (!sure && (!sounds.test(name.value) || allowed.test(name.value))) return;
      // Where the secret itself is written, that is the finding.
      if (holdsSecret(model, text, span)) return;
      // A path leads to what something else mounts.
      if (value?.meaning?.startsWith("/")) return;
      // Nothing yet and a switch are no secret; who sets it when the container starts leaves no trace in the image.
      const harmless =
        !sure ||
        (place === "ENV" && (value === undefined || !value.value.includes("$"))) ||
        /^(?:true|false|\d*)$/i.test(value?.meaning ?? "?");
      // From the instruction on, as BuildKit has it.
      const start = harmless ? neighboursIn(model).get(variable)?.instruction.keyword.span.start : undefined;
      report({
        at: { start: start ?? name.span.start, end: name.span.end },
        message:
          place === "ARG"
            ? `What is given for ${name.value} can be read in the history of the image.`
            : `What ${name.value} holds can be read by everybody who has the image.`,
        also: contained.test(name.value) ? { ...others, ...ofHadolint } : others,
        ...(harmless && { severity: "off" }),
        fixes: place === "ARG" && value === undefined ? mounting(model, variable, context) : [],
      });
    },
  },
};

/** The words by which BuildKit knows a secret, and those by which it knows that it is none; many of the former name none. */
const sounds = /(?:^|_)(?:apikey|auth|credentials?|key|password|pword|passwd|secret|token)(?:_|$)/i;
const allowed = /(?:^|_)(?:public|file|version)(?:_|$)/i;

/** What hadolint finds anywhere in a name. */
const contained = /api_?key|client_key|password|private|secret|token|username/i;

/** Steps that need the argument get it as a secret, which leaves no trace. */
function mounting(file: Dockerfile, variable: Variable, { text }: Context): Fix[] {
  const { stage, name, span } = variable;
  const neighbours = neighboursIn(file).get(variable);
  const removal = neighbours && removePair(text, span, neighbours);
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
