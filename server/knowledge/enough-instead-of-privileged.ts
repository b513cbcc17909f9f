import { canonicalRepository } from "./registries.ts";

/** What is enough for a program that people tend to run privileged. */
export interface Enough {
  readonly capabilities?: readonly string[];
  /** As `devices:` takes them. */
  readonly devices?: readonly string[];
}

/** @param repository in any spelling */
export function enoughForImage(repository: string): Enough | undefined {
  return images.get(canonicalRepository(repository));
}

/** @param program without its folder */
export function enoughForProgram(program: string): Enough | undefined {
  return programs.get(program);
}

const network: Enough = { capabilities: ["NET_ADMIN"] };
const tunnel: Enough = { capabilities: ["NET_ADMIN"], devices: ["/dev/net/tun:/dev/net/tun"] };
const graphics: Enough = { devices: ["/dev/dri:/dev/dri"] };
const userFileSystem: Enough = { capabilities: ["SYS_ADMIN"], devices: ["/dev/fuse:/dev/fuse"] };

/** Source: what the images' own pages tell people to give them where they do not say `privileged`, as of 2026-08. */
const images: ReadonlyMap<string, Enough> = new Map<string, Enough>([
  ...each("linuxserver/wireguard lscr.io/linuxserver/wireguard weejewel/wg-easy ghcr.io/wg-easy/wg-easy pihole/pihole", network),
  ...each(
    "qmcgaw/gluetun ghcr.io/qdm12/gluetun tailscale/tailscale ghcr.io/tailscale/tailscale kylemanna/openvpn dperson/openvpn-client",
    tunnel,
  ),
  ...each(
    "jellyfin/jellyfin linuxserver/jellyfin lscr.io/linuxserver/jellyfin plexinc/pms-docker linuxserver/plex lscr.io/linuxserver/plex",
    graphics,
  ),
  ...each("gcr.io/cadvisor/cadvisor google/cadvisor ghcr.io/google/cadvisor", { devices: ["/dev/kmsg:/dev/kmsg"] }),
  ...each("netdata/netdata", { capabilities: ["SYS_PTRACE", "SYS_ADMIN"] }),
  ...each("cturra/ntp dockurr/chrony", { capabilities: ["SYS_TIME"] }),
  ...each("osixia/keepalived", { capabilities: ["NET_ADMIN", "NET_BROADCAST"] }),
  ...each("rclone/rclone", userFileSystem),
]);

/** What each needs that Docker does not give anyway. Source: capabilities(7) and the programs' manuals, as of 2026-08. */
const programs: ReadonlyMap<string, Enough> = new Map<string, Enough>([
  ...each("iptables ip6tables nft ip ifconfig route tc wg wg-quick ipset bridge", network),
  ...each("openvpn openconnect tailscaled", tunnel),
  ...each("strace gdb gdbserver", { capabilities: ["SYS_PTRACE"] }),
  ...each("ntpd chronyd ntpdate hwclock", { capabilities: ["SYS_TIME"] }),
  ...each("mount", { capabilities: ["SYS_ADMIN"] }),
  ...each("sshfs s3fs rclone fusermount gcsfuse", userFileSystem),
]);

function each(names: string, it: Enough): readonly (readonly [string, Enough])[] {
  return names.split(" ").map((name) => [name, it]);
}
