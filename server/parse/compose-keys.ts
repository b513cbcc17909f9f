import type { Key, Service } from "../model/compose.ts";
import type { Mapping, Value } from "../model/value.ts";

/**
 * The key nodes below `mapping`, which stands at `place`. `[]` in a place stands for an item of a list, `*` for a name that users
 * choose; such names, the keys of free mappings and all below `x-…` are no key nodes. A key that several services share through
 * an anchor is one node: `seen` holds the keys already given, by place.
 */
export function keysOf(mapping: Mapping, place: string, seen: Set<string>, service?: Service): Key[] {
  const keys: Key[] = [];
  collect(mapping, place, (key) => {
    const id = `${key.entry.key.span.start} ${key.place}`;
    if (!seen.has(id)) keys.push(service ? { ...key, service } : key);
    seen.add(id);
  });
  return keys;
}

function collect(value: Value, place: string, found: (key: Key) => void): void {
  if (value.kind === "list") {
    for (const item of value.items) if (item.kind === "mapping") collect(item, `${place}[]`, found);
  }
  if (value.kind !== "mapping") return;
  const named = namesOfUsers.has(place);
  for (const entry of value.entries) {
    if (!named) found({ kind: "key", entry, place, parent: value });
    const below = named ? `${place}.*` : place === "" ? entry.key.text : `${place}.${entry.key.text}`;
    if (entry.key.text.startsWith("x-") || free.has(below) || below === "services") continue;
    collect(entry.value, below, found);
  }
}

/** Mappings whose keys are names that users choose, with keys of Compose's own below them. */
const namesOfUsers = new Set([
  "services",
  "networks",
  "volumes",
  "secrets",
  "configs",
  "models",
  "jobs",
  ...["build.ulimits", "depends_on", "models", "networks", "ulimits"].map((it) => `services.*.${it}`),
]);

/** Mappings that belong to users altogether. */
const free = new Set([
  ...["networks", "volumes", "secrets", "configs"].flatMap((it) => [`${it}.*.driver_opts`, `${it}.*.labels`]),
  "networks.*.ipam.options",
  "networks.*.ipam.config[].aux_addresses",
  "models.*.runtime_flags",
  ...[
    "annotations",
    "build.additional_contexts",
    "build.args",
    "build.extra_hosts",
    "build.labels",
    "build.ssh",
    "deploy.labels",
    "deploy.resources.reservations.devices[].options",
    "develop.watch[].exec.environment",
    "environment",
    "extra_hosts",
    "gpus[].options",
    "labels",
    "logging.options",
    "networks.*.driver_opts",
    "post_start[].environment",
    "pre_start[].environment",
    "pre_stop[].environment",
    "provider.options",
    "storage_opt",
    "sysctls",
    "volumes[].volume.labels",
  ].map((it) => `services.*.${it}`),
]);
