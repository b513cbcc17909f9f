import type { Entry, Scalar, Value } from "../model/value.ts";

/**
 * The tree with the scalars that Compose wants as booleans or numbers read as such, whether quoted, interpolated or written
 * `yes`. Whatever needs no change stays the same object.
 */
export function castValues(root: Value): Value {
  return cast(root, patterns);
}

/** What is wanted at a value, or below it by key; `*` stands for any key or item. */
type Pattern = Wanted | { readonly [key: string]: Pattern };
type Wanted = "boolean" | "number";

function cast(value: Value, pattern: Pattern): Value {
  if (typeof pattern === "string") return value.kind === "scalar" ? castScalar(value, pattern) : value;
  const below = (key: string): Pattern | undefined => (Object.hasOwn(pattern, key) ? pattern[key] : pattern["*"]);
  if (value.kind === "mapping") {
    const entries = changed(value.entries, (entry: Entry) => {
      const wanted = below(entry.key.text);
      const after = wanted === undefined ? entry.value : cast(entry.value, wanted);
      return after === entry.value ? entry : { ...entry, value: after };
    });
    return entries === value.entries ? value : { ...value, entries };
  }
  const item = pattern["*"];
  if (value.kind !== "list" || item === undefined) return value;
  const items = changed(value.items, (it) => cast(it, item));
  return items === value.items ? value : { ...value, items };
}

/** The same array if no element changes. */
function changed<T>(list: readonly T[], change: (it: T) => T): readonly T[] {
  const after = list.map(change);
  return after.some((it, i) => it !== list[i]) ? after : list;
}

function castScalar(scalar: Scalar, wanted: Wanted): Scalar {
  if (typeof scalar.value !== "string") return scalar;
  const value =
    wanted === "boolean"
      ? booleans.get(scalar.value.toLowerCase())
      : /^[-+]?(?:\d+\.?\d*|\.\d+)(?:e[-+]?\d+)?$/i.test(scalar.value)
        ? Number(scalar.value)
        : undefined;
  return value === undefined ? scalar : { ...scalar, value };
}

const booleans: ReadonlyMap<string, boolean> = new Map([
  ...["true", "yes", "y", "on"].map((it) => [it, true] as const),
  ...["false", "no", "n", "off"].map((it) => [it, false] as const),
]);

/** The places that Compose casts after interpolation. */
const patterns: Pattern = {
  ...Object.fromEntries(["volumes", "secrets", "configs"].map((it) => [it, { "*": { external: "boolean" } }])),
  networks: { "*": { external: "boolean", internal: "boolean", attachable: "boolean", enable_ipv4: "boolean", enable_ipv6: "boolean" } },
  services: {
    "*": {
      ...Object.fromEntries(words("init oom_kill_disable privileged read_only stdin_open tty").map((it) => [it, "boolean"])),
      ...Object.fromEntries(
        words("cpu_count cpu_percent cpu_period cpu_quota cpu_rt_period cpu_rt_runtime cpus cpu_shares oom_score_adj pids_limit scale").map(
          (it) => [it, "number"],
        ),
      ),
      depends_on: { "*": { required: "boolean", restart: "boolean" } },
      deploy: {
        replicas: "number",
        update_config: { parallelism: "number", max_failure_ratio: "number" },
        rollback_config: { parallelism: "number", max_failure_ratio: "number" },
        restart_policy: { max_attempts: "number" },
        placement: { max_replicas_per_node: "number" },
      },
      healthcheck: { retries: "number", disable: "boolean" },
      networks: { "*": { use_service_name_alias: "boolean" } },
      ports: { "*": { target: "number" } },
      ulimits: { "*": { hard: "number", soft: "number" } },
      volumes: { "*": { read_only: "boolean", volume: { nocopy: "boolean" } } },
    },
  },
};

function words(text: string): string[] {
  return text.split(" ");
}
