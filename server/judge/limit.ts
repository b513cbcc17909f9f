import { at, entry, type Mapping, type Scalar, scalarAt } from "../model/value.ts";

/** What a service may be kept from using too much of. */
export type Resource = "memory" | "cpus" | "pids";

/** Whether a service says how much it may use; undefined where a variable hides it. A limit of nothing is none. */
export function isLimited(body: Mapping, resource: Resource): boolean | undefined {
  const given = [...keys[resource].map((key) => scalarAt(body, key)), scalarAt(limitsOf(body), resource)];
  const answers = given.map((it) => (it ? limits(it, resource) : false));
  return answers.includes(true) ? true : answers.includes(undefined) ? undefined : false;
}

/** The key below which the limits of `deploy:` stand. */
export function limitsOf(body: Mapping) {
  return at(body, "deploy", "resources", "limits");
}

/** Where a limit would stand: at the limits that are there, else at the service's own name. */
export function placeOfLimits(body: Mapping): Scalar | undefined {
  return entry(at(body, "deploy", "resources"), "limits")?.key;
}

const keys: Readonly<Record<Resource, readonly string[]>> = {
  memory: ["mem_limit"],
  cpus: ["cpus", "cpu_quota", "cpu_percent", "cpu_count"],
  pids: ["pids_limit"],
};

function limits(scalar: Scalar, resource: Resource): boolean | undefined {
  if (scalar.value === null) return false;
  const text = scalar.meaning?.trim();
  if (text === undefined) return undefined;
  if (text === "") return false;
  const [, number, unit = ""] = /^(-?[\d.]+) ?([a-z]*)$/i.exec(text) ?? [];
  // What is no number, Compose refuses.
  if (number === undefined || Number.isNaN(Number(number))) return true;
  // Compose cuts a size down to whole bytes, and takes any size of nothing for no limit.
  const least = resource === "memory" && /^b?$/i.test(unit) ? 1 : 0;
  return least > 0 ? Number(number) >= least : Number(number) > 0;
}
