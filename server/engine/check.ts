import type { Model, Node } from "../model/node.ts";
import type { Reported, Rule } from "../rules/rule.ts";

export interface Finding extends Reported {
  readonly rule: Rule;
}

/** A rule that threw: a bug of ours, which costs that rule and nothing else. */
export interface Crash {
  readonly rule: Rule;
  readonly error: unknown;
}

/** Shows every node to every rule that asks for its kind. Findings come in the order of the file. */
export function check(model: Model, rules: readonly Rule[]): { findings: Finding[]; crashes: Crash[] } {
  const findings: Finding[] = [];
  const crashes: Crash[] = [];
  for (const rule of rules) {
    try {
      for (const node of model.nodes) {
        const visit = rule.check[node.kind] as ((node: Node, report: (it: Reported) => void) => void) | undefined;
        visit?.(node, (reported) => findings.push({ ...reported, rule }));
      }
    } catch (error) {
      crashes.push({ rule, error });
    }
  }
  findings.sort((a, b) => a.at.start - b.at.start || a.at.end - b.at.end);
  return { findings, crashes };
}
