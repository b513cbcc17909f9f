import type { Comment, Node, Problem } from "./node.ts";
import type { Variable } from "./variable.ts";

/** `.env` or a file named by `env_file:`. */
export interface EnvFile {
  readonly kind: "env";
  readonly variables: readonly Variable[];
  readonly comments: readonly Comment[];
  readonly problems: readonly Problem[];
  readonly template: undefined;
  readonly nodes: readonly Node[];
}
