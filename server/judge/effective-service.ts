import type { Compose, Service } from "../model/compose.ts";
import type { ComposeProject, EffectiveService } from "../model/compose-project.ts";

/**
 * What a service is in the end, for who wants to say that it lacks something. Undefined where that cannot be told, and where another
 * file of the project is the place to say it: the one that defines the service first.
 */
export function effectiveService(
  { role }: Compose,
  { name }: Service,
  { uri, project }: { readonly uri: string; project(): ComposeProject },
): EffectiveService | undefined {
  if (role === "fragment") return undefined;
  const found = project().services.get(name.value);
  return found?.complete && found.places[0]?.uri === uri ? found : undefined;
}
