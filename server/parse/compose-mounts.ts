import type { Service } from "../model/compose.ts";
import type { Mount } from "../model/mount.ts";
import type { Substituted } from "../model/substituted.ts";
import { at, items, type Mapping, type Scalar, scalarAt, type Value } from "../model/value.ts";
import { type Scalars, type ScalarText, unknown } from "./compose-text.ts";

/** `volumes:`, `tmpfs:` and `devices:` of a service, short and long. */
export function mountsOf(service: Service, scalars: Scalars): Mount[] {
  const { body } = service;
  const tmpfs = at(body, "tmpfs");
  return [
    ...items(at(body, "volumes")).flatMap((it) =>
      it.kind === "scalar" ? volume(it, service, scalars) : it.kind === "mapping" ? longVolume(it, service, scalars) : [],
    ),
    ...(tmpfs?.kind === "scalar" ? [tmpfs] : items(tmpfs)).flatMap((it) =>
      it.kind === "scalar" && it.value !== null ? temporary(it, service, scalars) : [],
    ),
    ...items(at(body, "devices")).flatMap((it) =>
      it.kind === "scalar" ? device(it, service, scalars) : it.kind === "mapping" ? longDevice(it, service, scalars) : [],
    ),
  ];
}

/** The named volumes that are folders of the host in truth, by their `driver_opts`. */
export function boundVolumes(root: Mapping, scalars: Scalars): Mount[] {
  const volumes = at(root, "volumes");
  if (volumes?.kind !== "mapping") return [];
  return volumes.entries.flatMap(({ key, value, span }): Mount[] => {
    const option = (name: string) => scalarAt(value, "driver_opts", name)?.meaning ?? "";
    const device = scalarAt(value, "driver_opts", "device");
    const flags = option("o").split(",");
    const local = (scalarAt(value, "driver")?.meaning ?? "local") === "local";
    if (!device || !local || !(/^(?:none|bind)$/.test(option("type")) || flags.includes("bind"))) return [];
    return [
      {
        kind: "mount",
        place: "driver_opts:",
        type: "bind",
        source: scalars.whole(device),
        target: undefined,
        readOnly: flags.includes("ro"),
        options: new Map(flags.filter((it) => it !== "").map(shortOption)),
        span,
        volume: { value: key.text, span: key.inner },
      },
    ];
  });
}

/** `[source:]target[:options]`. */
function volume(item: Scalar, service: Service, scalars: Scalars): Mount {
  const text = scalars.text(item);
  const sections = sectionsOf(text.text);
  const alone = sections.length < 2;
  const source = alone ? undefined : part(text, sections[0]);
  const flags = part(text, sections[2])?.meaning?.split(",") ?? [];
  return {
    kind: "mount",
    place: "volumes:",
    type: alone ? "volume" : sourceType(text.text.slice(...sections[0]!)),
    source,
    target: part(text, sections[alone ? 0 : 1]),
    readOnly: flags.lastIndexOf("ro") > flags.lastIndexOf("rw"),
    options: new Map(flags.flatMap((it) => (it === "ro" || it === "rw" ? [] : [shortOption(it)]))),
    span: item.span,
    item,
    service,
  };
}

/** Where the sections between colons stand; the colon of a Windows drive ends none. */
function sectionsOf(text: string): [number, number][] {
  const sections: [number, number][] = [];
  let start = 0;
  for (let i = 0; i <= text.length; i++) {
    if (i < text.length && (text[i] !== ":" || (i === start + 1 && /[a-z]/i.test(text[start]!)))) continue;
    sections.push([start, i]);
    start = i + 1;
  }
  return sections;
}

function sourceType(source: string): Mount["type"] {
  if (/^(?:[./~]|\\\\|[a-z]:)/i.test(source)) return source.startsWith("\\\\.\\pipe\\") ? "npipe" : "bind";
  // A folder comes first, whatever the variable holds: a volume's name has no slash.
  return source.includes(unknown) ? (/[\\/]/.test(source) ? "bind" : "unknown") : "volume";
}

function shortOption(flag: string): [string, string] {
  if (/^r?(?:private|shared|slave)$/.test(flag)) return ["propagation", flag];
  if (/^[zZ]$/.test(flag)) return ["selinux", flag];
  const equals = flag.indexOf("=");
  return equals < 0 ? [flag, ""] : [flag.slice(0, equals), flag.slice(equals + 1)];
}

const types: ReadonlySet<string> = new Set<Mount["type"]>(["bind", "volume", "tmpfs", "npipe", "cluster", "image"]);

function longVolume(item: Mapping, service: Service, scalars: Scalars): Mount {
  const type = scalarAt(item, "type")?.meaning;
  return {
    kind: "mount",
    place: "volumes:",
    type: type !== undefined && types.has(type) ? (type as Mount["type"]) : "unknown",
    source: whole(item, "source", scalars),
    target: whole(item, "target", scalars),
    readOnly: scalarAt(item, "read_only")?.value === true,
    options: new Map(
      item.entries.flatMap(({ key, value }) =>
        value.kind === "mapping" ? settings(value) : key.text === "consistency" ? scalarSetting(key, value) : [],
      ),
    ),
    span: item.span,
    item,
    service,
  };
}

function settings(value: Mapping): [string, string][] {
  return value.entries.flatMap((it) => scalarSetting(it.key, it.value));
}

function scalarSetting(key: Scalar, value: Value): [string, string][] {
  return value.kind === "scalar" ? [[key.text, value.text]] : [];
}

/** `target[:option,…]`. */
function temporary(item: Scalar, service: Service, scalars: Scalars): Mount {
  const text = scalars.text(item);
  const [target, options] = sectionsOf(text.text);
  const flags = part(text, options)?.meaning?.split(",").map(shortOption) ?? [];
  return {
    kind: "mount",
    place: "tmpfs:",
    type: "tmpfs",
    source: undefined,
    target: part(text, target),
    readOnly: flags.some(([name]) => name === "ro"),
    options: new Map(flags),
    span: item.span,
    item,
    service,
  };
}

/** `source[:target[:permissions]]`. */
function device(item: Scalar, service: Service, scalars: Scalars): Mount {
  const text = scalars.text(item);
  const [source, target = source, permissions] = sectionsOf(text.text);
  return mountedDevice(item, service, part(text, source), part(text, target), part(text, permissions)?.meaning);
}

function longDevice(item: Mapping, service: Service, scalars: Scalars): Mount {
  const source = whole(item, "source", scalars);
  return mountedDevice(item, service, source, whole(item, "target", scalars) ?? source, scalarAt(item, "permissions")?.meaning);
}

function mountedDevice(
  item: Value,
  service: Service,
  source: Substituted | undefined,
  target: Substituted | undefined,
  permissions: string | undefined,
): Mount {
  const options = new Map(permissions === undefined ? [] : [["permissions", permissions]]);
  return {
    kind: "mount",
    place: "devices:",
    type: "device",
    source,
    target,
    readOnly: permissions !== undefined && !permissions.includes("w"),
    options,
    span: item.span,
    item,
    service,
  };
}

function part(text: ScalarText, section: [number, number] | undefined): Substituted | undefined {
  return section && section[1] > section[0] ? text.part(...section) : undefined;
}

function whole(item: Mapping, key: string, scalars: Scalars): Substituted | undefined {
  const found = scalarAt(item, key);
  return found && found.value !== null ? scalars.whole(found) : undefined;
}
