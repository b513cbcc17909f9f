import type { Also, Fix, Related, Report, Rule, Severity } from "../rules/rule.ts";
import type { Span } from "../text/span.ts";

/** What a rule found in a file, once the configuration has had its say. */
export interface Finding {
  readonly rule: Rule;
  readonly severity: Severity;
  readonly at: Span;
  /** Where comments allow it, too. */
  readonly elsewhere?: Span;
  readonly message: string;
  /** What others call it. */
  readonly also: Also;
  readonly tag?: NonNullable<Report["tag"]>;
  readonly related: readonly Related[];
  readonly fixes: readonly Fix[];
}

/** A rule that threw: a bug of ours, which costs that rule and nothing else. */
export interface Crash {
  readonly rule: Rule;
  readonly error: unknown;
}
