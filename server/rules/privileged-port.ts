import type { Rule } from "./rule.ts";

export const privilegedPort: Rule = {
  id: "privileged-port",
  summary: "A port below 1024 is used, which once was for root alone",
  category: "network-exposure",
  severity: "off",
  fixable: "no",
  since: "0.1.0",
  also: { cis: ["5.8"], kics: ["Privileged Ports Mapped In Container"] },

  check: {
    port({ range, published, span, stage }, { report }) {
      // On Windows there are no such ports.
      if (stage?.windows) return;
      // The host's port, or the first of a range of them.
      const host = /^\d+/.exec(published?.meaning ?? "")?.[0];
      const port = [Number(host ?? Number.NaN), range?.[0] ?? Number.NaN].find((it) => it < 1024);
      if (port !== undefined) report({ at: span, message: `Port ${port} is below 1024: some systems let only root listen there.` });
    },
  },
};
