import type { Build, Service } from "../model/compose.ts";
import { type Image, parseReference } from "../model/image.ts";
import type { Label } from "../model/label.ts";
import type { Node } from "../model/node.ts";
import type { Substituted } from "../model/substituted.ts";
import type { User } from "../model/user.ts";
import { at, type Entry, items, type Mapping, type Scalar, scalarAt, type Value } from "../model/value.ts";
import type { Variable } from "../model/variable.ts";
import type { Span, Spanned } from "../text/span.ts";
import { commandsOf } from "./compose-command.ts";
import { mountsOf } from "./compose-mounts.ts";
import { portsOf } from "./compose-ports.ts";
import { type Scalars, unknown } from "./compose-text.ts";

/**
 * A service and the concepts in it, in source order. Undefined where the entry of `services:` holds no service. `built` are the names
 * that services of the file give to what they build.
 */
export function readService(entry: Entry, scalars: Scalars, built: ReadonlySet<string>): { service: Service; nodes: Node[] } | undefined {
  const body = bodyOf(entry);
  if (!body) return undefined;
  const service: Draft<Service> = {
    kind: "service",
    name: { value: entry.key.text, span: entry.key.inner },
    span: entry.span,
    body,
    build: buildOf(at(body, "build"), scalars),
    image: undefined,
    user: undefined,
    variables: [],
    commands: [],
    ports: [],
    mounts: [],
    capAdd: scalarItems(at(body, "cap_add"), scalars),
    capDrop: scalarItems(at(body, "cap_drop"), scalars),
    securityOpt: scalarItems(at(body, "security_opt"), scalars),
  };
  const image = given(body, "image");
  // Beside `build`, `image` only names the result, and elsewhere such a name means it.
  if (image && !service.build && !built.has(image.meaning ?? image.text)) service.image = imageOf(image, service, scalars);
  const user = given(body, "user");
  if (user) service.user = { kind: "user", place: "user:", name: scalars.whole(user), service };
  service.variables = [
    ...variablesOf(service, "environment:", at(body, "environment"), scalars),
    ...variablesOf(service, "args:", at(body, "build", "args"), scalars),
  ];
  service.commands = commandsOf(service, scalars);
  service.ports = portsOf(service, at(body, "ports"), at(body, "expose"), scalars);
  service.mounts = mountsOf(service, scalars);
  const labels = [at(body, "labels"), at(body, "build", "labels"), at(body, "deploy", "labels")].flatMap((it) =>
    labelsOf(service, it, scalars),
  );
  const concepts: (Image | User | undefined)[] = [service.image, service.user];
  const nodes: Node[] = [
    ...concepts.flatMap((it) => it ?? []),
    ...service.variables,
    ...service.commands,
    ...service.ports,
    ...service.mounts,
    ...labels,
  ];
  return { service, nodes };
}

type Draft<T> = { -readonly [K in keyof T]: T[K] };

function bodyOf({ key, value }: Entry): Mapping | undefined {
  if (value.tag === "!reset") return undefined;
  if (value.kind === "mapping") return value;
  const span = { start: key.span.end, end: key.span.end };
  return value.kind === "scalar" && value.value === null
    ? { kind: "mapping", entries: [], span, tag: value.tag, anchor: value.anchor, alias: value.alias, flow: value.flow }
    : undefined;
}

/** The scalar of a key, if it says anything. */
function given(body: Mapping, key: string): Scalar | undefined {
  const found = scalarAt(body, key);
  return found && found.value !== null && found.text !== "" ? found : undefined;
}

function buildOf(build: Value | undefined, scalars: Scalars): Build | undefined {
  if (!build || build.kind === "list" || (build.kind === "scalar" && build.value === null)) return undefined;
  const of = (key: string) => {
    const found = scalarAt(build, key);
    return found && found.value !== null ? scalars.whole(found) : undefined;
  };
  if (build.kind === "scalar")
    return { context: scalars.whole(build), dockerfile: undefined, target: undefined, inline: undefined, span: build.span };
  return {
    context: of("context"),
    dockerfile: of("dockerfile"),
    target: of("target"),
    inline: at(build, "dockerfile_inline"),
    span: build.span,
  };
}

function imageOf(scalar: Scalar, service: Service, scalars: Scalars): Image {
  const text = scalars.text(scalar);
  const reference = text.text.includes(unknown) ? undefined : parseReference(text.text);
  return { kind: "image", place: "image:", name: scalars.whole(scalar), reference, service, tagSpan: tagSpan(text.text, text.part) };
}

/** Where the tag stands, if the file itself writes all of it. */
function tagSpan(text: string, part: (start: number, end: number) => Substituted): Span | undefined {
  const { name, tag } = parseReference(text);
  if (tag === undefined) return undefined;
  const found = part(name.length + 1, name.length + 1 + tag.length);
  return found.value === tag && found.span.end - found.span.start === tag.length ? found.span : undefined;
}

function variablesOf(service: Service, place: Variable["place"], value: Value | undefined, scalars: Scalars): Variable[] {
  return pairsOf(value, scalars).map((it) => ({ kind: "variable", place, ...it, service }));
}

function labelsOf(service: Service, value: Value | undefined, scalars: Scalars): Label[] {
  return pairsOf(value, scalars).map((it) => ({ kind: "label", place: "labels:", ...it, service }));
}

/** The pairs of a mapping, or of a list of `name=value`. */
function pairsOf(value: Value | undefined, scalars: Scalars): { name: Spanned; value: Substituted | undefined; span: Span }[] {
  if (value?.kind === "mapping") {
    return value.entries.flatMap(({ key, value: scalar, span }) => {
      if (scalar.kind !== "scalar" || scalar.tag === "!reset") return [];
      return [{ name: { value: key.text, span: key.inner }, value: scalar.value === null ? undefined : scalars.whole(scalar), span }];
    });
  }
  return items(value).flatMap((item) => {
    if (item.kind !== "scalar" || item.value === null) return [];
    const { text, part } = scalars.text(item);
    const equals = text.indexOf("=");
    const name = part(0, equals < 0 ? text.length : equals);
    return [
      { name: { value: name.meaning ?? name.value, span: name.span }, value: equals < 0 ? undefined : part(equals + 1), span: item.span },
    ];
  });
}

function scalarItems(value: Value | undefined, scalars: Scalars): Substituted[] {
  return items(value).flatMap((it) => (it.kind === "scalar" ? [scalars.whole(it)] : []));
}
