import { lastUser } from "../model/dockerfile.ts";
import { isRoot } from "../model/user.ts";
import type { Rule } from "./rule.ts";

export const rootUser: Rule = {
  id: "root-user",
  summary: "The container is told to run as root",
  category: "privilege",
  severity: "warning",
  fixable: "no",
  since: "0.1.0",
  also: { cis: ["4.1"], hadolint: ["DL3002"], trivy: ["DS-0002"], checkov: ["CKV_DOCKER_8"] },
  check: {
    user({ name, stage }, { model, report }) {
      const last = model.kind !== "dockerfile" || (stage?.ships && lastUser(model, stage)?.name === name);
      if (last && isRoot(name.meaning)) report({ at: name.span, message: `The container runs as ${name.value}.` });
    },
  },
};
