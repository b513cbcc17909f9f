import type { Service } from "../model/compose.ts";
import type { ComposeProject } from "../model/compose-project.ts";
import type { Model } from "../model/node.ts";
import { at, entry, type Mapping } from "../model/value.ts";

/**
 * All that a service says once Compose has put its files together, for rules that tell what it does not say. Undefined where a part of it
 * is not seen, where nobody runs it as it is, and in files that only change what another defines: the finding stands there.
 */
export function wholeService(
  { name, body }: Service,
  { model, uri, project }: { readonly model: Model; readonly uri: string; readonly project: () => ComposeProject },
): Mapping | undefined {
  if (model.kind !== "compose" || model.role === "fragment" || entry(body, "provider")) return undefined;
  const all = project().services.get(name.value);
  // What is included may not change a service of the file itself, so that it need not be seen.
  const alone = model.role === "project" && all?.places.length === 1 && at(model.root, "include") && !entry(body, "extends");
  if (!all || !(all.complete || alone) || all.places[0]?.uri !== uri || entry(all.body, "provider")) return undefined;
  return all.body;
}
