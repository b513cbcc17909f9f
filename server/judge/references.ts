import type { Compose, Service } from "../model/compose.ts";
import type { ComposeProject, EffectiveService } from "../model/compose-project.ts";
import type { Mount } from "../model/mount.ts";
import type { Substituted } from "../model/substituted.ts";
import { at, type Entry, entry, items, type Mapping, type Scalar, scalarAt, type Value } from "../model/value.ts";
import { cleanPath } from "../text/clean-path.ts";
import { takenAt } from "./effective.ts";

/** A place of a service that names something defined at the top level. */
export interface Reference {
  readonly name: string;
  readonly part: Substituted;
  /** The service that names it. */
  readonly owner: string;
  /** The whole item, for what is said beside the name. */
  readonly item: Value;
}

type Kind = "networks" | "models" | "secrets" | "configs" | "build secrets" | "volumes";

/** What the services of a project name of a kind in one of its files; names that a variable hides are left out. */
export function referencesTo(project: ComposeProject, file: Compose, uri: string, kind: Kind): Reference[] {
  if (kind === "volumes") return volumesIn(project, file, uri);
  const found: Reference[] = [];
  for (const service of project.services.values()) {
    const { name: owner, body } = service;
    const value = kind === "build secrets" ? at(body, "build", "secrets") : at(body, kind);
    const named =
      kind === "networks" || kind === "models" ? namesIn(value) : takenOf(sourcesIn(value), kind === "secrets" ? "/run/secrets" : "");
    for (const { scalar, item, place } of named) {
      const name = scalar.meaning ?? scalar.text;
      const origin = project.originOf(place);
      const part = origin === uri ? partOf(scalar) : extendedPart(service, origin, uri, name);
      if (part) found.push({ name, part, owner, item });
    }
  }
  return found;
}

/** What a service takes from another file counts where it extends that; it cannot be written anew there. */
function extendedPart(service: EffectiveService, origin: string, uri: string, name: string): Substituted | undefined {
  const span = takenAt(service, origin, uri);
  return span && { value: "", span, meaning: name };
}

function volumesIn(project: ComposeProject, file: Compose, uri: string): Reference[] {
  const effective = new Set<number>();
  const found: Reference[] = [];
  for (const service of project.services.values()) {
    for (const item of items(at(service.body, "volumes"))) {
      const origin = project.originOf(item);
      if (origin === uri) effective.add(item.span.start);
      else {
        const name = volumeIn(item);
        const part = name === undefined ? undefined : extendedPart(service, origin, uri, name);
        if (name !== undefined && part) found.push({ name, part, owner: service.name, item });
      }
    }
  }
  return [...file.services.flatMap((service) => volumesOf(service).filter((it) => effective.has(it.item.span.start))), ...found];
}

/** The name of the volume that an item mounts. */
function volumeIn(item: Value): string | undefined {
  if (item.kind !== "scalar") return scalarAt(item, "type")?.meaning === "volume" ? scalarAt(item, "source")?.meaning : undefined;
  return /^([^./~\\:][^:]+):[^:]/.exec(item.meaning ?? "")?.[1];
}

/** Of several volumes at one place of the container the last one is taken, and the others are never asked for. */
function volumesOf({ name, mounts }: Service): Reference[] {
  const volumes = mounts.filter((it) => it.place === "volumes:");
  const last = new Map(volumes.map((it) => [targetOf(it), it]));
  return volumes.flatMap((it) => {
    const { type, source, item } = it;
    const taken = type === "volume" && source?.meaning && item && last.get(targetOf(it)) === it;
    return taken ? [{ name: source.meaning, part: source, owner: name.value, item }] : [];
  });
}

function targetOf(mount: Mount): string | Mount {
  const target = mount.target?.meaning;
  return target === undefined ? mount : mount.item?.kind === "scalar" ? cleanPath(target) : target;
}

interface Named {
  readonly scalar: Scalar;
  /** The scalar as it is written. */
  readonly place: Scalar;
  readonly item: Value;
}

/** Of several at one place of the container the last one is taken, and the others are never asked for. */
function takenOf(found: readonly Named[], folder: string): Named[] {
  const targetOf = ({ scalar, item }: Named) => scalarAt(item, "target")?.meaning ?? `${folder}/${scalar.meaning}`;
  const last = new Map(found.map((it) => [targetOf(it), it]));
  return found.filter((it) => last.get(targetOf(it)) === it);
}

/** A list of names, or a mapping by name. */
function namesIn(value: Value | undefined): Named[] {
  if (value?.kind !== "mapping") return items(value).flatMap((it) => (isKnown(it) ? [{ scalar: it, item: it, place: it }] : []));
  return ownEntries(value).flatMap(({ key, value: item }) => (key.text.includes("$") ? [] : [{ scalar: key, item, place: key }]));
}

/** A list of names and of mappings with a `source`. */
function sourcesIn(value: Value | undefined): Named[] {
  return items(value).flatMap((item) => {
    // Without a source it is one of no name.
    const first = item.kind === "mapping" && !entry(item, "source") ? item.entries[0]?.key : undefined;
    if (first) return [{ scalar: { ...first, text: "", meaning: "" }, item, place: first }];
    const scalar = item.kind === "mapping" ? scalarAt(item, "source") : item;
    return isKnown(scalar) ? [{ scalar, item, place: scalar }] : [];
  });
}

function isKnown(value: Value | undefined): value is Scalar {
  return value?.kind === "scalar" && value.value !== null && value.meaning !== undefined;
}

function ownEntries(mapping: Mapping): readonly Entry[] {
  return mapping.tag === "!reset" ? [] : mapping.entries.filter((it) => it.value.tag !== "!reset");
}

function partOf(scalar: Scalar): Substituted {
  return { value: scalar.text, span: scalar.inner, meaning: scalar.meaning, scalar };
}

/** The names of a section that services and jobs of a project use anywhere; undefined where a variable hides one. */
export function usedNames(
  project: ComposeProject,
  section: "networks" | "models" | "secrets" | "configs" | "volumes",
): Set<string> | undefined {
  const used = new Set<string>();
  const bodies = [...project.services.values()].map((it): Value => it.body).concat([...project.jobs.values()].map((it) => it.value));
  for (const body of bodies) {
    const values = section === "secrets" ? [at(body, "secrets"), at(body, "build", "secrets")] : [at(body, section)];
    for (const value of values) {
      if (value?.kind === "mapping") for (const { key } of value.entries) used.add(key.text);
      for (const item of items(value)) {
        const scalar = item.kind === "mapping" ? scalarAt(item, "source") : item;
        if (scalar?.kind !== "scalar") continue;
        if (scalar.meaning === undefined) return undefined;
        used.add(section === "volumes" && item.kind === "scalar" ? scalar.meaning.split(":", 1)[0]! : scalar.meaning);
      }
    }
    const other =
      section === "configs"
        ? scalarAt(body, "credential_spec", "config")
        : section === "networks"
          ? scalarAt(body, "network_mode")
          : undefined;
    if (other?.meaning !== undefined) used.add(other.meaning);
    const build = section === "networks" ? scalarAt(body, "build", "network")?.meaning : undefined;
    if (build !== undefined) used.add(build);
  }
  return used;
}
