import { meantForStack } from "../judge/stack.ts";
import { imageUser, runningUser } from "../judge/user.ts";
import { ignoredByStack } from "../knowledge/stack-specification.ts";
import type { Service } from "../model/compose.ts";
import type { ComposeProject } from "../model/compose-project.ts";
import { type Image, parseReference } from "../model/image.ts";
import { hostPath, type Mount } from "../model/mount.ts";
import { isOpen, type Port } from "../model/port.ts";
import { isRoot } from "../model/user.ts";
import { at, entry, items, type Mapping, type Scalar, scalarAt, type Value } from "../model/value.ts";
import type { Span } from "../text/span.ts";
import { composeProjectOf } from "./compose-project.ts";
import type { KnownFiles } from "./project-file.ts";
import { serviceBuildOf } from "./service-build.ts";

/** What a service may do and what reaches it, once Compose has put all files together: a few lines for people. */
export interface ServiceFacts {
  readonly name: string;
  readonly facts: readonly Fact[];
}

export interface Fact {
  readonly about: string;
  readonly parts: readonly Part[];
}

export interface Part {
  /** Markdown; what files say stands in backquotes. Never the value of a secret. */
  readonly text: string;
  /** Where it is written. */
  readonly place?: Place;
}

export interface Place {
  readonly uri: string;
  readonly span: Span;
}

/** More mounts, ports or secrets than these are counted only. */
const shown = 8;

/** The facts about a service of the Compose file at `uri`. */
export function factsOf(files: KnownFiles, uri: string, service: Service): ServiceFacts {
  const project = composeProjectOf(files, uri);
  const effective = project.services.get(service.name.value);
  const about = new About(files, uri, project, service, effective?.body ?? service.body);
  const facts = [
    { about: "User", parts: [about.user()] },
    { about: "Privileges", parts: about.privileges() },
    { about: "Root file system", parts: about.files() },
    { about: "Host", parts: about.host() },
    { about: "Ports", parts: about.ports() },
    { about: "Secrets", parts: about.secrets() },
    { about: "Limits", parts: about.limits() },
    { about: "Written in", parts: about.places(effective) },
  ];
  return { name: service.name.value, facts: facts.filter(({ parts }) => parts.length > 0) };
}

class About {
  readonly #files: KnownFiles;
  readonly #uri: string;
  readonly #project: ComposeProject;
  readonly #service: Service;
  readonly #body: Mapping;

  constructor(files: KnownFiles, uri: string, project: ComposeProject, service: Service, body: Mapping) {
    const model = files.get(uri)?.model;
    const swarm = model?.kind === "compose" && meantForStack(model) === "sure";
    this.#files = files;
    this.#uri = uri;
    this.#project = project;
    this.#service = service;
    this.#body = swarm ? { ...body, entries: body.entries.filter(({ key }) => !ignoredByStack.has(key.text)) } : body;
  }

  user(): Part {
    const said = scalarAt(this.#body, "user");
    if (said && said.value !== null && said.meaning !== "") {
      const root = isRoot(said.meaning);
      const more = root === undefined ? ", whatever the variable says" : root && !/^root\b/.test(said.meaning!) ? ", which is root" : "";
      return { text: `${code(said.meaning ?? said.text)}${more}`, ...this.#at(said) };
    }
    const built = serviceBuildOf(this.#files, this.#uri, this.#service);
    if (built?.stage) {
      const { user, base } = runningUser(built.file, built.stage);
      const place = user && built.uri !== undefined ? { place: { uri: built.uri, span: user.name.span } } : {};
      if (user) return { text: `${code(user.name.value)} by \`USER\``, ...place };
      return { text: base ? `${code(base.user)}, as the base image has it` : "whoever the base image says" };
    }
    if (at(this.#body, "build")) return { text: "whoever the Dockerfile says" };
    const image = scalarAt(this.#body, "image");
    const reference = image?.meaning === undefined ? undefined : parseReference(image.meaning);
    const known = reference && imageUser({ reference } as Image);
    if (!image) return { text: "whoever the image says" };
    if (!known) return { text: `whoever ${code(image.text)} says`, ...this.#at(image) };
    const goesOn = known.startsAsRootThenDrops ? ", which it leaves by itself" : known.workersDrop ? ", which its workers leave" : "";
    return { text: `${code(known.user)}${goesOn}, the default of ${code(image.meaning!)}`, ...this.#at(image) };
  }

  privileges(): Part[] {
    const privileged = scalarAt(this.#body, "privileged");
    if (privileged?.value === true) return [{ text: "all capabilities and all devices, by `privileged`", ...this.#at(privileged) }];
    const [added, dropped] = [this.#texts("cap_add"), this.#texts("cap_drop")];
    const names = (them: readonly Scalar[]) =>
      them.map((it) => code((it.meaning ?? it.text).replace(/^CAP_/i, "").toUpperCase())).join(", ");
    const isAll = (it: Scalar) => /^(?:cap_)?all$/i.test(it.meaning ?? "");
    const none = dropped.some(isAll);
    const capabilities = added.some(isAll)
      ? `all capabilities${none || dropped.length === 0 ? "" : ` without ${names(dropped)}`}`
      : none
        ? added.length > 0
          ? `no capabilities but ${names(added)}`
          : "no capabilities"
        : `Docker's usual capabilities${dropped.length > 0 ? ` without ${names(dropped)}` : ""}${added.length > 0 ? ` and ${names(added)}` : ""}`;
    const place = this.#at(at(this.#body, "cap_add") ?? at(this.#body, "cap_drop"));
    const options = this.#texts("security_opt");
    const sealed = options.find((it) => /^no-new-privileges(?:[:=]true)?$/.test(it.meaning ?? ""));
    const open = options.filter((it) => /^(?:seccomp|apparmor|systempaths)[:=]unconfined$|^label[:=]disable$/.test(it.meaning ?? ""));
    return [
      { text: capabilities, ...place },
      sealed ? { text: "setuid programs gain nothing", ...this.#at(sealed) } : { text: "setuid programs can gain root" },
      ...open.map((it) => ({ text: code(it.text), ...this.#at(it) })),
    ];
  }

  files(): Part[] {
    const sealed = scalarAt(this.#body, "read_only");
    return [sealed?.value === true ? { text: "read-only", ...this.#at(sealed) } : { text: "writable" }];
  }

  host(): Part[] {
    const spaces = [
      ["network_mode", "its network"],
      ["pid", "its processes"],
      ["ipc", "its shared memory"],
      ["uts", "its name"],
      ["userns_mode", "its user ids"],
      ["cgroup", "its control groups"],
    ].flatMap(([key, what]): Part[] => {
      const said = scalarAt(this.#body, key!);
      return said?.meaning === "host" ? [{ text: what!, ...this.#at(said) }] : [];
    });
    const known = new Map<Value, Mount>(
      this.#services().flatMap(({ mounts }) => mounts.flatMap((it) => (it.item ? [[it.item, it] as const] : []))),
    );
    const mounts = [...this.#list("volumes"), ...this.#list("devices")].flatMap((item): Part[] => {
      const mount = known.get(item);
      const from = mount && hostPath(mount);
      if (!mount || !from) return [];
      const to = mount.target && mount.target.value !== from.value ? ` at ${code(mount.target.value)}` : "";
      return [{ text: `${code(from.value)}${to}${mount.readOnly ? ", read-only" : ""}`, ...this.#at(item) }];
    });
    return few([...spaces, ...mounts]);
  }

  ports(): Part[] {
    if (scalarAt(this.#body, "network_mode")?.meaning === "host") return [{ text: "every port that it opens, in the host's network" }];
    const known = new Map<Value, Port>(
      this.#services().flatMap(({ ports }) => ports.flatMap((it) => (it.item ? [[it.item, it] as const] : []))),
    );
    return few(
      this.#list("ports").flatMap((item): Part[] => {
        const port = known.get(item);
        if (!port) return [];
        const inside = `${port.target.meaning ?? port.target.value}/${port.protocol}`;
        const number = port.published?.value;
        const outside = number === undefined ? "a port that Docker chooses" : code(number);
        const open = isOpen(port);
        const where = open ? " on every address" : port.hostIp ? ` on ${code(port.hostIp.value)}` : "";
        return [{ text: `${outside}${where} to ${code(inside)}`, ...this.#at(item) }];
      }),
    );
  }

  /** Their names alone. */
  secrets(): Part[] {
    return few(
      this.#list("secrets").flatMap((item): Part[] => {
        const source = item.kind === "scalar" ? item : scalarAt(item, "source");
        return source ? [{ text: code(source.text), ...this.#at(item) }] : [];
      }),
    );
  }

  limits(): Part[] {
    const found = [
      ["memory", [["deploy", "resources", "limits", "memory"], ["mem_limit"]]],
      ["processors", [["deploy", "resources", "limits", "cpus"], ["cpus"]]],
      ["processes", [["deploy", "resources", "limits", "pids"], ["pids_limit"]]],
    ] as const;
    const parts = found.flatMap(([what, paths]): Part[] => {
      const said = paths.map((path) => scalarAt(this.#body, ...path)).find((it) => it && it.value !== null);
      return said ? [{ text: `${what} ${code(said.meaning ?? said.text)}`, ...this.#at(said) }] : [];
    });
    return parts.length > 0 ? parts : [{ text: "none" }];
  }

  /** Where else than here it is written, and whether that is all of it. */
  places(effective: ComposeProject["services"] extends ReadonlyMap<string, infer T> ? T | undefined : never): Part[] {
    const all = [...(effective?.places ?? []), ...(effective?.extended ?? [])];
    const others = all.length > 1 ? all.map(({ uri, entry }): Part => ({ text: "", place: { uri, span: entry.key.span } })) : [];
    const lacking = effective && !effective.complete ? [{ text: "files that could not all be read" }] : [];
    return few([...others, ...lacking]);
  }

  /** The services of all files of the project, as they are written: they know what is in their values. */
  #services(): readonly Service[] {
    const name = this.#service.name.value;
    return [...new Set([this.#uri, ...this.#project.uris])].flatMap((uri) => {
      const model = this.#files.get(uri)?.model;
      return model?.kind === "compose" ? model.services.filter((it) => it.name.value === name || entry(this.#service.body, "extends")) : [];
    });
  }

  #list(key: string): readonly Value[] {
    return items(at(this.#body, key));
  }

  #texts(key: string): readonly Scalar[] {
    return this.#list(key).flatMap((it) => (it.kind === "scalar" ? it : []));
  }

  #at(value: Value | undefined): { place?: Place } {
    return value ? { place: { uri: this.#project.originOf(value), span: value.span } } : {};
  }
}

function few(parts: readonly Part[]): Part[] {
  return parts.length > shown ? [...parts.slice(0, shown), { text: `${parts.length - shown} more` }] : [...parts];
}

/** Text of a file between backquotes, whatever it is. */
function code(text: string): string {
  const line = text.replace(/\s+/g, " ").replace(/`/g, "'");
  return `\`${line.length > 60 ? `${line.slice(0, 60)}…` : line}\``;
}
