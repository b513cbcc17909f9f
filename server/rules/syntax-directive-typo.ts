import { replace } from "../text/edit.ts";
import { nearest } from "../text/nearest.ts";
import type { Rule } from "./rule.ts";

export const syntaxDirectiveTypo: Rule = {
  id: "syntax-directive-typo",
  summary: "The syntax directive names an image that is almost Docker's own",
  category: "correctness",
  severity: "error",
  fixable: "unsafe",
  since: "0.1.0",
  also: { tally: ["tally/syntax-directive-typo"] },

  check: {
    dockerfile({ directives }, { report }) {
      const directive = directives.find((it) => it.name === "syntax");
      const [, registry = "", name = "", version = ""] = /^(docker\.io\/)?([^\s:@]*)(\S*)/.exec(directive?.value.value ?? "") ?? [];
      const meant = directive && nearest(name, name.includes("/") ? images : images.map((it) => it.slice("docker/".length)));
      const correct = directive && name === "dockerfile" ? images[0] : meant && (meant.includes("/") ? meant : `docker/${meant}`);
      if (!directive || !correct || (name !== "dockerfile" && images.includes(name))) return;
      const { start } = directive.value.span;
      const at = { start: start + registry.length, end: start + registry.length + name.length };
      report({
        at,
        message: `${name}${version} is no front end of Docker's; ${correct} is.`,
        fixes: [{ title: `Change to ${correct}`, safety: "unsafe", edits: [replace(at, correct)] }],
      });
    },
  },
};

const images = ["docker/dockerfile", "docker/dockerfile-upstream"];
