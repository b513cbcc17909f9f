import type { Span, Spanned } from "../text/span.ts";
import type { Service } from "./compose.ts";
import type { Flag, Stage } from "./dockerfile.ts";
import type { Substituted } from "./substituted.ts";
import type { Value } from "./value.ts";

/** Something mounted into a container or a build step. */
export interface Mount {
  readonly kind: "mount";
  readonly place: "VOLUME" | "RUN --mount" | "ONBUILD RUN --mount" | "volumes:" | "tmpfs:" | "devices:" | "driver_opts:";
  /** `bind` for a path of the host, `volume` for a named or anonymous one. */
  readonly type: "bind" | "volume" | "tmpfs" | "cache" | "secret" | "ssh" | "npipe" | "cluster" | "image" | "device" | "unknown";
  readonly source: Substituted | undefined;
  readonly target: Substituted | undefined;
  readonly readOnly: boolean;
  /** Further settings as written: `id`, `from`, `env`, `required`, `uid` … of `RUN --mount`; `propagation`, `selinux` … */
  readonly options: ReadonlyMap<string, string>;
  /** The flag of `RUN --mount` that it is. */
  readonly flag?: Flag;
  /** The fields of `RUN --mount` in order, whatever their names; undefined where its quotes are such that the builder cannot cut it. */
  readonly fields?: readonly MountField[] | undefined;
  /** What `from=` of `RUN --mount` names: an earlier stage, otherwise (see the Image node) an image or a named context. */
  readonly from?: { readonly name: Substituted; readonly stage: Stage | undefined } | undefined;
  readonly span: Span;
  /** The item of `volumes:`, for edits: a scalar is the short form, a mapping the long one. */
  readonly item?: Value;
  readonly stage?: Stage;
  readonly service?: Service;
  /** The name of the volume that its `driver_opts:` make a folder of the host, wherever it is mounted. */
  readonly volume?: Spanned;
}

/** `name=value` or `name`. */
export interface MountField {
  readonly name: Spanned;
  readonly value: Substituted | undefined;
}

/** Who gets what is mounted, to begin a sentence with. */
export function holder({ service, volume }: Mount): string {
  return volume ? `Any service that mounts ${volume.value}` : (service?.name.value ?? "The image");
}

/** The path of the host that a mount leads to; undefined for volumes and where the file does not tell. */
export function hostPath(mount: Mount): Substituted | undefined {
  const ofHost = mount.type === "bind" || mount.type === "device" || mount.type === "npipe";
  return ofHost && mount.place !== "RUN --mount" && mount.place !== "ONBUILD RUN --mount" ? mount.source : undefined;
}
