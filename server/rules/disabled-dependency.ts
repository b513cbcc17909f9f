import { addEntry } from "../edit/yaml.ts";
import { dependenciesOf } from "../judge/dependency.ts";
import { profilesOf } from "../judge/effective.ts";
import { entry } from "../model/value.ts";
import type { Rule } from "./rule.ts";

export const disabledDependency: Rule = {
  id: "disabled-dependency",
  summary: "A service needs another one that runs with some profiles only",
  category: "correctness",
  severity: "error",
  fixable: "unsafe",
  since: "0.1.0",
  also: {},

  check: {
    compose(_file, context) {
      const { services, originOf } = context.project();
      for (const { name: owner, body, enabled } of services.values()) {
        const own = profilesOf(body);
        for (const { name, key, part, required, details } of own ? dependenciesOf(body) : []) {
          const other = services.get(name);
          const profiles = other && !other.enabled ? profilesOf(other.body) : undefined;
          if (!own || !profiles || profiles.length === 0 || (!required && key === "depends_on")) continue;
          const missing = own.filter((it) => !profiles.includes(it) && it !== "*");
          if (!enabled && missing.length === 0) continue;
          if (!part.scalar || originOf(part.scalar) !== context.uri) continue;
          const long = details?.value.kind === "mapping" && !details.merged && !details.value.alias ? details.value : undefined;
          context.report({
            at: part.span,
            message: enabled
              ? `${owner} always runs and needs ${name}, which runs with the profile ${profiles.join(" or ")} only.`
              : `${owner} runs with the profile ${missing[0]} and needs ${name}, which does not.`,
            // Compose looks at a service once it is asked for.
            ...(!enabled && { severity: "warning" }),
            fixes:
              long && !entry(long, "required")
                ? [
                    {
                      title: `Set required: false (${owner} then starts without ${name})`,
                      safety: "unsafe",
                      edits: [addEntry(context.text, long, "required", "false")],
                    },
                  ]
                : [],
          });
        }
      }
    },
  },
};
