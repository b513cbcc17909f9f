import type { Compose } from "../model/compose.ts";
import { type Scalar, written } from "../model/value.ts";

export type QuoteKind = "single" | "double";

/** The quotes that most of a file's scalars have; double ones where it has as many of both. */
export function usualQuotes(compose: Compose): QuoteKind {
  let kind = known.get(compose);
  if (!kind) known.set(compose, (kind = count(compose)));
  return kind;
}

/** Whether a text can stand in either kind of quotes as it is. */
export function isQuotedAlike({ style, text }: Scalar, written: string): boolean {
  return (style === "single" || style === "double") && written === text && !/['"\\\n]/.test(text);
}

const known = new WeakMap<Compose, QuoteKind>();

function count({ root }: Compose): QuoteKind {
  let balance = 0;
  for (const it of written(root)) if (it.kind === "scalar") balance += it.style === "double" ? 1 : it.style === "single" ? -1 : 0;
  return balance < 0 ? "single" : "double";
}
