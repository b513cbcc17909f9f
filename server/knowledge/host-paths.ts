/** What whoever gets at a path gains: root on the host, secrets or control of something, a little knowledge or a nuisance. */
export type Gain = "host" | "much" | "little" | "nothing";

/** A path of the host that a container had better not see. */
export interface SensitivePath {
  /** The path of the table: `/etc`, `~/.ssh`. */
  readonly path: string;
  /** What it holds or allows, to stand after "which": `holds the host's accounts and settings`. */
  readonly why: string;
  /** What a container gains that may write there, and one that may only read. */
  readonly writing: Gain;
  readonly reading: Gain;
}

/** The control sockets of container runtimes and of the init system: who reaches one rules the host. */
const controlSockets: ReadonlyMap<string, string> = new Map([
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
  if (!/^\/./.test(clean)) return undefined;
  for (const [socket, runtime] of controlSockets) if (runtime !== "D-Bus" && socket.startsWith(`${clean}/`)) return runtime;
  return undefined;
}

/** Whether a path is the whole file system of the host, or a whole drive of it. */
export function isHostRoot(path: string): boolean {
  return /^(?:\/|[A-Za-z]:)$/.test(normalise(path));
}

/**
 * What a bind mount of a path of the host gives away, or undefined if nothing is known against it. The host's root and control
 * sockets are not judged here.
 * @param path absolute, or beginning with `~`, `$HOME` or `${HOME}`
 */
export function sensitivePath(path: string): SensitivePath | undefined {
  const clean = normalise(path);
  if (harmlessBelow.some((folder) => clean.startsWith(folder)) || controlSocket(path) || holdsControlSocket(path)) return undefined;
  const home = homeFolder.exec(clean)?.[0];
  if (home !== undefined) return inHome(home, clean.slice(home.length + 1));
  const found = folders.find(([folder, , , , depth]) => clean === folder || (depth === "below" && clean.startsWith(`${folder}/`)));
  return found && { path: found[0], why: found[1], writing: found[2], reading: found[3] };
}

function inHome(home: string, rest: string): SensitivePath | undefined {
  const isRoots = home === "/root";
  if (rest === "")
    return {
      path: home,
      why: isRoots ? "is the home of root on the host" : "holds all files of a user, keys and passwords included",
      writing: isRoots ? "host" : "much",
      reading: "much",
    };
  const found = homeFolders.find(([folder]) => rest === folder || rest.startsWith(`${folder}/`));
  if (!found) return undefined;
  return { path: `${home}/${found[0]}`, why: found[1], writing: "much", reading: publicKeys.test(rest) ? "nothing" : "much" };
}

/** Absolute paths without doubled slashes, `.`, `..` and a slash at the end; `/var/run` is `/run`, and Windows' paths get slashes. */
export function normalise(path: string): string {
  const slashed = /^[A-Za-z]:\\/.test(path) ? path.replaceAll("\\", "/") : path;
  const parts: string[] = [];
  for (const part of slashed.split("/")) {
    if (part === "" || part === ".") continue;
    if (part !== ".." || /^(?:\.\.$|[~$])/.test(parts.at(-1) ?? (slashed.startsWith("/") ? "" : ".."))) parts.push(part);
    else parts.pop();
  }
  const clean = (slashed.startsWith("/") ? "/" : "") + parts.join("/");
  return clean === "/var/run" || clean.startsWith("/var/run/") ? clean.slice(4) : clean;
}

const homeFolder =
  /^(?:~|\$HOME|\$\{HOME\}|\$\{?USERPROFILE\}?|\/root|\/home\/[^/]+|(?:[A-Za-z]:|\/(?:mnt\/|host_mnt\/)?[a-z])?\/Users\/[^/]+)(?=\/|$)/;

/** What of a folder of keys may be seen by all. */
const publicKeys = /^\.ssh\/(?:known_hosts|authorized_keys|config|[^/]*\.pub)$/;

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
const folders: readonly (readonly [path: string, why: string, writing: Gain, reading: Gain, depth: "itself" | "below"])[] = [
  ["/etc/shadow", "holds the hashes of the host's passwords", "host", "much", "itself"],
  ["/etc/passwd", "lists the host's accounts", "host", "nothing", "itself"],
  ["/etc/group", "lists the host's groups", "host", "nothing", "itself"],
  ["/etc/sudoers", "decides who may become root on the host", "host", "little", "itself"],
  ["/etc/sudoers.d", "decides who may become root on the host", "host", "little", "below"],
  ["/etc/pam.d", "decides how the host checks passwords", "host", "nothing", "below"],
  ["/etc/kubernetes", "holds the keys of the cluster", "host", "much", "below"],
  ["/etc/docker", "holds the settings of the Docker daemon", "host", "little", "below"],
  ...["crontab", "cron.d", "cron.hourly", "cron.daily", "cron.weekly", "systemd", "init.d", "profile.d"].map(
    (it) => [`/etc/${it}`, "holds commands that the host runs as root", "host", "little", "below"] as const,
  ),
  ["/etc/ssh", "holds the host's keys", "host", "much", "below"],
  ["/etc/hosts", "decides where names lead on the host", "much", "nothing", "itself"],
  ["/etc/resolv.conf", "decides where names lead on the host", "much", "nothing", "itself"],
  ["/etc/localtime", "sets the host's time zone", "little", "nothing", "itself"],
  ["/etc/timezone", "sets the host's time zone", "little", "nothing", "itself"],
  ["/etc", "holds the host's accounts and settings", "host", "much", "itself"],
  ["/boot", "holds the host's kernel", "host", "little", "below"],
  ["/proc", "shows and controls the host's processes and kernel", "host", "little", "below"],
  // Every container sees it read-only anyway.
  ["/sys/fs/cgroup", "controls the resources of every process of the host", "much", "nothing", "itself"],
  ["/sys", "controls the host's kernel and devices", "much", "nothing", "below"],
  ["/dev/mem", "is the host's memory", "host", "much", "itself"],
  ["/dev/kmem", "is the memory of the host's kernel", "host", "much", "itself"],
  // A device can be written to wherever its file is mounted read-only.
  ["/dev", "holds every device of the host", "much", "much", "itself"],
  ["/lib/modules", "holds the modules of the host's kernel", "host", "nothing", "below"],
  ...["/lib", "/lib64", "/usr", "/usr/lib", "/usr/bin", "/usr/sbin", "/usr/local/bin", "/bin", "/sbin"].map(
    (it) => [it, "holds the host's programs", "host", "nothing", "itself"] as const,
  ),
  ["/var/lib/docker/containers", "holds the logs and settings of every container", "host", "little", "below"],
  ["/var/lib/docker/volumes", "holds every volume of the host", "host", "little", "below"],
  ["/var/lib/docker", "holds every container, image and volume of the host", "host", "little", "below"],
  ["/var/lib/containerd", "holds every container and image of the host", "host", "little", "below"],
  ["/var/lib/containers", "holds every container, image and volume of the host", "host", "little", "below"],
  ["/var/lib/kubelet", "holds the secrets of every pod of the host", "host", "much", "below"],
  ["/var/lib", "holds the state of the host's services", "host", "little", "itself"],
  ["/var/spool/cron", "holds commands that the host runs", "host", "little", "below"],
  ["/var", "holds the state of the host's services", "host", "little", "itself"],
  ["/run/udev", "holds rules by which the host runs commands", "host", "nothing", "below"],
  ["/run/systemd/system", "holds commands that the host runs as root", "host", "nothing", "below"],
  ["/home", "holds the files of every user", "much", "much", "itself"],
  ["/Users", "holds the files of every user", "much", "much", "itself"],
];

/** Ordinary to share. */
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
];
