import type { Also, Rule } from "../rules/rule.ts";
import type { Span, Spanned } from "../text/span.ts";
import { codesOf } from "./config.ts";
import type { Holders } from "./holders.ts";
import type { Suppression } from "./suppression.ts";
import { means } from "./suppressions.ts";

/** What the comments of a file allow, and which of the names in them somebody needed. */
export class Allowance {
  readonly used = new Set<Spanned>();
  readonly #holders: Holders;
  /** By the line that they speak about; under `undefined` those for the whole file. */
  readonly #byLine = new Map<number | undefined, Suppression[]>();
  readonly #ranges: { readonly span: Span; readonly suppression: Suppression }[] = [];
  /** Whether a rule is allowed on a line, or in the file: asked for each finding, of which there may be thousands. */
  readonly #answers = new Map<string, boolean>();

  constructor(suppressions: readonly Suppression[], holders: Holders) {
    this.#holders = holders;
    for (const suppression of suppressions) {
      const { scope } = suppression;
      if (scope.kind === "range") this.#ranges.push({ span: scope.span, suppression });
      if (scope.kind !== "file" && scope.kind !== "line") continue;
      const line = scope.kind === "line" ? scope.line : undefined;
      const others = this.#byLine.get(line);
      if (others) others.push(suppression);
      else this.#byLine.set(line, [suppression]);
    }
  }

  /** Whether a finding of a rule is allowed where it is, a case that others call `also`. */
  covers(rule: Rule, { start }: Span, also: Also = rule.also): boolean {
    const inRange = this.#ranges.filter(({ span }) => span.start <= start && start < span.end);
    // All are asked, so that none of them is called unused.
    return [
      this.#answer(rule, also, undefined),
      this.#answer(rule, also, this.#holders.lineOf(start)),
      ...inRange.map((it) => this.#names(rule, also, it.suppression)),
    ].includes(true);
  }

  #answer(rule: Rule, also: Also, line: number | undefined): boolean {
    const suppressions = this.#byLine.get(line);
    if (!suppressions) return false;
    const key = `${rule.id} ${codesOf(rule, also)} ${line}`;
    let answer = this.#answers.get(key);
    if (answer === undefined) {
      answer = suppressions.map((it) => this.#names(rule, also, it)).includes(true);
      this.#answers.set(key, answer);
    }
    return answer;
  }

  #names(rule: Rule, also: Also, suppression: Suppression): boolean {
    const name = suppression.names.find((it) => means(suppression, it.value, rule, also));
    if (name) this.used.add(name);
    return name !== undefined;
  }
}
