import { lineage } from "../model/dockerfile.ts";
import { secretsIn } from "../secrets/find.ts";
import { basename } from "../text/uri.ts";
import type { Rule } from "./rule.ts";

export const overriddenBakedSecret: Rule = {
  id: "overridden-baked-secret",
  summary: "A service replaces a secret that its image holds all the same",
  category: "secrets",
  severity: "info",
  fixable: "no",
  since: "0.1.0",
  also: {},

  check: {
    variable({ place, name, service }, context) {
      const build = place === "environment:" && service ? context.dockerfile(service) : undefined;
      if (!build?.stage) return;
      const stages = [...lineage(build.stage)];
      const baked = secretsIn(build.file, build.text).find(
        ({ holder }) =>
          holder?.place === "ENV" && holder.name === name.value && holder.node?.stage !== undefined && stages.includes(holder.node.stage),
      );
      if (!baked) return;
      const { uri } = build;
      context.report({
        at: name.span,
        message: `${name.value} is replaced here, but whoever pulls the image still reads what ${uri ? basename(uri) : "dockerfile_inline"} put into it.`,
        related: uri ? [{ uri, at: baked.span, message: "The image holds this value." }] : [],
      });
    },
  },
};
