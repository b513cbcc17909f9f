import { byteSizeMistake } from "./byte-size.ts";
import { durationMistake } from "./duration.ts";
import { portMistake } from "./port-spec.ts";
import { volumeMistake } from "./volume-spec.ts";

/** The places of a Compose file that take an amount of memory, or what has its grammar. */
export const byteSizes: ReadonlySet<string> = inService(
  "mem_limit mem_reservation memswap_limit mem_swappiness shm_size build.shm_size volumes[].tmpfs.size " +
    "deploy.resources.limits.memory deploy.resources.reservations.memory blkio_config.device_read_bps[].rate " +
    "blkio_config.device_read_iops[].rate blkio_config.device_write_bps[].rate blkio_config.device_write_iops[].rate",
);

export const durations: ReadonlySet<string> = inService(
  "healthcheck.interval healthcheck.timeout healthcheck.start_period healthcheck.start_interval stop_grace_period " +
    "deploy.update_config.delay deploy.update_config.monitor deploy.rollback_config.delay deploy.rollback_config.monitor " +
    "deploy.restart_policy.delay deploy.restart_policy.window",
);

export const deviceCounts: ReadonlySet<string> = inService("deploy.resources.reservations.devices[].count gpus[].count");

export const extraHosts: ReadonlySet<string> = inService("extra_hosts build.extra_hosts");

function inService(names: string): ReadonlySet<string> {
  return new Set(names.split(" ").map((it) => `services.*.${it}`));
}

/** What Compose refuses about a text at a place whose values have a grammar, to stand behind a colon; undefined if it takes it. */
export function formatMistake(path: string, text: string): string | undefined {
  if (byteSizes.has(path)) return byteSizeMistake(text);
  if (durations.has(path)) return durationMistake(text);
  if (deviceCounts.has(path)) return deviceCountMistake(text);
  switch (path) {
    case "services.*.ports[]":
      return portMistake(text);
    case "services.*.volumes[]":
      return volumeMistake(text);
    case "services.*.devices[]":
      return deviceMistake(text);
    case "services.*.extra_hosts[]":
    case "services.*.build.extra_hosts[]":
      return extraHostMistake(text);
    default:
      return undefined;
  }
}

export function deviceMistake(text: string): string | undefined {
  return text.split(":").length > 3 ? "it has more than three parts" : undefined;
}

export function deviceCountMistake(text: string): string | undefined {
  return /^(?:all|[-+]?\d{1,18})$/i.test(text) ? undefined : "it is all or a whole number";
}

/** Of an item of a list; the first `=`, or else the first colon, parts the name from the address. */
export function extraHostMistake(text: string): string | undefined {
  const at = text.includes("=") ? text.indexOf("=") : text.indexOf(":");
  if (at < 0) return "the address is missing";
  return hostNameMistake(text.slice(0, at));
}

export function hostNameMistake(name: string): string | undefined {
  if (name === "") return "the name of the host is missing";
  return /[:=]/.test(name) ? `${name} is no name of a host` : undefined;
}
