import type { Model, Node } from "../model/node.ts";
import type { Reported, Rule, Severity } from "../rules/rule.ts";

export interface Finding extends Reported {
  readonly rule: Rule;
  readonly severity: Severity;
}

/** A rule that is on, and how loud. */
export interface Enabled {
  readonly rule: Rule;
  readonly severity: Severity;
}

/** A rule that threw: a bug of ours, which costs that rule and nothing else. */
export interface Crash {
  readonly rule: Rule;
  readonly error: unknown;
}

/** The rules that are on: each at its own severity, and with `all` also those that are off by default, at `info`. */
export function enable(rules: readonly Rule[], all: boolean): Enabled[] {
  return rules.flatMap((rule) => (rule.severity !== "off" ? [{ rule, severity: rule.severity }] : all ? [{ rule, severity: "info" as const }] : []));
}

/** Shows every node to every rule that asks for its kind. Findings come in the order of the file. */
export function check(model: Model, enabled: readonly Enabled[]): { findings: Finding[]; crashes: Crash[] } {
  const findings: Finding[] = [];
  const crashes: Crash[] = [];
  for (const { rule, severity } of enabled) {
    try {
      for (const node of model.nodes) {
        const visit = rule.check[node.kind] as ((node: Node, report: (it: Reported) => void) => void) | undefined;
        visit?.(node, (reported) => findings.push({ ...reported, rule, severity }));
      }
    } catch (error) {
      crashes.push({ rule, error });
    }
  }
  findings.sort((a, b) => a.at.start - b.at.start || a.at.end - b.at.end);
  return { findings, crashes };
}
