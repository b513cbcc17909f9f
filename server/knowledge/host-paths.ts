/** A path of the host that a container had better not see. */
export interface SensitivePath {
  /** The path of the table: `/etc`, `~/.ssh`. */
  readonly path: string;
  /** What it holds or allows, to stand after "it": `holds the host's accounts and settings`. */
  readonly why: string;
  /** Whether writing there is as good as root on the host. */
  readonly takesHost: boolean;
}

/** The control sockets of container runtimes and of the init system: who reaches one rules the host. */
export const controlSockets: ReadonlyMap<string, string> = new Map([
  ["/run/docker.sock", "Docker"],
  ["/run/containerd/containerd.sock", "containerd"],
  ["/run/crio/crio.sock", "CRI-O"],
  ["/run/podman/podman.sock", "Podman"],
  ["/run/k3s/containerd/containerd.sock", "containerd"],
  ["/run/buildkit/buildkitd.sock", "BuildKit"],
  ["/run/systemd/private", "systemd"],
  ["/run/dbus/system_bus_socket", "D-Bus"],
]);

/**
 * The runtime whose control socket stands at a path of the host; the sockets of users (`/run/user/1000/docker.sock`,
 * `$XDG_RUNTIME_DIR/podman/podman.sock`) count, their power is that of the user.
 * @param path absolute, or beginning with `~` or `$NAME`
 */
export function controlSocket(path: string): string | undefined {
  const clean = normalise(path);
  const known = controlSockets.get(clean);
  if (known !== undefined) return known;
  const name = clean.slice(clean.lastIndexOf("/") + 1);
  return userSockets.get(name);
}

/** The sockets' folders, `/run` among them: mounting one mounts the socket. */
export function holdsControlSocket(path: string): string | undefined {
  const clean = normalise(path);
  if (clean === "/") return undefined;
  for (const [socket, runtime] of controlSockets) if (runtime !== "D-Bus" && socket.startsWith(`${clean}/`)) return runtime;
  return undefined;
}

/**
 * Why a bind mount of a path of the host is sensitive, or undefined if nothing is known against it. The host's root `/` and
 * control sockets are not judged here.
 * @param path absolute, or beginning with `~`, `$HOME` or `${HOME}`
 */
export function sensitivePath(path: string): SensitivePath | undefined {
  const clean = normalise(path);
  if (harmless.has(clean) || harmlessBelow.some((folder) => clean.startsWith(folder))) return undefined;
  const home = /^(?:~|\$HOME|\$\{HOME\}|\/root|\/home\/[^/]+|\/Users\/[^/]+)(?=\/|$)/.exec(clean)?.[0];
  if (home !== undefined) {
    const rest = clean.slice(home.length + 1);
    const inHome = homeFolders.find(([folder]) => rest === folder || rest.startsWith(`${folder}/`));
    if (inHome) return { path: `${home}/${inHome[0]}`, why: inHome[1], takesHost: false };
    if (home === "/root" && rest === "") return { path: home, why: "holds the files of the host's root", takesHost: true };
    return rest === "" ? { path: home, why: "holds everything of a user, keys and passwords among it", takesHost: false } : undefined;
  }
  const found = folders.find(([folder, , , depth]) => clean === folder || (depth === "below" && clean.startsWith(`${folder}/`)));
  return found && { path: found[0], why: found[1], takesHost: found[2] };
}

/** Without a trailing slash, doubled slashes and `.`; `/var/run` is `/run`. */
function normalise(path: string): string {
  const clean = path.replace(/\/(?:\.?\/)+/g, "/").replace(/\/\.?$/, "") || "/";
  return clean === "/var/run" || clean.startsWith("/var/run/") ? clean.slice(4) : clean;
}

const userSockets = new Map([
  ["docker.sock", "Docker"],
  ["docker.raw.sock", "Docker"],
  ["podman.sock", "Podman"],
  ["containerd.sock", "containerd"],
  ["crio.sock", "CRI-O"],
]);

const homeFolders: readonly (readonly [string, string])[] = [
  [".ssh", "holds the keys of a user"],
  [".aws", "holds credentials for AWS"],
  [".azure", "holds credentials for Azure"],
  [".config/gcloud", "holds credentials for Google Cloud"],
  [".kube", "holds credentials for clusters"],
  [".docker", "holds credentials for registries"],
  [".gnupg", "holds private keys"],
  [".netrc", "holds passwords"],
  [".git-credentials", "holds passwords"],
  [".npmrc", "holds tokens of a registry"],
  [".pypirc", "holds passwords of a registry"],
  [".vault-token", "holds a token for Vault"],
  [".password-store", "holds passwords"],
];

/** Folders of the host; `below`: what lies in them counts too. The narrower first. */
const folders: readonly (readonly [path: string, why: string, takesHost: boolean, depth: "itself" | "below"])[] = [
  ["/etc/shadow", "holds the hashes of the host's passwords", true, "itself"],
  ["/etc/sudoers", "says who becomes root on the host", true, "itself"],
  ["/etc/kubernetes", "holds the keys of the cluster", true, "below"],
  ["/etc/docker", "holds the settings of the Docker daemon", true, "below"],
  ["/etc/cron.d", "holds commands that the host runs as root", true, "below"],
  ["/etc/systemd", "holds commands that the host runs as root", true, "below"],
  ["/etc/ssh", "holds the host's keys", true, "below"],
  ["/etc", "holds the host's accounts and settings", true, "itself"],
  ["/boot", "holds the host's kernel", true, "below"],
  ["/proc", "shows and steers the host's processes and kernel", true, "below"],
  ["/sys/fs/cgroup", "steers the resources of every process of the host", false, "itself"],
  ["/sys", "steers the host's kernel and devices", false, "below"],
  ["/dev/mem", "is the host's memory", true, "itself"],
  ["/dev/kmem", "is the memory of the host's kernel", true, "itself"],
  ["/dev", "holds every device of the host", true, "itself"],
  ["/lib/modules", "holds the modules of the host's kernel", true, "below"],
  ["/lib", "holds the host's programs", true, "itself"],
  ["/usr", "holds the host's programs", true, "itself"],
  ["/usr/bin", "holds the host's programs", true, "itself"],
  ["/bin", "holds the host's programs", true, "itself"],
  ["/sbin", "holds the host's programs", true, "itself"],
  ["/var/lib/docker", "holds every container, image and volume of the host", true, "below"],
  ["/var/lib/containerd", "holds every container and image of the host", true, "below"],
  ["/var/lib/containers", "holds every container, image and volume of the host", true, "below"],
  ["/var/lib/kubelet", "holds the secrets of every pod of the host", true, "below"],
  ["/var/lib", "holds the state of the host's services", true, "itself"],
  ["/var/spool/cron", "holds commands that the host runs", true, "below"],
  ["/var", "holds the state of the host's services", true, "itself"],
  ["/run", "holds the sockets of the host's services", true, "itself"],
  ["/home", "holds the files of every user", false, "itself"],
  ["/Users", "holds the files of every user", false, "itself"],
];

/** Ordinary to share. */
const harmless = new Set(
  `/etc/localtime /etc/timezone /etc/hosts /etc/resolv.conf /etc/machine-id /dev/null /dev/zero /dev/full /dev/random /dev/urandom /dev/fuse
   /dev/net/tun`.split(/\s+/),
);

const harmlessBelow = [
  "/dev/dri",
  "/dev/snd",
  "/dev/shm",
  "/dev/ttyUSB",
  "/dev/ttyACM",
  "/dev/serial",
  "/dev/bus/usb",
  "/dev/input",
  "/dev/video",
  "/etc/ssl/certs",
];
