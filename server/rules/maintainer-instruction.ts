import { replace } from "../text/edit.ts";
import type { Rule } from "./rule.ts";

export const maintainerInstruction: Rule = {
  id: "maintainer-instruction",
  summary: "MAINTAINER is used, which is deprecated",
  category: "maintainability",
  severity: "info",
  fixable: "unsafe",
  since: "0.1.0",
  also: {
    hadolint: ["DL4000"],
    buildkit: ["MaintainerDeprecated"],
    trivy: ["DS-0022"],
    checkov: ["CKV_DOCKER_6"],
    kics: ["MAINTAINER Instruction Being Used"],
    semgrep: ["maintainer-is-deprecated"],
    "dockerfile-utils": ["DEPRECATED_MAINTAINER"],
    tally: ["buildkit/MaintainerDeprecated"],
  },

  check: {
    instruction({ name, keyword, words, span, onbuild }, { text, model, report }) {
      if (name !== "MAINTAINER" || onbuild || model.kind !== "dockerfile") return;
      const author = (words[0]?.value ?? "").trim().replace(/^(["'])(.*)\1$/s, "$2");
      // Over several lines there may be comments in between.
      const oneLine = !/[\r\n]/.test(text.slice(span.start, span.end));
      const quoted = author.replace(/["$\\`]/g, (char) => (char === "`" && model.escape === "\\" ? char : model.escape + char));
      const label = keyword.value === "maintainer" ? "label" : "LABEL";
      const edits = [replace({ start: keyword.span.start, end: span.end }, `${label} org.opencontainers.image.authors="${quoted}"`)];
      report({
        at: keyword.span,
        message: "MAINTAINER is deprecated: a label can say who made the image.",
        tag: "deprecated",
        fixes:
          oneLine && author !== "" && !(model.escape === "`" && author.includes("\\"))
            ? [{ title: "Write a LABEL (docker inspect no longer shows an Author)", safety: "unsafe", edits }]
            : [],
      });
    },
  },
};
