import {
  amount,
  bytes,
  command,
  count,
  deviceKeys,
  driverOptions,
  duration,
  extraHosts,
  type Forms,
  flag,
  grants,
  ignored,
  type Keys,
  key,
  list,
  mapping,
  names,
  nothing,
  ownName,
  pairs,
  range,
  refused,
  strictFlag,
  text,
  textOrTexts,
  texts,
  ulimits,
  whole,
  wholeBytes,
  wholeNumber,
  words,
} from "./compose-forms.ts";

const limits = (about: string, what: Keys) => key(about, [list([mapping(what, { extensions: false })])]);

const device = key("The path of the device on the host.", text);

const rate = {
  path: device,
  rate: key("The limit for each second: bytes, or operations.", [
    { kind: "number", whole: true },
    { kind: "text", as: "bytes" },
  ]),
};

const weight: Forms = [
  { kind: "number", whole: true, loads: { least: 0 } },
  { kind: "text", fails: true },
];

const blockIo: Keys = {
  device_read_bps: limits("How many bytes a second may be read from devices.", rate),
  device_read_iops: limits("How many reads a second devices may get.", rate),
  device_write_bps: limits("How many bytes a second may be written to devices.", rate),
  device_write_iops: limits("How many writes a second devices may get.", rate),
  weight: key("The container's share of block device bandwidth, from 10 to 1000.", weight),
  weight_device: limits("The share of bandwidth on single devices.", {
    path: device,
    weight: key("The share on this device, from 10 to 1000.", weight),
  }),
};

const attachment: Keys = {
  aliases: key("Further names under which others on this network find the service.", [texts("dropped")]),
  interface_name: key("The name of the network interface in the container.", text, refused),
  ipv4_address: key("A fixed IPv4 address; the network needs a subnet in ipam.", text),
  ipv6_address: key("A fixed IPv6 address; the network needs a subnet in ipam.", text),
  link_local_ips: key("Link-local addresses of the container.", [texts("dropped")], refused),
  mac_address: key("The MAC address on this network.", text, refused),
  driver_opts: key("Options for the network's driver.", driverOptions),
  priority: key("In which order networks are attached; higher ones first.", [{ kind: "number" }], refused),
  gw_priority: key("Which network gives the default gateway; the highest one.", [{ kind: "number" }], refused),
  use_service_name_alias: key("Whether the service's own name is an alias on this network.", flag, refused),
};

const mount: Keys = {
  type: key("What is mounted.", words("bind volume tmpfs cluster npipe image")),
  source: key("What is mounted: a path of the host for a bind, a name for a volume, an image.", text),
  target: key("The path in the container.", text),
  read_only: key("Whether the container may only read it.", flag),
  consistency: key("How strictly host and container agree on the files; current engines ignore it.", text),
  bind: key("Settings of a bind mount.", [
    mapping({
      propagation: key("Whether mounts made below it are seen on the other side.", text),
      create_host_path: key("Whether a missing folder of the host is created.", flag, refused),
      recursive: key("What becomes of mounts below the source.", words("enabled disabled writable readonly"), refused),
      selinux: key("Labels the files for SELinux: z for several containers, Z for this one alone.", words("z Z"), refused),
    }),
  ]),
  volume: key("Settings of a volume.", [
    mapping({
      labels: key("Labels of the volume.", pairs("refused"), refused),
      nocopy: key("Leaves a new volume empty instead of filling it from the image.", flag),
      subpath: key("The folder of the volume to mount.", text, refused),
    }),
  ]),
  tmpfs: key("Settings of a file system in memory.", [
    mapping({
      size: key("How large it may grow.", range("bytes", 0)),
      mode: key("The permissions of the mount point, in octal.", [{ kind: "number" }, { kind: "text", fails: true }], refused),
    }),
  ]),
  image: key("Settings of an image mount.", [mapping({ subpath: key("The folder of the image to mount.", text) })], refused),
};

/** What every container has: that of a service, of a job, of a `pre_start` hook. */
export const containerKeys: Keys = {
  annotations: key("Annotations for the container runtime.", pairs("dropped"), refused),
  blkio_config: key("Limits for reading and writing block devices.", [mapping(blockIo, { extensions: false })], refused),
  cap_add: key("Linux capabilities that the container gets beyond Docker's default ones.", [texts("dropped")]),
  cap_drop: key("Linux capabilities that are taken from the container; ALL takes every one.", [texts("dropped")]),
  cgroup: key("Whether the container sees the host's control groups or its own.", words("host private"), refused),
  cgroup_parent: key("The control group above the container's.", text, ignored),
  command: key("Replaces the image's CMD; null keeps it, an empty list clears it.", command),
  configs: key("Configs of the top level that are mounted as files.", grants("config")),
  cpu_count: key("How many CPUs the container may use; Windows only.", range("integer", 0), refused),
  cpu_percent: key("Which part of all CPUs the container may use; Windows only.", range("number", 0, 100), refused),
  cpu_shares: key("The container's weight against others when CPU time is short; 1024 is the usual one.", count, refused),
  cpu_quota: key("Microseconds of CPU time in each cpu_period.", count, refused),
  cpu_period: key("The length of a CPU period, in microseconds.", count, refused),
  cpu_rt_period: key("The length of a period of real-time scheduling, in microseconds.", count, refused),
  cpu_rt_runtime: key("Microseconds of real-time scheduling in each period.", count, refused),
  cpus: key("How many CPUs the container may use; fractions are fine.", amount, refused),
  cpuset: key("The CPUs on which the container may run, such as 0-3 or 0,1.", text, refused),
  credential_spec: key("The Active Directory account of a Windows container.", [
    mapping({
      config: key("The name of a config that holds the specification.", text),
      file: key("A file in Docker's CredentialSpecs folder.", text),
      registry: key("A value of the Windows registry on the host.", text),
    }),
  ]),
  device_cgroup_rules: key("Rules of the devices control group, such as c 1:3 mr.", [texts("refused")], refused),
  devices: key(
    "Devices of the host that the container may use, as HOST:CONTAINER:rwm or CDI names.",
    [
      list([
        ...text,
        mapping(
          {
            source: key("The device on the host.", text),
            target: key("Its path in the container.", text),
            permissions: key("Any of r, w and m: reading, writing, making nodes.", text),
          },
          { required: ["source"] },
        ),
      ]),
    ],
    ignored,
  ),
  dns: key("Name servers in place of Docker's own choice.", textOrTexts("dropped")),
  dns_opt: key("Options for resolv.conf.", [texts("dropped")], refused),
  dns_search: key("Domains in which short names are looked up.", textOrTexts("dropped")),
  domainname: key("The domain of the container's host name.", text, ignored),
  entrypoint: key("Replaces the image's ENTRYPOINT and drops its CMD; an empty one clears it.", command),
  env_file: key("Files with variables for the container; environment wins over them.", [
    ...text,
    list([
      ...text,
      mapping(
        {
          path: key("The file, relative to the Compose file.", text),
          format: key("How to read the file; raw takes values as they stand.", text),
          required: key("Whether a missing file is an error; true by default.", flag),
        },
        { required: ["path"], extensions: false },
      ),
    ]),
  ]),
  label_file: key("Files with labels for the container.", [...text, texts()], refused),
  environment: key("Variables of the container; one without a value is taken from the shell or .env.", pairs("dropped")),
  extra_hosts: key("Lines for the container's hosts file, as name=address.", extraHosts),
  gpus: key(
    "GPUs for the container: all, or a list of requests.",
    [{ kind: "text", words: ["all"] }, list([mapping(deviceKeys, { open: true })])],
    refused,
  ),
  group_add: key("Further groups of the container's user.", [list([...text, wholeNumber], "refused")], refused),
  hostname: key("The host name that the container sees.", text),
  image: key("The image to run, or the name for what build makes.", text),
  init: key("Runs a small init as process 1 that forwards signals and collects dead processes.", flag),
  ipc: key("Whose shared memory the container uses: its own, the host's, or another's.", text, ignored),
  isolation: key("How a Windows container is isolated: default, process or hyperv.", text),
  labels: key("Labels of the container.", pairs("dropped")),
  logging: key("What becomes of the container's output.", [
    mapping({
      driver: key("The log driver, such as json-file, local or none.", text),
      options: key("Options for the log driver, such as max-size.", [
        names([...text, { kind: "number" }, nothing], { pattern: "^.+$", open: true }),
      ]),
    }),
  ]),
  mac_address: key("The MAC address of the container.", text, { ...ignored, instead: "networks.*.mac_address" }),
  mem_limit: key("The most memory the container may use.", bytes, refused),
  mem_reservation: key("The memory that the container keeps when the host runs short.", wholeBytes, refused),
  mem_swappiness: key("How readily memory is swapped out, from 0 to 100.", wholeBytes, refused),
  memswap_limit: key("The most memory and swap together; -1 is no limit.", bytes, refused),
  network_mode: key("Whose network the container uses: none, host, service:NAME, container:NAME.", text, ignored),
  models: key(
    "AI models that the service uses.",
    [
      texts("refused"),
      names(
        [
          mapping({
            endpoint_var: key("The variable that gets the model's address.", text),
            model_var: key("The variable that gets the model's name.", text),
          }),
          nothing,
        ],
        { pattern: ownName, open: true, called: "model" },
      ),
    ],
    refused,
  ),
  networks: key("The networks that the container joins; default where none is named.", [
    texts("refused"),
    names([mapping(attachment), nothing], { pattern: ownName, called: "network" }),
  ]),
  oom_kill_disable: key("Keeps the kernel from ending the container when memory runs out.", flag, refused),
  oom_score_adj: key("How early the kernel ends it when memory runs out, from -1000 (never) to 1000.", range("integer", -1000, 1000)),
  pid: key("Whose processes the container sees: its own, the host's, or another's.", [...text, nothing], ignored),
  pids_limit: key("The most processes and threads in the container; -1 is no limit.", count, refused),
  platform: key("The platform to run on, as os/arch/variant.", text, refused),
  privileged: key("Gives the container every capability and device of the host.", flag, ignored),
  pull_policy: key(
    "When the image is pulled.",
    [
      {
        kind: "text",
        words: ["always", "never", "missing", "if_not_present", "build", "refresh", "daily", "weekly", "every_<duration>"],
        pattern: "^(always|never|build|if_not_present|missing|refresh|daily|weekly|every_([0-9]+[wdhms])+)$",
      },
    ],
    refused,
  ),
  pull_refresh_after: key("How old an image may be before the refresh policy pulls it again.", text, refused),
  read_only: key("Mounts the container's root file system for reading only.", flag),
  runtime: key("The OCI runtime, such as runc or runsc.", text, refused),
  security_opt: key("Settings of AppArmor, seccomp, SELinux and no-new-privileges.", [texts("refused")], ignored),
  shm_size: key("The size of /dev/shm.", bytes, ignored),
  secrets: key("Secrets of the top level that are mounted as files in /run/secrets.", grants("secret")),
  sysctls: key("Kernel parameters of the container.", pairs("dropped")),
  stop_grace_period: key("How long the container has to stop before it is killed; ten seconds by default.", duration),
  stop_signal: key("The signal that asks the container to stop; SIGTERM by default.", text),
  storage_opt: key("Options of the storage driver, such as size.", [names([], { open: true })], refused),
  tmpfs: key("Folders of the container that live in memory, as PATH:options.", textOrTexts("dropped")),
  ulimits: key("Limits for the container's processes, such as nofile.", ulimits(whole)),
  umask: key("The file mode mask of the container's processes.", [...range("umask", 0, 4294967295), nothing], refused),
  use_api_socket: key("Gives the container the Docker API of the host, which is root on the host.", strictFlag, refused),
  user: key("Who runs the container's process, as name or UID, with :group if wanted.", text),
  uts: key("Whose host name the container sees; host shares that of the host.", text, refused),
  userns_mode: key("The user namespace; host turns remapping of users off.", text, ignored),
  volumes: key("Volumes and folders of the host that are mounted, as SOURCE:TARGET:options or in long form.", [
    list([...text, mapping(mount, { required: ["type"] })], "dropped"),
  ]),
  volumes_from: key("Mounts all volumes of another service or container.", [texts("refused")], refused),
  working_dir: key("The folder in which the process starts; replaces the image's WORKDIR.", text),
};
