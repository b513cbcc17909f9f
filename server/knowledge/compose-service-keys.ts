import { containerKeys } from "./compose-container-keys.ts";
import { deployment } from "./compose-deploy-keys.ts";
import {
  duration,
  extraHosts,
  type Forms,
  flag,
  grants,
  hook,
  ignored,
  type Keys,
  key,
  list,
  mapping,
  names,
  nothing,
  onlyWhole,
  ownName,
  pairs,
  refused,
  strictFlag,
  text,
  textOrTexts,
  texts,
  ulimits,
  whole,
  wholeBytes,
  words,
} from "./compose-forms.ts";

const build: Keys = {
  context: key("The folder, URL or repository that the build starts from.", text),
  dockerfile: key("The Dockerfile, relative to the context.", text),
  dockerfile_inline: key("The text of a Dockerfile, in place of a file.", text, refused),
  entitlements: key("What the build may do beyond the usual, such as network.host.", [texts()], refused),
  args: key("Values for the ARGs of the Dockerfile; they stay visible in the image's history.", pairs("dropped")),
  ssh: key("SSH agents or keys that RUN --mount=type=ssh may use.", pairs("refused"), refused),
  labels: key("Labels of the image.", pairs("dropped")),
  cache_from: key("Where the build looks for layers that it can use again.", [texts()]),
  cache_to: key("Where the build saves its layers for others.", [texts()], refused),
  no_cache: key("Builds every layer anew.", flag, refused),
  no_cache_filter: key("Stages that are built anew.", textOrTexts("refused"), refused),
  additional_contexts: key("Further sources by name, for FROM and COPY --from.", contexts(), refused),
  network: key("The network of RUN; none cuts it off, host opens the host's.", text),
  provenance: key("Whether and how the build attests where the image comes from.", [...text, { kind: "boolean" }], refused),
  sbom: key("Whether the build attests what is in the image.", [...text, { kind: "boolean" }], refused),
  pull: key("Looks for newer base images before building.", flag, refused),
  target: key("The stage to build; the last one by default.", text),
  shm_size: key("The size of /dev/shm while building.", wholeBytes),
  extra_hosts: key("Lines for the hosts file while building, as name=address.", extraHosts),
  isolation: key("How a Windows build is isolated.", text, refused),
  privileged: key("Builds with every right on the host.", flag, refused),
  secrets: key("Secrets that RUN --mount=type=secret may read; they stay out of the image.", grants("secret"), refused),
  tags: key("Further names for the image.", [texts()], refused),
  ulimits: key("Limits for processes while building.", ulimits(onlyWhole), refused),
  platforms: key("The platforms to build for, as os/arch/variant.", [texts()], refused),
};

const dependency: Keys = {
  condition: key(
    "What to wait for: that it runs, that its healthcheck passes, or that it has ended well.",
    words("service_started service_healthy service_completed_successfully"),
  ),
  required: key("Whether the service must be there; true by default.", [{ kind: "boolean", orText: true }]),
  restart: key("Whether this service restarts when Compose restarts the other.", flag),
};

const healthcheck: Keys = {
  test: key("The check: a shell command, or a list that begins with CMD, CMD-SHELL or NONE.", [...text, texts()]),
  interval: key("The time between two checks; 30 seconds by default.", duration),
  timeout: key("How long a check may take; 30 seconds by default.", duration),
  retries: key("After how many failures the container is unhealthy; three by default.", [
    { kind: "number", loads: { least: 0 } },
    { kind: "text", as: "integer" },
  ]),
  start_period: key("The time after the start in which failures do not count.", duration),
  start_interval: key("The time between checks during start_period.", duration),
  disable: key("Switches off the check that the image brings.", flag),
};

const port: Keys = {
  name: key("A name of one's own for the port.", text, refused),
  mode: key("host publishes on each node, ingress balances over all.", text),
  host_ip: key("The address of the host at which the port answers; all of them by default.", text, refused),
  target: key("The port in the container.", whole),
  published: key("The port of the host, or a range to choose from.", [...text, { kind: "number", whole: true }]),
  protocol: key("tcp or udp.", text),
  app_protocol: key("What is spoken at the port, such as http.", text, refused),
};

const watch: Keys = {
  path: key("The files to watch, relative to the project.", text),
  action: key("What a change does.", words("rebuild sync restart sync+restart sync+exec")),
  target: key("Where changed files go in the container.", text),
  ignore: key("Patterns of files whose changes do not count.", textOrTexts("refused")),
  include: key("Patterns of the only files whose changes count.", textOrTexts("refused")),
  exec: key("What to run after sync+exec.", [hook]),
  initial_sync: key("Whether files are brought up to date at the start.", strictFlag),
};

const schedule: Keys = {
  cron: key("When to run, as a cron expression.", text),
  timezone: key("The time zone of the expression.", text),
  concurrency: key("What becomes of a run while the last one is going on.", words("forbid queue")),
  missed_fires: key("What becomes of runs that were missed.", words("one skip")),
};

/** What services and jobs have. */
const workloadKeys: Keys = {
  build: key("How to build the image: a context, or settings.", [...text, mapping(build)], ignored),
  depends_on: key("Services that are started before this one.", [
    texts("refused"),
    names([mapping(dependency, { required: ["condition"] })], { pattern: ownName, called: "service" }),
  ]),
  healthcheck: key("How Docker finds out whether the container works.", [mapping(healthcheck)]),
  ports: key("Ports that are published on the host, as ADDRESS:HOST:CONTAINER/protocol or in long form.", [
    list([{ kind: "number" }, ...text, mapping(port)], "dropped"),
  ]),
  expose: key("Ports that only other containers are told of; it opens nothing.", [list([...text, { kind: "number" }], "dropped")], ignored),
  stdin_open: key("Keeps standard input open, as docker run -i.", flag),
  tty: key("Gives the process a terminal, as docker run -t.", flag),
};

export const serviceKeys: Keys = {
  ...containerKeys,
  ...workloadKeys,
  // What the loader looks for in the text of a service makes it stumble over none.
  pid: { ...containerKeys.pid!, forms: [...text, { kind: "null", fails: true }] },
  deploy: key("How many containers run, where, and with which limits.", [mapping(deployment), nothing]),
  develop: key("What docker compose watch does when files change.", developForms(), refused),
  profiles: key("Starts the service only when one of these profiles is active.", [texts("dropped")], refused),
  restart: key('When Docker starts the container again: "no", always, on-failure[:N] or unless-stopped.', text, ignored),
  scale: key("How many containers run.", whole, { ...refused, instead: "deploy.replicas" }),
  attach: key("Whether docker compose up shows the service's output.", flag, refused),
  container_name: key("A fixed name for the container; then there can be only one.", containerName(), ignored),
  provider: key(
    "A program that provides the service in place of a container.",
    [
      mapping(
        {
          type: key("The program: a Docker CLI plugin or a command.", text),
          options: key("Options for the program.", [names([...plainValues(), list(plainValues())], { pattern: "^.+$", open: true })]),
        },
        { required: ["type"] },
      ),
    ],
    refused,
  ),
  extends: key(
    "Takes over what another service says, perhaps one of another file.",
    [
      ...text,
      mapping(
        {
          service: key("The service to extend.", text),
          file: key("The file that it is in; this one by default.", text),
        },
        { required: ["service"], extensions: false },
      ),
    ],
    refused,
  ),
  links: key("Other services, perhaps by another name.", [texts("dropped")], { ...ignored, instead: "networks" }),
  external_links: key("Containers outside of the project, perhaps by another name.", [texts("refused")], {
    ...ignored,
    instead: "external networks",
  }),
  pre_start: key("Containers that run to their end before the service starts.", [list([mapping(initKeys())])], refused),
  post_start: key("What runs in the container after it has started.", [list([hook])], refused),
  pre_stop: key("What runs in the container before it is stopped.", [list([hook])], refused),
};

export const jobKeys: Keys = {
  ...containerKeys,
  ...workloadKeys,
  profiles: key("Runs the job only when one of these profiles is active.", [texts("refused")]),
  triggers: key("What starts the job.", [
    mapping(
      {
        manual: key("Whether it can be started by hand.", flag),
        schedule: key("When it starts by itself.", [list([...text, mapping(schedule, { required: ["cron"] })])]),
      },
      { someOf: ["manual", "schedule"] },
    ),
  ]),
};

/** Pairs of texts, where other pairs have numbers, too. */
function contexts(): Forms {
  return [
    names([...text, { kind: "number", fails: true }, { kind: "boolean", fails: true }, { kind: "null", fails: true }], { pattern: ".+" }),
    texts("dropped"),
  ];
}

function containerName(): Forms {
  return [{ kind: "text", pattern: "[a-zA-Z0-9][a-zA-Z0-9_.-]+" }];
}

function plainValues(): Forms {
  return [...text, { kind: "number" }, { kind: "boolean" }];
}

function developForms(): Forms {
  return [
    mapping({ watch: key("Which files are watched, and what a change does.", [list([mapping(watch, { required: ["path", "action"] })])]) }),
    nothing,
  ];
}

function initKeys(): Keys {
  return { ...containerKeys, per_replica: key("Whether it runs for each container and not once.", flag) };
}
