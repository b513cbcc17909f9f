import type { Label } from "../model/label.ts";
import type { Variable } from "../model/variable.ts";
import { soundsToBuildKit } from "../secrets/named.ts";
import type { Also } from "./rule.ts";

/** What others call a finding about a secret, and BuildKit too if the name of its variable is enough for that. */
export function withBuildKit(also: Also, node: Variable | Label | undefined): Also {
  if (node?.kind !== "variable" || !soundsToBuildKit(node)) return also;
  return { ...also, buildkit: ["SecretsUsedInArgOrEnv"], tally: ["buildkit/SecretsUsedInArgOrEnv", ...(also.tally ?? [])] };
}
