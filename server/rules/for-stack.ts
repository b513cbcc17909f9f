import { meantForStack } from "../judge/stack.ts";
import type { Compose } from "../model/compose.ts";
import type { Context, Report, RuleOption } from "./rule.ts";

export const everyFile: RuleOption<boolean> = {
  description: "Whether all Compose files are deployed with docker stack, whatever their names and content",
  default: false,
};

/**
 * How loud `docker stack` is about a file: its own severity where the file is surely meant for it; elsewhere only those hear of it who ask
 * for all. `silent` where nothing is said at all: an override, a fragment.
 */
export function loudness(file: Compose, context: Context): "own" | "asked" | "hardly" | "silent" {
  if (file.role === "override" || file.role === "fragment") return "silent";
  const meant = context.option(everyFile) ? "sure" : meantForStack(file);
  return meant === "sure" ? "own" : meant === "maybe" ? "asked" : "hardly";
}

/** What a report says of its severity, where it has one of its own in a file that is surely meant for `docker stack`. */
export function asLoud(loud: "own" | "asked" | "hardly", own?: Report["severity"]): Pick<Report, "severity"> {
  if (loud !== "own") return { severity: "off" };
  return own === undefined ? {} : { severity: own };
}
