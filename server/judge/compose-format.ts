import type { TextForm } from "../knowledge/compose-forms.ts";
import { keyAt } from "../knowledge/compose-specification.ts";
import type { Key } from "../model/compose.ts";
import { parseAddress } from "../text/ip-address.ts";
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
    case "services.*.ports[].host_ip":
      return parseAddress(text) ? undefined : "it is no address";
    default:
      return undefined;
  }
}

/** Whether Compose refuses a text as the value of a key, or of an item of its list, for whatever reason the place itself tells. */
export function isRefused({ place, entry }: Key, path: string, text: string): boolean {
  if (formatMistake(path, text) !== undefined) return true;
  const forms = keyAt(place, entry.key.text)?.forms ?? [];
  const here = path.endsWith("[]") ? forms.flatMap((it) => (it.kind === "list" ? it.of : [])) : forms;
  const texts = here.filter((it) => it.kind === "text");
  return texts.length > 0 && !texts.some((it) => takes(it, text));
}

function takes({ words, pattern, as }: TextForm, text: string): boolean {
  if (words) return words.includes(text);
  if (pattern !== undefined) return new RegExp(pattern).test(text);
  switch (as) {
    case "boolean":
      return /^(?:true|false|y|yes|n|no|on|off)$/i.test(text);
    case "integer":
    case "umask":
      return /^[-+]?\d+$/.test(text);
    case "number":
      return /^[-+]?(?:\d+(?:\.\d*)?|\.\d+)(?:e[-+]?\d+)?$/i.test(text);
    default:
      return true;
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
