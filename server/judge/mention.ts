import type { Model } from "../model/node.ts";

/** Whether a pattern is found anywhere in the text of a file; searched for once, since rules ask at every step. */
export function mentions(model: Model, text: string, pattern: RegExp): boolean {
  let known = found.get(model);
  if (!known) found.set(model, (known = new Map()));
  let answer = known.get(pattern);
  if (answer === undefined) known.set(pattern, (answer = pattern.test(text)));
  return answer;
}

const found = new WeakMap<Model, Map<RegExp, boolean>>();
