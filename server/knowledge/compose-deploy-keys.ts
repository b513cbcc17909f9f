import {
  amount,
  count,
  deviceKeys,
  duration,
  type Keys,
  key,
  list,
  mapping,
  natural,
  pairs,
  refused,
  text,
  textBytes,
  texts,
  whole,
  words,
} from "./compose-forms.ts";

/** `update_config` and `rollback_config`. */
const rollout: Keys = {
  parallelism: key("How many containers change at a time; 0 is all.", natural),
  delay: key("The time between one group and the next.", duration),
  failure_action: key("What follows a failure: continue, pause or rollback.", text),
  monitor: key("How long to watch a container for failure after it has changed.", duration),
  max_failure_ratio: key("Which part of the containers may fail, from 0 to 1.", amount),
  order: key("Whether the old container stops first or the new one starts first.", words("start-first stop-first")),
};

const generic: Keys = {
  discrete_resource_spec: key("A resource that is counted.", [
    mapping({ kind: key("The name of the resource.", text), value: key("How much of it to reserve.", count) }),
  ]),
};

const resources: Keys = {
  limits: key("What a container may use at most.", [
    mapping({
      cpus: key("How many CPUs, as 0.5 or 2.", amount),
      memory: key("How much memory, as 512M.", textBytes),
      pids: key("How many processes and threads.", whole),
    }),
  ]),
  reservations: key("What has to be free for a container.", [
    mapping({
      cpus: key("How many CPUs, as 0.5 or 2.", amount),
      memory: key("How much memory, as 512M.", textBytes),
      generic_resources: key("Resources that the nodes themselves declare.", [list([mapping(generic)])]),
      devices: key("GPUs and other devices.", [list([mapping(deviceKeys, { required: ["capabilities"] })])], refused),
    }),
  ]),
};

export const deployment: Keys = {
  mode: key("replicated or global, or a job of either kind.", text),
  endpoint_mode: key("How others reach the service in Swarm: vip or dnsrr.", text),
  replicas: key("How many containers run.", whole),
  labels: key("Labels of the service, not of its containers.", pairs("dropped")),
  rollback_config: key("How a failed update is taken back.", [mapping(rollout)]),
  update_config: key("How a new version replaces the old one.", [mapping(rollout)]),
  resources: key("Limits and reservations.", [mapping(resources)]),
  restart_policy: key("When a container is started again; wins over restart in Swarm.", [
    mapping({
      condition: key("none, on-failure or any.", text),
      delay: key("How long to wait before.", duration),
      max_attempts: key("How often to try; forever by default.", natural),
      window: key("How long to wait before a start counts as a success.", duration),
    }),
  ]),
  placement: key("On which nodes containers run.", [
    mapping({
      constraints: key("What a node must fulfil, such as node.role==worker.", [texts()]),
      preferences: key("How to spread containers over nodes.", [
        list([mapping({ spread: key("The label by whose values they are spread.", text) })]),
      ]),
      max_replicas_per_node: key("How many containers one node may have.", natural),
    }),
  ]),
};
