/** How much of a text is looked at. */
const window = 200_000;

const topLevelKeys: ReadonlySet<string> = new Set("configs include jobs models name networks secrets services version volumes".split(" "));

/** Keys of continuous integration and Kubernetes, which know services with images, too. */
const foreignKeys: ReadonlySet<string> = new Set("apiVersion kind on pipeline pipelines stages steps".split(" "));

/**
 * Whether a YAML text is meant for Compose: its top-level keys are mostly those of Compose, and it has services that speak
 * of containers, or includes other files. Looks at lines only, so it costs little on any text.
 */
export function looksLikeCompose(text: string): boolean {
  const head = text.slice(0, window);
  if (/^\s*\{/.test(head)) return /^\s*\{\s*"?services"?\s*:\s*\{/.test(head) && /\b(?:image|build|extends|provider)"?\s*:/.test(head);
  const keys = new Map<string, number>();
  for (const { 1: key, index, 0: line } of head.matchAll(/^["']?([\w.-]+)["']?[ \t]*:(?=\s|$)/gm)) keys.set(key!, index + line.length);
  const ours = [...keys.keys()].filter((it) => topLevelKeys.has(it)).length;
  const others = [...keys.keys()].filter((it) => !topLevelKeys.has(it) && !it.startsWith("x-")).length;
  if (ours < others || [...foreignKeys].some((it) => keys.has(it))) return false;
  const services = keys.get("services");
  return services === undefined ? keys.has("include") : hasService(head, services);
}

/** Whether a mapping that begins behind `services:` at an offset has a service. */
function hasService(text: string, at: number): boolean {
  let names: number | undefined;
  let body: number | undefined;
  for (const { 1: blanks, 2: rest } of text.slice(at).matchAll(/^([ ]*)([^\s#].*)$/gm)) {
    const indent = blanks!.length;
    if (indent === 0 || rest === undefined) {
      // What stands right behind the colon is no line of the mapping.
      if (names === undefined && /^[&!{]/.test(rest ?? "")) {
        if (rest!.startsWith("{")) return serviceKey.test(rest!.slice(1));
        continue;
      }
      return false;
    }
    names ??= indent;
    if (indent === names) {
      body = undefined;
      if (/:\s*(?:[&!]\S+\s+)*\{/.test(rest) && serviceKey.test(rest)) return true;
      if (/:\s*\*\S+\s*$/.test(rest)) return true;
    } else if (indent > names) {
      body ??= indent;
      if (indent === body && serviceLine.test(rest)) return true;
    }
  }
  return false;
}

const words =
  "build|command|depends_on|deploy|entrypoint|env_file|environment|extends|healthcheck|image|labels|networks|ports|provider|restart|volumes";
const serviceKey = new RegExp(`[{,]\\s*["']?(?:${words})["']?\\s*:`);
const serviceLine = new RegExp(`^["']?(?:${words})["']?\\s*:|^<<\\s*:\\s*[*[]`);
