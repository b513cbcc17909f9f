import type { Rule } from "./rule.ts";

export const vexFileInImage: Rule = {
  id: "vex-file-in-image",
  summary: "A statement on vulnerabilities is copied into the image",
  category: "maintainability",
  severity: "off",
  fixable: "no",
  since: "0.1.0",
  also: { tally: ["tally/prefer-vex-attestation"] },

  check: {
    copy({ sources, from }, { report }) {
      if (from) return;
      const found = sources.find(({ value }) => /(?:^|[./\\])(?:open)?vex\.json$/i.test(value));
      if (found) report({ at: found.span, message: `${found.value} gets old inside of the image, and scanners do not look there.` });
    },
  },
};
