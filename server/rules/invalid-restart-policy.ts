import { rewriteText } from "../edit/yaml.ts";
import { scalarsOf } from "../judge/compose-value.ts";
import { nearest } from "../text/nearest.ts";
import type { Rule } from "./rule.ts";

export const invalidRestartPolicy: Rule = {
  id: "invalid-restart-policy",
  summary: "A restart policy is none",
  category: "lifecycle",
  // Compose reads the file; the engine refuses the container.
  severity: "warning",
  fixable: "unsafe",
  since: "0.1.0",
  also: {},

  check: {
    key(key, { text, model, report }) {
      // Compose takes the words of `restart` for a condition, too; Swarm does not.
      const isStack = model.kind === "compose" && model.role === "stack";
      for (const { path, scalar } of scalarsOf(key)) {
        const policies = policiesAt[path];
        const policy = scalar.value;
        if (!policies || typeof policy !== "string" || policy === "" || policies.includes(policy)) continue;
        if (path.endsWith(".condition") && !isStack && policiesAt["services.*.restart"]!.includes(policy)) continue;
        const [, name = policy, retries] = /^([^:]*):(.*)$/s.exec(policy) ?? [];
        const takesRetries = path === "services.*.restart";
        if (takesRetries && name === "on-failure" && retries !== undefined && /^\+?\d+$/.test(retries)) continue;
        const word = meantBy(name, policies);
        const meant = word ?? (takesRetries && policies.includes(name) && name !== "on-failure" ? name : undefined);
        const wrong = takesRetries && name === "on-failure" ? `${retries || "nothing"} is no number of restarts` : undefined;
        report({
          at: scalar.inner,
          message: wrong
            ? `on-failure takes a number behind its colon: ${wrong}.`
            : `${key.entry.key.text} takes ${policies.slice(0, -1).join(", ")} or ${policies.at(-1)}, not ${policy}.`,
          fixes:
            meant && scalar.text === policy
              ? [{ title: `Change to ${meant} (it then takes effect)`, safety: "unsafe", edits: [rewriteText(text, scalar, meant)] }]
              : [],
        });
      }
    },
  },
};

const policiesAt: Readonly<Record<string, readonly string[]>> = {
  "services.*.restart": ["no", "always", "on-failure", "unless-stopped"],
  "services.*.deploy.restart_policy.condition": ["none", "on-failure", "any"],
};

/** What only one of the two places knows, by its name in the other. */
const elsewhere: Readonly<Record<string, string>> = {
  any: "always",
  none: "no",
  never: "no",
  always: "any",
  no: "none",
  unless: "unless-stopped",
};

function meantBy(name: string, policies: readonly string[]): string | undefined {
  const known = Object.hasOwn(elsewhere, name) ? elsewhere[name] : undefined;
  return known !== undefined && policies.includes(known) ? known : nearest(name, policies);
}
