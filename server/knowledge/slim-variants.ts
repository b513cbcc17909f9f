import { canonicalRepository } from "./registries.ts";

/**
 * The tag of the variant of an official image that is the same without compilers, headers and version control; undefined where there is
 * none, or the tag means a variant already.
 * @param repository in any spelling
 * @param tag undefined for none, which means `latest`
 */
export function slimTag(repository: string, tag: string | undefined): string | undefined {
  const style = styles.get(canonicalRepository(repository));
  if (!style) return undefined;
  if (tag === undefined || tag === "latest") return "slim";
  const [, version, release] = /^(?:(\d[\d.]*|lts|current)(?:-|$))?([a-z]+)?$/.exec(tag) ?? [];
  if (version === undefined && release === undefined) return undefined;
  if (release === undefined) return `${version}-slim`;
  if (!releases.has(release)) return undefined;
  const parts = style === "node" ? [version, release, "slim"] : [version, "slim", release];
  return parts.filter((it) => it !== undefined).join("-");
}

/** How such tags are put together: `22-trixie-slim` or `3.14-slim-trixie`. Source: docker-library/official-images, as of 2026-08-21. */
const styles: ReadonlyMap<string, "node" | "python"> = new Map([
  ["node", "node"],
  ["swift", "node"],
  ["perl", "python"],
  ["pypy", "python"],
  ["python", "python"],
  ["ruby", "python"],
  ["rust", "python"],
]);

const releases: ReadonlySet<string> = new Set(["trixie", "bookworm", "bullseye", "buster", "noble", "jammy"]);
