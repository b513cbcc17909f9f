import type { Compose, Service } from "../model/compose.ts";
import type { Node, Problem } from "../model/node.ts";
import { at, entry, type Mapping, scalarAt, type Value } from "../model/value.ts";
import type { Span } from "../text/span.ts";
import { castValues } from "./compose-cast.ts";
import { keysOfDocument, keysOfService } from "./compose-keys.ts";
import { boundVolumes } from "./compose-mounts.ts";
import { readService } from "./compose-service.ts";
import { scalarsOf } from "./compose-text.ts";
import { type Environment, interpolate } from "./interpolate.ts";
import { composeTemplate } from "./template.ts";
import { parseYaml, type Yaml } from "./yaml.ts";
import { problemAt } from "./yaml-problem.ts";

/**
 * Reads a Compose file; never throws, whatever the text. `name` is the file's own name without folders, `env` what its variables
 * are known to hold. What a template becomes is not known, so it has no services and no problems.
 */
export function parseCompose(text: string, name: string, env: Environment = new Map()): Compose {
  const yaml = parseYaml(text, (it) => interpolate(it, env));
  const documents = yaml.documents.map(castValues);
  const root = documents[0];
  const { comments, unset, unusedAnchors } = yaml;
  const template = composeTemplate(text);
  const legacy = root?.kind === "mapping" && isFirstVersion(root);
  const common = {
    kind: "compose",
    root,
    documents,
    legacy,
    version: entry(root, "version"),
    unusedAnchors,
    unset,
    environment: new Set(env.keys()),
    comments,
    template,
  } as const;
  if (template) return { ...common, services: [], role: roleOf(name, root, []), problems: [], nodes: [template] };

  const problems = yaml.problems.length > 0 ? yaml.problems : furtherProblems(text, yaml);
  const { services, groups } = readServices(text, documents, env);
  const all = [...groups, ...problems.map((it): Group => [it])];
  const nodes = all.sort((a, b) => placeOf(a[0]).start - placeOf(b[0]).start).flat();
  return { ...common, services, role: roleOf(name, root, services), problems, nodes };
}

/** Nodes that stand together: the first one leads. */
type Group = [Node, ...Node[]];

/** The services of all documents, and the keys and concepts in them. */
function readServices(text: string, documents: readonly Value[], env: Environment): { services: Service[]; groups: Group[] } {
  const scalars = scalarsOf(text, env);
  const built = builtImages(documents);
  const seen = new Set<string>();
  const services: Service[] = [];
  const groups: Group[] = [];
  for (const document of documents) {
    if (document.kind !== "mapping" || isFirstVersion(document)) continue;
    for (const key of keysOfDocument(document, seen)) groups.push([key]);
    for (const volume of boundVolumes(document, scalars)) groups.push([volume]);
    const found = at(document, "services");
    for (const it of found?.kind === "mapping" ? found.entries : []) {
      const read = readService(it, scalars, built);
      if (!read) continue;
      const { service } = read;
      const nodes = [...read.nodes, ...keysOfService(service, seen)];
      services.push(service);
      groups.push([service, ...nodes.sort((a, b) => placeOf(a).start - placeOf(b).start)]);
    }
  }
  return { services, groups };
}

/** The names that services give to what they build. */
function builtImages(documents: readonly Value[]): ReadonlySet<string> {
  const names = new Set<string>();
  for (const document of documents) {
    const services = at(document, "services");
    for (const { value } of services?.kind === "mapping" ? services.entries : []) {
      const image = at(value, "build") && scalarAt(value, "image");
      if (image) names.add(image.meaning ?? image.text);
    }
  }
  return names;
}

function placeOf(node: Node): Span {
  switch (node.kind) {
    case "key":
      return node.entry.span;
    case "image":
    case "user":
      return node.name.span;
    case "dockerfile":
    case "compose":
    case "env":
      return { start: 0, end: 0 };
    default:
      return node.span;
  }
}

/** What is good YAML and refused by Compose all the same. */
function furtherProblems(text: string, { documents, tab }: Yaml): Problem[] {
  const found = documents.find((it) => it.kind !== "mapping");
  if (found) return [problemAt(text, "syntax", "A Compose file is a mapping of keys such as services.", found.span)];
  return tab ? [problemAt(text, "syntax", "A tab indents this line without text, and Compose refuses the file for it.", tab)] : [];
}

/** The first format, long gone, has its services at the top level; Compose refuses it as a whole. */
function isFirstVersion(root: Mapping): boolean {
  if (entry(root, "services") || entry(root, "include")) return false;
  return root.entries.some(({ key, value }) => {
    const named = key.text.startsWith("x-") || topLevel.has(key.text);
    return !named && (entry(value, "image") ?? entry(value, "build")) !== undefined;
  });
}

const topLevel: ReadonlySet<string> = new Set(["networks", "volumes", "secrets", "configs", "models", "jobs"]);

function roleOf(name: string, root: Value | undefined, services: readonly Service[]): Compose["role"] {
  if (/(?:^|[.-])override\.ya?ml$/i.test(name)) return "override";
  if (/(?:^|[._-])stack(?:[._-].*)?\.ya?ml$/i.test(name)) return "stack";
  if (isStack(root, services)) return "stack";
  const whole = /^(?:docker-)?compose\.ya?ml$/i.test(name) || at(root, "include") !== undefined;
  return !whole && services.some((it) => !runnable.some((key) => at(it.body, key))) ? "fragment" : "project";
}

/**
 * Whether only a swarm does what the file says: it declares the format of `docker stack`, has nothing that belongs to Compose alone, and
 * places tasks on nodes, spans hosts with a network, or takes secrets from elsewhere.
 */
function isStack(root: Value | undefined, services: readonly Service[]): boolean {
  if (root?.kind !== "mapping") return false;
  const inSwarm = (key: string) => namedIn(root, key).some((it) => entry(it, "driver") ?? entry(it, "template_driver"));
  const version = scalarAt(root, "version");
  const ofCompose = root.entries.some(({ key }) => !/^(?:version|services|networks|volumes|secrets|configs|x-.*)$/.test(key.text));
  if (ofCompose || (version && !/^3(?:\.\d+)?$/.test(version.text)) || services.some((it) => entry(it.body, "build"))) return false;
  if (inSwarm("secrets") || inSwarm("configs")) return true;
  if (!version) return false;
  const deployed = services.map((it) => at(it.body, "deploy"));
  return (
    deployed.some((it) => ["placement", "endpoint_mode", "update_config", "rollback_config", "mode"].some((key) => entry(it, key))) ||
    namedIn(root, "networks").some((it) => scalarAt(it, "driver")?.text === "overlay") ||
    ["secrets", "configs"].some((key) => namedIn(root, key).some((it) => scalarAt(it, "external")?.value === true))
  );
}

function namedIn(root: Mapping, key: string): readonly Value[] {
  const found = at(root, key);
  return found?.kind === "mapping" ? found.entries.map((it) => it.value) : [];
}

/** One of these makes a service that can run by itself. */
const runnable = ["image", "build", "extends", "provider"];
