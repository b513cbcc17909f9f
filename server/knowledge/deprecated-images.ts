import { canonicalRepository } from "./registries.ts";

/** A repository that its publisher froze, emptied or moved. */
export interface DeprecatedImage {
  /** Year, month or day since which, ISO; undefined where only the fact is known. */
  readonly since?: string;
  /** One repository that takes its place with the same contents; its tags may differ. */
  readonly replacement?: string;
  /** The tag there that holds the same, undefined for none; left out where the tags are the same or nobody knows. */
  readonly tagThere?: (tag: string) => string | undefined;
  /** What to look at where nothing takes its place one to one, as people write it. */
  readonly instead?: string;
  /** What happened, to stand after "it": `gets no updates`. */
  readonly why: string;
  /** `info` where the image is not dead yet: frozen by a notice only, or only partly. */
  readonly weight: "warning" | "info";
  readonly source: string;
}

/**
 * What is known against a repository as a whole; undefined if nothing is.
 * @param repository in any spelling
 */
export function deprecatedImage(repository: string): DeprecatedImage | undefined {
  const name = canonicalRepository(repository);
  return exact.get(name) ?? families.find(([pattern]) => pattern.test(name))?.[1];
}

const library = "github.com/docker-library/official-images";
const docs = "github.com/docker-library/docs";
/** Told by the publisher on its pages; not read again since. */
const publisher = "the publisher";

function row(why: string, since?: string, replacement?: string, source = library, more: Partial<DeprecatedImage> = {}): DeprecatedImage {
  return { why, source, weight: "warning", ...(since && { since }), ...(replacement && { replacement }), ...more };
}

/** Eclipse Temurin has the lines with long-term support, on Ubuntu or Alpine. */
function temurin(tag: string): string | undefined {
  const [, line, rest] = /^(8|11|17|21|25)(?=[-.u]|$)([^-]*.*)$/.exec(tag) ?? [];
  if (line === undefined || rest === undefined || /windows|nanoserver|ea-/.test(rest)) return undefined;
  return `${line}${/-jre\b/.test(rest) ? "-jre" : /-jdk\b/.test(rest) ? "-jdk" : ""}${/-alpine/.test(rest) ? "-alpine" : ""}`;
}

const removed = "is no longer an official image";
const renamed = "was renamed";
const moved = "moved to another repository";

/** As of 2026-08-22, by canonical repository. */
const exact = new Map<string, DeprecatedImage>([
  ["openjdk", row("gets only early-access builds", "2022-07", "eclipse-temurin", docs, { tagThere: temurin })],
  ["java", row(removed, "2017-05-17", "eclipse-temurin", library, { tagThere: temurin })],
  ["adoptopenjdk", row("gets no updates since its project became Adoptium", "2021-10-08", "eclipse-temurin")],
  [
    "centos",
    row("gets no updates: CentOS Linux has ended", "2024-06-30", undefined, library, { instead: "almalinux or rockylinux/rockylinux" }),
  ],
  ["mono", row(removed, "2025-08-18", undefined, library, { instead: "mcr.microsoft.com/dotnet/sdk" })],
  ["consul", row("gets no updates: its publisher stopped", "2024-07-29", "hashicorp/consul")],
  ["vault", row("gets no updates: its publisher stopped", "2024-07-29", "hashicorp/vault")],
  ["express-gateway", row("gets no updates: its project has ended", "2024-07-29")],
  ["jobber", row("gets no updates: its project is inactive", "2024-07-29")],
  ["nats-streaming", row("gets no updates: NATS Streaming has ended", "2023-06", undefined, library, { instead: "nats with JetStream" })],
  ["sl", row("gets no updates: Scientific Linux has ended", "2024-07-01", undefined, library, { instead: "almalinux" })],
  ["clefos", row("gets no updates: CentOS 7 has ended", "2024-06-30", undefined, docs, { instead: "almalinux" })],
  ["clearlinux", row("gets no updates: Clear Linux has ended", "2025-07-18", undefined, docs, { instead: "fedora or debian" })],
  ["emqx", row(moved, "2025", "emqx/emqx", docs)],
  ["liquibase", row(moved, "2025", "liquibase/liquibase", docs)],
  ["mongo-express", row("has no active maintainer", "2024-04", undefined, docs, { weight: "info" })],
  ["notary", row("gets no updates: its project is archived", "2025-07-30", undefined, docs)],
  ["php-zendserver", row("is not maintained", undefined, undefined, docs, { instead: "php" })],
  ["plone", row(moved, undefined, "plone/plone-backend", docs)],
  ["rockylinux", row("gets no updates: its publisher builds elsewhere", "2023-11", "rockylinux/rockylinux", docs)],
  ["unit", row("gets no updates: NGINX Unit is archived", "2025-10", undefined, docs)],
  ["gazebo", row("has no supported tags", undefined, undefined, library)],
  ["jenkins", row(moved, "2018-08-13", "jenkins/jenkins")],
  ["owncloud", row(moved, "2019-01-02", "owncloud/server")],
  ["piwik", row(renamed, "2018-10-01", "matomo")],
  ["fsharp", row(removed, "2021-07-26", undefined, library, { instead: "mcr.microsoft.com/dotnet/sdk" })],
  ...["crux", "kaazing-gateway", "known", "nuxeo", "rapidoid", "sourcemage", "thrift"].map(
    (name) => [name, row(removed, "2021-10-08")] as const,
  ),
  ["euleros", row(removed, "2021-10-08", undefined, library, { instead: "openeuler/openeuler" })],
  ["opensuse", row(moved, "2021-10-08", "opensuse/leap")],
  ["sentry", row(moved, "2021-10-08", "ghcr.io/getsentry/sentry")],
  ["swarm", row("gets no updates: classic Swarm has ended", "2021-10-08", undefined, library, { instead: "Docker's swarm mode" })],
  ["celery", row(removed, "2017-06-23", undefined, library, { instead: "python with celery installed" })],
  ["django", row(removed, "2017-05-19", undefined, library, { instead: "python" })],
  ["rails", row(removed, "2017-05-19", undefined, library, { instead: "ruby" })],
  ["iojs", row("gets no updates: io.js became Node.js", "2017-04-21", "node")],
  ["hipache", row(removed, "2016-10-25", undefined, library, { instead: "traefik" })],
  ["glassfish", row(moved, "2016-10-11", "ghcr.io/eclipse-ee4j/glassfish")],
  ["mosquitto", row(renamed, "2016-09-23", "eclipse-mosquitto")],
  ["ubuntu-debootstrap", row(removed, "2016-06-06", "ubuntu")],
  ["ubuntu-upstart", row(removed, "2016-06-06", undefined, library, { instead: "ubuntu" })],
  ["docker-dev", row(removed, "2016-06-03", undefined, library, { instead: "docker" })],
  ["lightstreamer-server", row(renamed, "2016-01-23", "lightstreamer")],
  ["zend-php", row(renamed, "2014-10-19", undefined, library, { instead: "php" })],
  ["couchdb-nouveau", row("became a variant of couchdb", "2024-09-28", undefined, library, { instead: "couchdb:*-nouveau" })],
  ["microsoft/dotnet", row(moved, "2019", undefined, publisher, { instead: "mcr.microsoft.com/dotnet/sdk, aspnet or runtime" })],
  ["microsoft/aspnetcore", row(moved, "2018", "mcr.microsoft.com/dotnet/aspnet", publisher)],
  ["microsoft/aspnetcore-build", row(moved, "2018", "mcr.microsoft.com/dotnet/sdk", publisher)],
  ["microsoft/mssql-server-linux", row(moved, "2018", "mcr.microsoft.com/mssql/server", publisher)],
  ["microsoft/nanoserver", row(moved, "2018", "mcr.microsoft.com/windows/nanoserver", publisher)],
  ["microsoft/windowsservercore", row(moved, "2018", "mcr.microsoft.com/windows/servercore", publisher)],
  ["mcr.microsoft.com/dotnet/core/sdk", row("holds .NET Core up to 3.1 only", "2022-12-13", "mcr.microsoft.com/dotnet/sdk", publisher)],
  [
    "mcr.microsoft.com/dotnet/core/aspnet",
    row("holds .NET Core up to 3.1 only", "2022-12-13", "mcr.microsoft.com/dotnet/aspnet", publisher),
  ],
  [
    "mcr.microsoft.com/dotnet/core/runtime",
    row("holds .NET Core up to 3.1 only", "2022-12-13", "mcr.microsoft.com/dotnet/runtime", publisher),
  ],
  ["quay.io/coreos/etcd", row(moved, "2022", "gcr.io/etcd-development/etcd", publisher)],
  ["jboss/keycloak", row(moved, "2022-06", "quay.io/keycloak/keycloak", publisher)],
  ["jboss/wildfly", row(moved, "2022", "quay.io/wildfly/wildfly", publisher)],
  [
    "amazon/opendistro-for-elasticsearch",
    row("gets no updates: its project became OpenSearch", "2022", "opensearchproject/opensearch", publisher),
  ],
  ["wurstmeister/kafka", row("is not maintained", "2022", undefined, publisher, { instead: "apache/kafka or confluentinc/cp-kafka" })],
  ["wurstmeister/zookeeper", row("is not maintained", "2022", "zookeeper", publisher)],
  ["portainer/portainer", row("gets no updates: Portainer 1 has ended", "2020", "portainer/portainer-ce", publisher)],
  ["containrrr/watchtower", row("gets no updates: its project is archived", "2025-12", undefined, publisher, { weight: "info" })],
  ["linuxserver/letsencrypt", row(renamed, "2020", "lscr.io/linuxserver/swag", publisher)],
  ["jwilder/nginx-proxy", row(moved, "2021", "nginxproxy/nginx-proxy", publisher)],
  ["jrcs/letsencrypt-nginx-proxy-companion", row(moved, "2021", "nginxproxy/acme-companion", publisher)],
  ["mailhog/mailhog", row("is not maintained", "2020", undefined, publisher, { instead: "axllent/mailpit" })],
]);

/** Whole namespaces, the narrower first. */
const families: readonly (readonly [RegExp, DeprecatedImage])[] = [
  [
    /^bitnamilegacy\//,
    row("is a frozen archive without security fixes", "2025-08-28", undefined, "github.com/bitnami/containers/issues/83267"),
  ],
  [
    /^bitnami\/(?!minideb$)/,
    row(
      "has only a few images left, at latest; the rest moved to bitnamilegacy",
      "2025-08-28",
      undefined,
      "github.com/bitnami/containers/issues/83267",
      { weight: "info" },
    ),
  ],
  [/^k8s\.gcr\.io\//, row("is in a frozen registry", "2023-04-03", undefined, publisher, { instead: "the same name at registry.k8s.io" })],
  [
    /^gcr\.io\/google[-_]containers\//,
    row("is in a frozen registry", "2023-04", undefined, publisher, { instead: "the same name at registry.k8s.io" }),
  ],
  [
    /^gcr\.io\/distroless\/.*-debian(?:9|1[01])$/,
    row("is no longer built", "2024", undefined, "github.com/GoogleContainerTools/distroless"),
  ],
  [/^docker\.elastic\.co\/.*-oss$/, row("gets no updates: builds under the Apache licence have ended", "2021", undefined, publisher)],
  [/^circleci\//, row("gets no updates", "2021-12-31", undefined, publisher, { instead: "the same name at cimg" })],
  [/^jupyter\//, row("gets no updates at Docker Hub", "2023-10-20", undefined, publisher, { instead: "the same name at quay.io/jupyter" })],
  [/^schickling\//, row("is not maintained", "2020", undefined, publisher)],
];
