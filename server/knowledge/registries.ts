/** Hosts and path prefixes under which Docker Hub's images can be pulled; what follows is the name on Docker Hub. */
const dockerHub = ["docker.io/", "index.docker.io/", "registry-1.docker.io/", "registry.hub.docker.com/", "mirror.gcr.io/"];

/** Where copies of Docker Hub's official images lie. Source: the publishers' documentation, as of 2026-11-24. */
const officialCopies = ["public.ecr.aws/docker/library/", "quay.io/lib/"];

/** Namespaces of Docker Hub that hold official images for one processor. Source: docker-library/official-images, as of 2026-08-21. */
const processors = new Set("amd64 arm32v5 arm32v6 arm32v7 arm64v8 i386 mips64le ppc64le riscv64 s390x winamd64".split(" "));

/**
 * One name for one repository, however a file spells it and whichever mirror it is pulled from: `node` for `library/node`,
 * `docker.io/library/node`, `public.ecr.aws/docker/library/node`, `arm64v8/node` and `registry.acme.com/hub/library/node`;
 * any other name as it is, `gcr.io/distroless/static`.
 * @param name a repository with its registry, without tag and digest
 */
export function canonicalRepository(name: string): string {
  for (const prefix of officialCopies) if (name.startsWith(prefix)) return name.slice(prefix.length);
  const hub = dockerHub.find((prefix) => name.startsWith(prefix));
  const path = hub === undefined ? name : name.slice(hub.length);
  const parts = path.split("/");
  const library = parts.lastIndexOf("library");
  // Registries that proxy Docker Hub keep its path below a folder of their own.
  if (library === parts.length - 2 && (library === 0 || isHost(parts[0]))) return parts.at(-1) ?? path;
  if (parts.length === 2 && processors.has(parts[0] ?? "")) return parts[1] ?? path;
  return path;
}

/** Whether the first part of a name is a registry's address and not a namespace of Docker Hub. */
export function isHost(part: string | undefined): boolean {
  return part !== undefined && (part === "localhost" || part.includes(".") || part.includes(":"));
}
