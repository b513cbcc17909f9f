import { packageCalls } from "../judge/package-manager.ts";
import type { Rule } from "./rule.ts";

export const extraPackageIndex: Rule = {
  id: "extra-package-index",
  summary: "pip takes a package from whichever of several indexes has the newest",
  category: "supply-chain",
  severity: "warning",
  fixable: "no",
  since: "0.1.0",
  also: { semgrep: ["dockerfile-pip-extra-index-url"] },

  check: {
    command(command, { report }) {
      if (command.place !== "RUN") return;
      for (const { manager, options } of packageCalls(command)) {
        const option = manager.family === "pip" ? options.find((it) => it.name === "--extra-index-url") : undefined;
        // These hold their own builds of public packages under versions that nobody else has.
        if (!option || publishers.test(option.value ?? option.word.written)) continue;
        report({ at: option.word.span, message: `${manager.name} takes each package from whichever index has the newest one.` });
      }
    },
    variable({ place, name, value }, { model, report }) {
      if (model.kind !== "dockerfile" || place !== "ENV" || name.value !== "PIP_EXTRA_INDEX_URL" || publishers.test(value?.value ?? ""))
        return;
      report({ at: name.span, message: "pip takes each package from whichever index has the newest one." });
    },
  },
};

const publishers = /\/\/(?:download\.pytorch\.org|pypi\.nvidia\.com|pypi\.ngc\.nvidia\.com|(?:www\.)?piwheels\.org|pypi\.org)\b/;
