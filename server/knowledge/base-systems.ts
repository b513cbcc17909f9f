import { canonicalRepository } from "./registries.ts";

/**
 * The system inside of images, by what their documentation on Docker Hub and quay.io says, as of 2026-11-25. A tag overrules: `alpine`
 * in it means Alpine whatever the image.
 */
export type System = "alpine" | "busybox" | "debian" | "redhat" | "suse" | "arch";

const systems: Readonly<Record<System, string>> = {
  alpine: "alpine alpine/git docker caddy traefik registry",
  busybox: "busybox",
  debian: `debian ubuntu buildpack-deps node python golang ruby php openjdk rust perl gcc haskell erlang elixir julia r-base clojure gradle
    maven eclipse-temurin sapmachine ibmjava tomcat jetty nginx httpd postgres mysql mariadb redis mongo memcached rabbitmq wordpress drupal
    joomla nextcloud ghost jenkins/jenkins pypy swift dart groovy jruby mono bitnami/minideb nvidia/cuda rocker/r-ver rocker/rstudio
    mcr.microsoft.com/devcontainers/base mcr.microsoft.com/dotnet/sdk mcr.microsoft.com/dotnet/aspnet mcr.microsoft.com/dotnet/runtime
    condaforge/miniforge3 continuumio/miniconda3 continuumio/anaconda3 kalilinux/kali-rolling`,
  redhat: `fedora centos rockylinux rockylinux/rockylinux almalinux amazonlinux oraclelinux ghcr.io/oracle/oraclelinux public.ecr.aws/amazonlinux/amazonlinux
    quay.io/centos/centos quay.io/fedora/fedora registry.fedoraproject.org/fedora redhat/ubi8 redhat/ubi9 redhat/ubi10
    registry.access.redhat.com/ubi7/ubi registry.access.redhat.com/ubi8/ubi registry.access.redhat.com/ubi8 registry.access.redhat.com/ubi9/ubi
    registry.access.redhat.com/ubi9 registry.access.redhat.com/ubi8/ubi-minimal registry.access.redhat.com/ubi9/ubi-minimal
    registry.access.redhat.com/ubi10/ubi registry.access.redhat.com/ubi10/ubi-minimal`,
  suse: "opensuse/leap opensuse/tumbleweed registry.suse.com/bci/bci-base",
  arch: "archlinux archlinux/archlinux",
};

const byName = new Map(
  Object.entries(systems).flatMap(([system, names]) => names.split(/\s+/).map((name): [string, System] => [name, system as System])),
);

/** What an image is built on; undefined where we do not know. */
export function systemOf(name: string, tag: string | undefined): System | undefined {
  if (tag !== undefined && /(?:^|[-.])alpine/.test(tag)) return "alpine";
  if (tag !== undefined && /(?:^|-)(?:busybox|musl|uclibc)/.test(tag)) return "busybox";
  // Windows, or a system of another kind than the image's usual one.
  if (tag !== undefined && /windows|nanoserver|servercore|distroless|azurelinux|mariner|ubi\d|oracle|amazonlinux|chiseled/.test(tag))
    return undefined;
  const repository = canonicalRepository(name);
  // Copies of these in other registries keep the last part of their names.
  return byName.get(repository) ?? (/\/(alpine|busybox)$/.exec(repository)?.[1] as System | undefined);
}
