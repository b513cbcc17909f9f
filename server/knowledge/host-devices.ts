import { normalise } from "./host-paths.ts";

/**
 * What a container may do that gets a device of the host; undefined for devices that are ordinary to share (graphics, sound, serial
 * ports) and for those that nobody can use without a capability that is a finding of its own (`/dev/mem`, `/dev/fuse`).
 */
export function deviceDanger(path: string): string | undefined {
  const clean = normalise(path);
  return devices.find(([pattern]) => pattern.test(clean))?.[1];
}

const disk = "read and change a disk of the host behind its file system";

/** Source: the kernel's list of devices (Documentation/admin-guide/devices.txt) and the drivers' pages, as of 2026-08. */
const devices: readonly (readonly [RegExp, string])[] = [
  [/^\/dev$/, "read and change every disk and device of the host"],
  [/^\/dev\/(?:sd[a-z]|vd[a-z]|xvd[a-z]|nvme|mmcblk|md\d|loop|dm-|rbd|zd\d|nbd\d|mtdblock)/, disk],
  [/^\/dev\/hd[a-z]\d*$/, disk],
  [/^\/dev\/(?:disk|mapper|md|block|zvol)\/./, disk],
  [/^\/dev\/zfs$/, "control the ZFS pools of the host"],
  [/^\/dev\/char\/10:237$/, disk],
  [/^\/dev\/(?:kmsg|char\/1:11)$/, "read and write the log of the host's kernel"],
];
