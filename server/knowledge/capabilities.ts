/**
 * Capabilities that lead out of the container or over other workloads, and what each lets a process do. `takesHost`: alone they are as
 * good as root on the host. Source: capabilities(7), as of 2026-08.
 */
export const dangerousCapabilities: ReadonlyMap<string, { readonly lets: string; readonly takesHost: boolean }> = new Map([
  ["SYS_ADMIN", { lets: "mount file systems and leave the container", takesHost: true }],
  ["SYS_MODULE", { lets: "load code into the host's kernel", takesHost: true }],
  ["SYS_RAWIO", { lets: "write to the host's memory and disks", takesHost: true }],
  ["DAC_READ_SEARCH", { lets: "read any file of the host by its inode", takesHost: false }],
  ["SYS_PTRACE", { lets: "read and change the memory of other processes", takesHost: false }],
  ["BPF", { lets: "load programs into the host's kernel", takesHost: false }],
  ["PERFMON", { lets: "watch the kernel and other processes", takesHost: false }],
  ["NET_ADMIN", { lets: "change the interfaces, routes and firewall rules of its network", takesHost: false }],
  ["SYS_BOOT", { lets: "restart the host", takesHost: false }],
  ["SYS_TIME", { lets: "set the host's clock", takesHost: false }],
  ["SYSLOG", { lets: "read the host's kernel log and kernel addresses", takesHost: false }],
  ["MAC_ADMIN", { lets: "change the host's mandatory access rules", takesHost: false }],
  ["MAC_OVERRIDE", { lets: "ignore the host's mandatory access rules", takesHost: false }],
  ["LINUX_IMMUTABLE", { lets: "change files that are marked immutable", takesHost: false }],
  ["CHECKPOINT_RESTORE", { lets: "restore processes with identities of its choice", takesHost: false }],
  ["AUDIT_CONTROL", { lets: "switch the host's audit off", takesHost: false }],
  ["SYS_NICE", { lets: "starve other workloads of processor time", takesHost: false }],
  ["SYS_RESOURCE", { lets: "exceed the limits set for it", takesHost: false }],
  ["IPC_LOCK", { lets: "lock any amount of memory", takesHost: false }],
  ["LEASE", { lets: "hold up other processes' access to files", takesHost: false }],
]);

/** All that the engine knows. Source: capabilities(7), as of 2026-08. */
export const capabilities: ReadonlySet<string> = new Set([
  ...dangerousCapabilities.keys(),
  ...(
    "AUDIT_READ AUDIT_WRITE BLOCK_SUSPEND CHOWN DAC_OVERRIDE FOWNER FSETID IPC_OWNER KILL MKNOD NET_BIND_SERVICE NET_BROADCAST NET_RAW " +
    "SETFCAP SETGID SETPCAP SETUID SYS_CHROOT SYS_PACCT SYS_TTY_CONFIG WAKE_ALARM"
  ).split(" "),
]);

/** The name as the tables here have it: Docker takes `cap_net_admin` for `NET_ADMIN`. */
export function capabilityName(written: string): string {
  return written.trim().toUpperCase().replace(/^CAP_/, "");
}

/** What Docker gives every container that does not say otherwise. Source: moby, `daemon/pkg/oci/caps/defaults.go`, as of 2026-08. */
export const defaultCapabilities: ReadonlySet<string> = new Set(
  "AUDIT_WRITE CHOWN DAC_OVERRIDE FOWNER FSETID KILL MKNOD NET_BIND_SERVICE NET_RAW SETFCAP SETGID SETPCAP SETUID SYS_CHROOT".split(" "),
);
