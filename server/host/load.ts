import type { Project } from "../engine/project.ts";
import type { Host } from "./host.ts";

/**
 * Reads what checking a file wants to know beside the file itself, which is in the project. What is found may want more.
 * `config` is the configuration file that counts for all, where one is given.
 * @returns what exists and cannot be read
 */
export async function loadMissing(
  project: Project,
  host: Pick<Host, "read">,
  uri: string,
  config?: string,
): Promise<readonly { readonly uri: string; readonly reason: string }[]> {
  const unreadable: { uri: string; reason: string }[] = [];
  for (let missing = project.missing(uri, config); missing.length > 0; missing = project.missing(uri, config)) {
    for (const it of missing) {
      const read = await host.read(it);
      // Whoever has set it meanwhile knows something newer.
      if (project.get(it)) continue;
      if (read.kind === "unreadable") {
        unreadable.push({ uri: it, reason: read.reason });
        project.setUnreadable(it);
      } else project.set(it, read.kind === "text" ? read.text : undefined);
    }
  }
  return unreadable;
}
