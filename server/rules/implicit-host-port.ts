import { rewriteText } from "../edit/yaml.ts";
import type { Rule } from "./rule.ts";

export const implicitHostPort: Rule = {
  id: "implicit-host-port",
  summary: "A published port leaves it to Docker which port of the host it gets",
  category: "style",
  severity: "off",
  fixable: "unsafe",
  since: "0.1.0",
  also: {},

  check: {
    port({ place, published, hostIp, scalar, target }, { text, report }) {
      if (place !== "ports:" || published || !scalar || hostIp || !/^\d+(?:-\d+)?$/.test(target.meaning ?? "")) return;
      report({
        at: scalar.span,
        message: `Port ${target.value} gets another port of the host at every start.`,
        fixes: [
          {
            title: `Publish it as ${target.value} (which may be taken)`,
            safety: "unsafe",
            edits: [rewriteText(text, target, `${target.value}:${target.value}`)],
          },
        ],
      });
    },
  },
};
