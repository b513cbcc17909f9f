/**
 * Platforms that images say in their names. Sources: the repositories per architecture of Docker's official images, the tags of .NET and
 * Windows images on mcr.microsoft.com, as of 2026-11-25.
 */

/** The platform that an image is for by its name, `linux/arm64` or a system alone; undefined where the name does not tell. */
export function platformOf(repository: string, tag: string | undefined): string | undefined {
  const name = repository.replace(/^(?:index\.)?docker\.io\//, "").toLowerCase();
  if (/^mcr\.microsoft\.com\/(?:windows(?:\/|$)|dotnet\/framework\/)/.test(name) || windowsTag.test(tag ?? "")) return "windows";
  return byNamespace.get(/^([^/]+)\/[^/]+$/.exec(name)?.[1] ?? "");
}

const windowsTag = /(?:^|-)(?:nanoserver|windowsservercore|windowsservercore-ltsc\d+)(?:-|$)/;

/** The namespaces of Docker Hub that hold the official images of one architecture. */
const byNamespace: ReadonlyMap<string, string> = new Map([
  ["amd64", "linux/amd64"],
  ["arm32v5", "linux/arm/v5"],
  ["arm32v6", "linux/arm/v6"],
  ["arm32v7", "linux/arm/v7"],
  ["arm64v8", "linux/arm64"],
  ["i386", "linux/386"],
  ["mips64le", "linux/mips64le"],
  ["ppc64le", "linux/ppc64le"],
  ["riscv64", "linux/riscv64"],
  ["s390x", "linux/s390x"],
  ["winamd64", "windows/amd64"],
]);
