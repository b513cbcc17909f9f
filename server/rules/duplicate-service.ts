import type { Service } from "../model/compose.ts";
import type { Rule, RuleOption } from "./rule.ts";

const lines: RuleOption<number> = {
  description: "From how many repeated lines on a service is reported.",
  default: 8,
  minimum: 1,
};

export const duplicateService: Rule = {
  id: "duplicate-service",
  summary: "A service repeats most of another one line by line",
  category: "maintainability",
  severity: "off",
  fixable: "no",
  since: "0.1.0",
  also: {},
  options: { lines },

  check: {
    compose({ services }, context) {
      const seen = new Map<string, Service>();
      for (const service of services) {
        const shared = sharedPart(context.text, service);
        const count = shared.split("\n").length;
        if (service.body.alias || count < context.option(lines)) continue;
        const before = seen.get(shared);
        if (!before) seen.set(shared, service);
        else
          context.report({
            at: service.name.span,
            message: `${service.name.value} repeats ${count} lines of ${before.name.value}.`,
            related: [{ uri: context.uri, at: before.name.span, message: "They stand here, too." }],
          });
      }
    },
  },
};

/** What keeps two copies of one service apart. */
const ownKeys = new Set(["command", "container_name", "hostname", "ports", "environment", "volumes", "depends_on", "links"]);

/** The other entries as they are written, in an order of their own. */
function sharedPart(source: string, { body }: Service): string {
  const own = body.entries.filter(({ key, merged }) => !merged && !ownKeys.has(key.text));
  const texts = own.map(({ span }) => source.slice(span.start, span.end).replace(/(?<![ \t])[ \t]+(?=\r?\n|$)/g, ""));
  return texts.sort().join("\n");
}
