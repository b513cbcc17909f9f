import { canonicalRepository } from "./registries.ts";

/** What answers to `/bin/sh`. */
export type SystemShell = "bash" | "dash" | "busybox";

/**
 * The `/bin/sh` of an image; undefined = unknown.
 * @param repository in any spelling
 * @param tag undefined for none and for a digest alone
 */
export function systemShell(repository: string, tag: string | undefined): SystemShell | undefined {
  const name = canonicalRepository(repository);
  if (/(?:^|[-.])alpine/.test(tag ?? "")) return "busybox";
  if (/(?:^|-)(?:ubi\d*|oraclelinux|oracle|fedora|al20\d\d|amazonlinux|centos|rocky)/.test(tag ?? "")) return "bash";
  return families.find(([pattern]) => pattern.test(name))?.[1];
}

/** Source: the images themselves and the publishers' pages, as of 2026-11-25. */
const families: readonly (readonly [RegExp, SystemShell])[] = [
  [
    /^(?:alpine|busybox|docker|alpine\/.*|.*\/alpine(?:linux)?|gliderlabs\/alpine|cgr\.dev\/chainguard\/(?:wolfi|chainguard)-base)$/,
    "busybox",
  ],
  [/^(?:nginx|httpd|redis|postgres|haproxy|memcached|traefik|caddy|registry)$/, "dash"],
  [/^(?:debian|ubuntu|buildpack-deps|debian\/.*|bitnami\/minideb|phusion\/baseimage|nvidia\/cuda)$/, "dash"],
  [
    /^(?:node|python|pypy|ruby|golang|rust|openjdk|eclipse-temurin|php|perl|erlang|elixir|haskell|julia|gcc|clojure|dart|maven|gradle|r-base)$/,
    "dash",
  ],
  [/^mcr\.microsoft\.com\/dotnet\/(?:sdk|aspnet|runtime|runtime-deps)$/, "dash"],
  [
    /^(?:fedora|centos|rockylinux|almalinux|oraclelinux|amazonlinux|archlinux|photon|redhat\/.*|rockylinux\/.*|almalinux\/.*|opensuse\/.*)$/,
    "bash",
  ],
  [/^(?:quay\.io\/(?:centos|fedora)|registry\.(?:access\.)?redhat\.(?:com|io)|registry\.fedoraproject\.org)\//, "bash"],
  [/^(?:ghcr\.io\/oracle|container-registry\.oracle\.com)\//, "bash"],
  [/^(?:public\.ecr\.aws\/(?:amazonlinux|lambda)|mcr\.microsoft\.com\/(?:azurelinux|cbl-mariner))\//, "bash"],
  [/^(?:amazoncorretto|ibmjava|registry\.suse\.com\/.*)$/, "bash"],
];
