import { capabilityName, dangerousCapabilities } from "../knowledge/capabilities.ts";
import { isDelivered } from "../model/dockerfile.ts";
import type { Rule } from "./rule.ts";

export const fileCapabilities: Rule = {
  id: "file-capabilities",
  summary: "A program is given a capability that is nearly root",
  category: "privilege",
  severity: "warning",
  fixable: "no",
  since: "0.1.0",
  also: { cis: ["4.8"] },

  check: {
    command({ place, calls, stage }, { model, report }) {
      if (place !== "RUN" || model.kind !== "dockerfile" || (stage && !isDelivered(model, stage))) return;
      for (const { name, arguments: words } of calls) {
        if (name !== "setcap") continue;
        for (const [i, word] of words.entries()) {
          // `cap_net_admin,cap_net_raw+ep /usr/bin/program`; `=` alone takes all away.
          const [, names, given] = /^([\w,]+)[=+]([eip]+)$/.exec(word.value ?? "") ?? [];
          const program = words[i + 1]?.written;
          if (names === undefined || !/[ep]/.test(given!) || program === undefined) continue;
          const gravest = names
            .split(",")
            .map(capabilityName)
            .flatMap((it) => strong.get(it) ?? (dangerousCapabilities.get(it)?.lets || []))[0];
          if (gravest !== undefined) report({ at: word.span, message: `${word.value} lets everybody who runs ${program} ${gravest}.` });
        }
      }
    },
  },
};

/** Capabilities that every container has, and that are as good as root inside of it. */
const strong: ReadonlyMap<string, string> = new Map([
  ["ALL", "do what root can"],
  ["SETUID", "become root"],
  ["SETGID", "join any group"],
  ["SETFCAP", "give programs any capability"],
  ["DAC_OVERRIDE", "change any file"],
  ["CHOWN", "take any file over"],
  ["FOWNER", "change the permissions of any file"],
]);
