import type { Call } from "../model/command.ts";

/** Whether what a call such as `echo` prints comes to lie in a file. */
export function isKept({ redirections, pipedInto }: Call): boolean {
  return redirections.some((it) => it.operator.includes(">")) || pipedInto?.name === "tee";
}
