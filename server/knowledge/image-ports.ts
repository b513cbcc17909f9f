import { canonicalRepository } from "./registries.ts";

/** Images that expose no port by themselves, by what their Dockerfiles and documentation on Docker Hub say, as of 2026-11-25. */
const silent: ReadonlySet<string> = new Set(
  `alpine amazoncorretto amazonlinux archlinux buildpack-deps busybox clojure debian eclipse-temurin elixir erlang fedora gcc golang gradle
  ibmjava julia maven node openjdk oraclelinux perl pypy python rockylinux ruby rust swift ubuntu almalinux
  mcr.microsoft.com/dotnet/runtime mcr.microsoft.com/dotnet/sdk`.split(/\s+/),
);

export function exposesNothing(name: string): boolean {
  return silent.has(canonicalRepository(name));
}
