import { at, entry, type Mapping } from "../model/value.ts";
import type { Edit } from "../text/edit.ts";
import { addEntry } from "./yaml.ts";

/**
 * Gives a service a limit: below `deploy:` where limits stand there already or where Swarm reads the file, otherwise by the key of the
 * service itself. Undefined where something is in the way.
 */
export function addLimit(
  source: string,
  body: Mapping,
  { key, value, below }: { readonly key: string; readonly value: string; readonly below: { readonly key: string; readonly value: string } },
  forSwarm: boolean,
): Edit | undefined {
  const place = entry(at(body, "deploy", "resources"), "limits");
  if (place || forSwarm) return addBelow(source, body, ["deploy", "resources", "limits"], below);
  return entry(body, key) ? undefined : addEntry(source, body, key, value);
}

function addBelow(
  source: string,
  body: Mapping,
  path: readonly string[],
  { key, value }: { key: string; value: string },
): Edit | undefined {
  let home = body;
  for (const [i, step] of path.entries()) {
    const found = entry(home, step);
    if (!found) {
      const nested = path.slice(i + 1).reduceRight<NewMapping>((it, name) => ({ [name]: it }), { [key]: value });
      return addEntry(source, home, step, nested);
    }
    if (found.value.kind !== "mapping" || found.value.tag === "!reset") return undefined;
    home = found.value;
  }
  return entry(home, key) ? undefined : addEntry(source, home, key, value);
}

type NewMapping = { readonly [key: string]: string | NewMapping };
