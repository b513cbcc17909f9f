import { removeMount } from "../edit/mount.ts";
import { addBefore, addEntry, addItem } from "../edit/yaml.ts";
import { controlSocket, holdsControlSocket } from "../knowledge/host-paths.ts";
import type { Service } from "../model/compose.ts";
import { holder, hostPath, type Mount } from "../model/mount.ts";
import { at, entry, items } from "../model/value.ts";
import { type Edit, overlap } from "../text/edit.ts";
import type { Context, Fix, Rule } from "./rule.ts";

export const dockerSocketMount: Rule = {
  id: "docker-socket-mount",
  summary: "A container gets the socket that controls the container engine",
  category: "host-access",
  severity: "warning",
  fixable: "unsafe",
  since: "0.1.0",
  also: {
    cis: ["5.32"],
    kics: ["Docker Socket Mounted In Container"],
    semgrep: ["exposing-docker-socket-volume", "dockerd-socket-mount"],
    "compose-lint": ["CL-0001"],
  },

  check: {
    mount(mount, context) {
      if (mount.place === "VOLUME") volume(mount, context);
      const source = hostPath(mount);
      if (!source || isProxy.test(mount.service?.image?.reference?.name ?? "")) return;
      const path = source.meaning ?? source.value;
      const pipe = /^(?:\\\\|\/\/)\.[\\/]pipe[\\/]docker_engine$/.test(path);
      const engine = pipe ? "Docker" : (controlSocket(path) ?? holdsControlSocket(path));
      // The system's message bus asks for a password where it matters.
      if (engine === undefined || engine === "D-Bus") return;
      const edit = removeMount(context.text, mount);
      context.report({
        at: source.span,
        message: `${holder(mount)} controls ${engine}, and so the host, through ${source.value}.`,
        fixes: edit
          ? [
              ...(engine === "Docker" && !pipe ? throughProxy(mount, edit, context) : []),
              { title: `Remove the mount (what talks to ${engine} fails)`, safety: "unsafe", edits: [edit] },
            ]
          : [],
      });
    },
  },
};

/** Who stands between the socket and the rest on purpose, and lets only some questions through. */
const isProxy = /(?:^|[/_-])(?:docker-)?socket-?proxy$/;

/** A volume over the socket asks whoever runs the image to mount it. */
function volume({ target }: Mount, context: Context): void {
  const engine = target?.meaning === undefined ? undefined : controlSocket(target.meaning);
  if (target && engine !== undefined && engine !== "D-Bus") {
    context.report({ at: target.span, message: `The image asks for the socket of ${engine}, which controls the host.` });
  }
}

/** A service that lets only some questions through, in front of the socket. What talks to Docker may have to be told, and more allowed. */
function throughProxy(mount: Mount, removal: Edit, { text, model }: Context): Fix[] {
  const { service, source, target } = mount;
  const services = model.kind === "compose" && model.role === "project" ? at(model.root, "services") : undefined;
  if (services?.kind !== "mapping" || services.flow || !service || service.body.flow || source?.meaning === undefined) return [];
  if (controlSocket(source.meaning) === undefined || controlSocket(target?.meaning ?? "") === undefined) return [];
  const own = services.entries.find((it) => it.value === service.body);
  const networks = at(service.body, "networks");
  if (!own || own.merged || service.body.alias || entry(services, proxy) || entry(service.body, "network_mode")) return [];
  const joined = networks?.kind === "list" ? items(networks)[0] : networks?.kind === "mapping" ? networks.entries[0]?.key : undefined;
  if (networks && joined?.kind !== "scalar") return [];
  const told = tellHost(text, service);
  if (!told) return [];
  const added = addBefore(text, own, proxy, {
    image: "tecnativa/docker-socket-proxy:0.3.0",
    environment: { CONTAINERS: "1" },
    ...(joined?.kind === "scalar" && { networks: [text.slice(joined.span.start, joined.span.end)] }),
    volumes: [`${source.meaning}:/var/run/docker.sock:ro`],
  });
  if (overlap(removal, told) || overlap(removal, added) || overlap(told, added)) return [];
  return [
    {
      title: "Put a proxy before the socket that only tells of containers (what asks for more fails)",
      safety: "unsafe",
      partial: true,
      edits: [removal, told, added],
    },
  ];
}

const proxy = "docker-socket-proxy";

/** Gives a service `DOCKER_HOST`, which Docker's own clients and libraries heed. */
function tellHost(text: string, { body }: Service): Edit | undefined {
  const address = `tcp://${proxy}:2375`;
  const setting = entry(body, "environment");
  const given = at(body, "environment");
  if (!setting) return addEntry(text, body, "environment", { DOCKER_HOST: address }, entry(body, "image") ?? entry(body, "build"));
  if (setting.merged || !given || given.alias || given.kind === "scalar") return undefined;
  if (given.kind === "list") return addItem(text, given, `DOCKER_HOST=${address}`);
  return entry(given, "DOCKER_HOST") ? undefined : addEntry(text, given, "DOCKER_HOST", address);
}
