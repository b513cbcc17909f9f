import { isHost } from "../knowledge/registries.ts";
import type { Rule, RuleOption } from "./rule.ts";

const registries: RuleOption<readonly string[]> = {
  description:
    "The registries, or repositories in them, that images may come from: `docker.io`, `registry.gitlab.com/acme`, `*.acme.com`. Empty: any.",
  default: [],
};

export const untrustedRegistry: Rule = {
  id: "untrusted-registry",
  summary: "An image comes from a registry that is not on your list",
  category: "base-image",
  // Silent until the list below is filled.
  severity: "error",
  fixable: "no",
  since: "0.1.0",
  also: { cis: ["4.2"], hadolint: ["DL3026"], tally: ["hadolint/DL3026"] },
  options: { registries },

  check: {
    image({ name, reference }, context) {
      const trusted = context.option(registries);
      if (!reference || trusted.length === 0) return;
      const full = fullName(reference.name);
      if (trusted.some((it) => matches(full, it))) return;
      context.report({
        at: name.span,
        message: `${name.value} does not come from a registry on your list.`,
      });
    },
  },
};

/** With the registry, and `library/` for Docker Hub's official images. */
function fullName(name: string): string {
  const [first] = name.split("/", 1);
  if (name.includes("/") && isHost(first)) return name.replace(/^(?:index|registry-1)\.docker\.io\//, "docker.io/");
  return `docker.io/${name.includes("/") ? name : `library/${name}`}`;
}

/** `*` stands for any text within one part; a pattern covers all that lies below it. */
function matches(name: string, pattern: string): boolean {
  const parts = name.split("/");
  const wanted = pattern
    .replace(/\/+$/, "")
    .replace(/^(?:index|registry-1)\.docker\.io(?=\/|$)/, "docker.io")
    .split("/");
  return wanted.length <= parts.length && wanted.every((it, i) => (it.includes("*") ? glob(it, parts[i]!) : it === parts[i]));
}

/** Whether a text has the pieces between the stars in their order. Linear, whatever the pattern. */
function glob(pattern: string, text: string): boolean {
  const pieces = pattern.split("*");
  const last = pieces.pop()!;
  if (!text.startsWith(pieces[0]!)) return false;
  let from = 0;
  for (const piece of pieces) {
    const found = text.indexOf(piece, from);
    if (found < 0) return false;
    from = found + piece.length;
  }
  return text.length - last.length >= from && text.endsWith(last);
}
