import type { Service } from "./compose.ts";
import type { Stage } from "./dockerfile.ts";
import type { Substituted } from "./substituted.ts";

/** `USER` of a stage, or `user:` of a service. */
export interface User {
  readonly kind: "user";
  readonly place: "USER" | "user:";
  /** With its group, as written: `node`, `1000:1000`. */
  readonly name: Substituted;
  readonly stage?: Stage;
  readonly service?: Service;
}

/** Whether a user means root: by name or number, whatever its group; undefined where a variable hides it. */
export function isRoot(user: string | undefined): boolean | undefined {
  if (user === undefined) return undefined;
  const name = user.trim().split(":", 1)[0]!;
  return name === "root" || /^0+$/.test(name);
}
