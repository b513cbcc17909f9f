/**
 * What `docker stack` reads of a Compose file, by version of the format. It has schemas of its own, which ended where Compose went on.
 *
 * Source: cli/compose of docker/cli 29.9.3 (schemas 3.0 to 3.13, types.go, loader.go, interpolate.go), looked at on 2026-11-30.
 */

/**
 * What a value may be: `text`, `texts` (a list of texts, each once), `whole` and `number`, `switch`, `duration`, `port`, `pairs` (a mapping
 * of texts and numbers, or a list of texts), `values` (a mapping of texts and numbers), `list`, `mapping`, `null`.
 */
export type StackForm =
  | "text"
  | "texts"
  | "whole"
  | "number"
  | "switch"
  | "duration"
  | "port"
  | "pairs"
  | "values"
  | "list"
  | "mapping"
  | "null";

export interface StackKey {
  readonly forms: readonly StackForm[];
  /** The first 3.x that knows the key. */
  readonly since: number;
}

/** The last version; a file that says 3 or nothing is read as this one. */
export const lastStackVersion = 13;

/**
 * The keys by place: `*` stands for a name that users choose, `[]` for an item of a list. Behind `@` stands the version that brought the
 * key. What is below a place that is not listed is not looked at.
 */
export const stackKeys: ReadonlyMap<string, ReadonlyMap<string, StackKey>> = new Map([
  place("", "version:text services:mapping networks:mapping volumes:mapping secrets@1:mapping configs@3:mapping"),
  place(
    "services.*",
    `deploy:mapping|null build:text|mapping cap_add:texts cap_drop:texts cgroupns_mode@9:text cgroup_parent:text command:text|texts
     configs@3:list container_name:text credential_spec@3:mapping depends_on:texts devices:texts dns:text|texts dns_search:text|texts
     domainname:text entrypoint:text|texts env_file:text|texts environment:pairs expose:list external_links:texts extra_hosts:pairs
     healthcheck:mapping hostname:text image:text init@7:switch ipc:text isolation@5:text labels:pairs links:texts logging:mapping
     mac_address:text network_mode:text networks:texts|mapping oom_score_adj@13:whole pid:text|null ports:list privileged:switch
     read_only:switch restart:text secrets@1:list security_opt:texts shm_size:text|number stdin_open:switch stop_grace_period:duration
     stop_signal:text sysctls:pairs tmpfs:text|texts tty:switch ulimits:mapping user:text userns_mode:text volumes:list working_dir:text`,
  ),
  place(
    "services.*.build",
    "context:text dockerfile:text args:pairs labels@3:pairs cache_from@2:texts network@4:text target@4:text shm_size@5:text|whole extra_hosts@9:pairs",
  ),
  place("services.*.configs[]", "source:text target:text uid:text gid:text mode:number"),
  place("services.*.secrets[]", "source:text target:text uid:text gid:text mode:number"),
  place("services.*.credential_spec", "config@8:text file:text registry:text"),
  place(
    "services.*.healthcheck",
    "disable:switch interval:duration retries:number test:text|texts timeout:duration start_period@4:duration start_interval@12:duration",
  ),
  place("services.*.logging", "driver:text options:values"),
  place("services.*.networks.*", "aliases:texts driver_opts@13:values ipv4_address:text ipv6_address:text"),
  place("services.*.ports[]", "mode:text target:whole published:whole protocol:text"),
  place("services.*.ulimits.*", "hard:whole soft:whole"),
  place(
    "services.*.volumes[]",
    "type:text source:text target:text read_only:switch consistency:text bind:mapping volume:mapping tmpfs@6:mapping",
  ),
  place("services.*.volumes[].bind", "propagation:text"),
  place("services.*.volumes[].volume", "nocopy:switch"),
  place("services.*.volumes[].tmpfs", "size:whole"),
  place(
    "services.*.deploy",
    `mode:text endpoint_mode@2:text replicas:whole labels:pairs rollback_config@7:mapping update_config:mapping resources:mapping
     restart_policy:mapping placement:mapping`,
  ),
  place(
    "services.*.deploy.update_config",
    "parallelism:whole delay:duration failure_action:text monitor:duration max_failure_ratio:number order@4:text",
  ),
  place(
    "services.*.deploy.rollback_config",
    "parallelism:whole delay:duration failure_action:text monitor:duration max_failure_ratio:number order:text",
  ),
  place("services.*.deploy.resources", "limits:mapping reservations:mapping"),
  place("services.*.deploy.resources.limits", "cpus:text memory:text pids@9:whole"),
  place("services.*.deploy.resources.reservations", "cpus:text memory:text generic_resources@5:list"),
  place("services.*.deploy.resources.reservations.generic_resources[]", "discrete_resource_spec:mapping"),
  place("services.*.deploy.resources.reservations.generic_resources[].discrete_resource_spec", "kind:text value:number"),
  place("services.*.deploy.restart_policy", "condition:text delay:duration max_attempts:whole window:duration"),
  place("services.*.deploy.placement", "constraints:list preferences@3:list max_replicas_per_node@8:whole"),
  place("services.*.deploy.placement.preferences[]", "spread:text"),
  place(
    "networks.*",
    "name@5:text driver:text driver_opts:values ipam:mapping external:switch|mapping internal:switch attachable@2:switch labels:pairs",
  ),
  place("networks.*.ipam", "driver:text config:list"),
  place("networks.*.ipam.config[]", "subnet:text"),
  place("networks.*.external", "name:text"),
  place("volumes.*", "name@4:text driver:text driver_opts:values external:switch|mapping labels:pairs"),
  place("volumes.*.external", "name:text"),
  place(
    "secrets.*",
    "name@5:text file:text external:switch|mapping labels:pairs driver@8:text driver_opts@8:values template_driver@8:text",
  ),
  place("secrets.*.external", "name:text"),
  place("configs.*", "name@5:text file:text external:switch|mapping labels:pairs template_driver@8:text"),
  place("configs.*.external", "name:text"),
]);

/** What stands below the names that users choose. */
export const stackNamed: ReadonlyMap<string, readonly StackForm[]> = new Map([
  ["services.*", ["mapping"]],
  ["networks.*", ["mapping", "null"]],
  ["volumes.*", ["mapping", "null"]],
  ["secrets.*", ["mapping"]],
  ["configs.*", ["mapping"]],
  ["services.*.networks.*", ["mapping", "null"]],
  ["services.*.ulimits.*", ["whole", "mapping"]],
]);

/** What the items of lists may be that are no lists of texts. */
export const stackItems: ReadonlyMap<string, readonly StackForm[]> = new Map([
  ["services.*.configs[]", ["text", "mapping"]],
  ["services.*.secrets[]", ["text", "mapping"]],
  ["services.*.volumes[]", ["text", "mapping"]],
  ["services.*.ports[]", ["port", "mapping"]],
  ["services.*.expose[]", ["text", "number"]],
  ["services.*.deploy.placement.constraints[]", ["text"]],
  ["services.*.deploy.placement.preferences[]", ["mapping"]],
  ["services.*.deploy.resources.reservations.generic_resources[]", ["mapping"]],
  ["networks.*.ipam.config[]", ["mapping"]],
]);

/** Places whose keys may have any other name beside those listed. */
export const openStackPlaces: ReadonlySet<string> = new Set([
  "services.*.configs[]",
  "services.*.secrets[]",
  "services.*.volumes[].bind",
  "services.*.volumes[].volume",
  "services.*.volumes[].tmpfs",
  "secrets.*.external",
  "configs.*.external",
]);

/** The first 3.x that reads past the keys of a build that it does not know, as it reads past the build itself. */
export const openBuildVersion = 11;

/** Where `x-…` keys may stand, and since which version. */
export const stackExtensions: ReadonlyMap<string, number> = new Map([
  ["", 4],
  ...["services.*", "networks.*", "volumes.*", "secrets.*", "configs.*"].map((it) => [it, 7] as const),
]);

/** Places whose values become what they should be after a variable is substituted in them; elsewhere they stay text. */
export const castByStack: ReadonlySet<string> = new Set(
  `services.*.configs[].mode services.*.secrets[].mode services.*.healthcheck.retries services.*.healthcheck.disable
   services.*.deploy.replicas services.*.deploy.update_config.parallelism services.*.deploy.update_config.max_failure_ratio
   services.*.deploy.rollback_config.parallelism services.*.deploy.rollback_config.max_failure_ratio
   services.*.deploy.restart_policy.max_attempts services.*.deploy.placement.max_replicas_per_node services.*.ports[].target
   services.*.ports[].published services.*.ulimits.* services.*.ulimits.*.hard services.*.ulimits.*.soft services.*.privileged
   services.*.oom_score_adj services.*.read_only services.*.stdin_open services.*.tty services.*.volumes[].read_only
   services.*.volumes[].volume.nocopy networks.*.external networks.*.internal networks.*.attachable volumes.*.external
   secrets.*.external configs.*.external`.split(/\s+/),
);

/** Keys of a service that `docker stack` reads past, with a line about it; what each would have done, as "without …" tells it. */
export const ignoredByStack: ReadonlyMap<string, string | undefined> = new Map([
  ["build", undefined],
  ["cgroupns_mode", undefined],
  ["cgroup_parent", undefined],
  ["devices", "the devices"],
  ["domainname", undefined],
  ["external_links", undefined],
  ["ipc", undefined],
  ["links", undefined],
  ["mac_address", undefined],
  ["network_mode", "that network"],
  ["pid", undefined],
  ["privileged", "those privileges"],
  ["restart", undefined],
  ["security_opt", "this protection"],
  ["shm_size", "that much shared memory"],
  ["userns_mode", undefined],
]);

/** Keys of a service that mean nothing to Swarm, and why. */
export const deprecatedByStack: ReadonlyMap<string, string> = new Map([
  ["container_name", "Swarm names the containers of its tasks itself"],
  ["expose", "services on one network reach each other at every port"],
]);

/** Keys of a service at which `docker stack` gives up, and what there is instead. */
export const forbiddenByStack: ReadonlyMap<string, string | undefined> = new Map([
  ["extends", undefined],
  ["volume_driver", "the driver of a top-level volume"],
  ["volumes_from", "a top-level volume that both mount"],
  ["cpu_quota", "deploy.resources"],
  ["cpu_shares", "deploy.resources"],
  ["cpuset", "deploy.resources"],
  ["mem_limit", "deploy.resources.limits.memory"],
  ["memswap_limit", "deploy.resources"],
]);

function place(name: string, keys: string): readonly [string, ReadonlyMap<string, StackKey>] {
  return [
    name,
    new Map(
      keys.split(/\s+/).map((it) => {
        const [, key, since, forms] = /^([\w*]+)(?:@(\d+))?:(.*)$/.exec(it)!;
        return [key!, { forms: forms!.split("|") as StackForm[], since: Number(since ?? 0) }];
      }),
    ),
  ];
}
