import type { Span } from "../text/span.ts";
import type { Service } from "./compose.ts";
import type { Stage } from "./dockerfile.ts";
import type { Substituted } from "./substituted.ts";
import type { Value } from "./value.ts";

/** Something mounted into a container or a build step. */
export interface Mount {
  readonly kind: "mount";
  readonly place: "VOLUME" | "RUN --mount" | "volumes:" | "tmpfs:" | "devices:";
  /** `bind` for a path of the host, `volume` for a named or anonymous one. */
  readonly type: "bind" | "volume" | "tmpfs" | "cache" | "secret" | "ssh" | "npipe" | "cluster" | "image" | "device" | "unknown";
  readonly source: Substituted | undefined;
  readonly target: Substituted | undefined;
  readonly readOnly: boolean;
  /** Further settings as written: `id`, `from`, `env`, `required`, `uid` … of `RUN --mount`; `propagation`, `selinux` … */
  readonly options: ReadonlyMap<string, string>;
  readonly span: Span;
  /** The item of `volumes:`, for edits: a scalar is the short form, a mapping the long one. */
  readonly item?: Value;
  readonly stage?: Stage;
  readonly service?: Service;
}

/** The path of the host that a mount leads to; undefined for volumes and where the file does not tell. */
export function hostPath(mount: Mount): Substituted | undefined {
  const ofHost = mount.type === "bind" || mount.type === "device" || mount.type === "npipe";
  return ofHost && mount.place !== "RUN --mount" ? mount.source : undefined;
}
