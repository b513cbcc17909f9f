import type { Compose, Service } from "../model/compose.ts";
import type { ComposeProject, EffectiveService, ServicePlace } from "../model/compose-project.ts";
import { entry, type Mapping } from "../model/value.ts";
import type { Span } from "../text/span.ts";

interface Known {
  readonly uri: string;
  project(): ComposeProject;
}

/**
 * What a service is in the end, for who wants to say that it lacks something. Undefined where that cannot be told, and where another
 * file of the project is the place to say it: the one that defines the service first.
 */
export function effectiveService({ role }: Compose, { name }: Service, { uri, project }: Known): EffectiveService | undefined {
  if (role === "fragment") return undefined;
  const found = project().services.get(name.value);
  return found?.complete && found.places[0]?.uri === uri ? found : undefined;
}

/** A service that lacks something. */
export interface Lacking {
  /** All that it says in the end. */
  readonly body: Mapping;
  /** The services that lack the same since they extend this one, for those who are shown the finding. */
  readonly related: readonly { readonly uri: string; readonly at: Span; readonly message: string }[];
}

/**
 * Asks whether a service lacks something in the end and this is the place to say so. Undefined where it does not lack it, where nobody can
 * tell, and where the author edits elsewhere: the file that defines it first, or the service of the same file that it extends.
 */
export function lackingService(model: Compose, service: Service, known: Known, lacks: (body: Mapping) => boolean): Lacking | undefined {
  const found = effectiveService(model, service, known);
  if (!found || entry(found.body, "provider") || !lacks(found.body)) return undefined;
  const project = known.project();
  const [near] = found.extended;
  const parent = near?.uri === known.uri ? project.services.get(near.entry.key.text) : undefined;
  if (parent?.complete && parent.places[0]?.entry === near?.entry && lacks(parent.body)) return undefined;
  const reached = extendersOf(project, found).filter((it) => it.complete && lacks(it.body));
  if (!isRunnable(found.body) && !reached.some((it) => isRunnable(it.body))) return undefined;
  const related = reached.flatMap(({ name, places: [place] }) =>
    place ? [{ uri: place.uri, at: place.entry.key.inner, message: `${name} extends it.` }] : [],
  );
  return { body: found.body, related };
}

const extenders = new WeakMap<ComposeProject, ReadonlyMap<ServicePlace["entry"], readonly EffectiveService[]>>();

/** The services that extend one, directly or by way of others. */
function extendersOf(project: ComposeProject, { places: [place] }: EffectiveService): readonly EffectiveService[] {
  let all = extenders.get(project);
  if (!all) {
    const found = new Map<ServicePlace["entry"], EffectiveService[]>();
    for (const it of project.services.values()) {
      for (const { entry } of it.extended) {
        const others = found.get(entry);
        if (others) others.push(it);
        else found.set(entry, [it]);
      }
    }
    extenders.set(project, (all = found));
  }
  return (place && all.get(place.entry)) ?? [];
}

function isRunnable(body: Mapping): boolean {
  return entry(body, "image") !== undefined || entry(body, "build") !== undefined;
}
