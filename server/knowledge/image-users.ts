import { canonicalRepository } from "./registries.ts";

/** Who a container of an image runs as, unless a file says otherwise. */
export interface ImageUser {
  /** As `USER` of the image says, by name where it has one: `root`, `node`, `1001`. */
  readonly user: string;
  readonly root: boolean;
  /** It starts as root, and what starts in it goes on as somebody else: running it is not running as root. */
  readonly startsAsRootThenDrops?: boolean;
  /** Only its workers leave root, the main process stays. */
  readonly workersDrop?: boolean;
  /** An unprivileged account that the image brings along, fit for `USER`: `node`, `www-data`. */
  readonly nonRootUser?: string;
  readonly source: string;
}

/**
 * The default user of an image; undefined = unknown.
 * @param repository in any spelling
 * @param tag undefined for none and for a digest alone
 */
export function defaultUser(repository: string, tag: string | undefined): ImageUser | undefined {
  const name = canonicalRepository(repository);
  const entry = exact.get(name) ?? families.find(([pattern]) => pattern.test(name))?.[1];
  const [user, trait, account] = (typeof entry === "function" ? entry(tag ?? "latest") : entry) ?? [];
  if (user === undefined) return undefined;
  const root = user === "root" || user === "ContainerAdministrator";
  const nonRootUser = account ?? (root ? undefined : user);
  return {
    user,
    root,
    ...(trait === "drops" && { startsAsRootThenDrops: true }),
    ...(trait === "workers drop" && { workersDrop: true }),
    ...(nonRootUser !== undefined && { nonRootUser }),
    source,
  };
}

const source = "the images' own Dockerfiles and their publishers' pages, as of 2026-08-22";

type Answer = readonly [user: string, trait?: "" | "drops" | "workers drop", nonRootUser?: string];
type Entry = Answer | ((tag: string) => Answer);

const root: Answer = ["root"];
const www: Answer = ["root", "workers drop", "www-data"];

/** Entries of the form `repository` or `repository=account`: images that start as root, do what `trait` says, and have the account. */
function starting(trait: "" | "drops" | "workers drop", names: string): readonly (readonly [string, Entry])[] {
  return listed(names).map(([name, account]) => [name, account ? ["root", trait, account] : ["root", trait]]);
}

/** Entries of the form `repository=user`: images that run as that user from the start. */
function running(names: string): readonly (readonly [string, Entry])[] {
  return listed(names).map(([name, user]) => [name, [user]]);
}

function listed(names: string): readonly (readonly [string, string])[] {
  return names
    .trim()
    .split(/\s+/)
    .map((name) => {
      const [repository = "", account = ""] = name.split("=");
      return [repository, account];
    });
}

/** Whether the version at the start of a tag is `major` or later; a tag without one is the newest. */
function since(tag: string, major: number): boolean {
  const version = /^v?(\d+)/.exec(tag)?.[1];
  return version === undefined || Number(version) >= major;
}

// Since 23.04 Ubuntu's image has an account `ubuntu` with the id 1000.
const olderUbuntu = /(?:^|-)(?:ubuntu)?(?:[1-9]|1\d|2[0-2])\.\d\d|trusty|xenial|bionic|focal|jammy|kinetic|impish|hirsute|groovy/;
const ubuntuAccount = (tag: string): Answer => (olderUbuntu.test(tag) ? root : ["root", "", "ubuntu"]);
const dotnet = (tag: string): Answer => (/chiseled|distroless/.test(tag) ? ["app"] : since(tag, 8) ? ["root", "", "app"] : root);

const exact = new Map<string, Entry>([
  // Operating systems: their other accounts (nobody, www-data) belong to nobody in particular.
  ...starting(
    "",
    `debian alpine busybox scratch fedora almalinux rockylinux rockylinux/rockylinux oraclelinux amazonlinux centos quay.io/centos/centos opensuse/leap
     opensuse/tumbleweed archlinux photon buildpack-deps bitnami/minideb ghcr.io/oracle/oraclelinux container-registry.oracle.com/os/oraclelinux
     public.ecr.aws/amazonlinux/amazonlinux quay.io/fedora/fedora registry.fedoraproject.org/fedora mcr.microsoft.com/azurelinux/base/core
     mcr.microsoft.com/cbl-mariner/base/core`,
  ),
  ["ubuntu", ubuntuAccount],
  ["mcr.microsoft.com/windows/nanoserver", ["ContainerUser"]],
  ["mcr.microsoft.com/windows/servercore", ["ContainerAdministrator", "", "ContainerUser"]],
  // Languages and tools.
  ...starting(
    "",
    `node=node python pypy ruby golang rust openjdk amazoncorretto sapmachine ibm-semeru-runtimes perl erlang elixir haskell julia swift gcc clojure r-base
     dart composer=www-data maven gradle=gradle oven/bun=bun denoland/deno=deno crystallang/crystal hashicorp/terraform continuumio/miniconda3
     tensorflow/tensorflow pytorch/pytorch ghcr.io/astral-sh/uv mcr.microsoft.com/playwright=pwuser`,
  ),
  ["eclipse-temurin", (tag) => (/noble|resolute/.test(tag) ? ["root", "", "ubuntu"] : root)],
  ["nvidia/cuda", (tag) => (/ubuntu2[4-9]/.test(tag) ? ["root", "", "ubuntu"] : root)],
  ["php", (tag) => (/apache|fpm/.test(tag) ? www : ["root", "", "www-data"])],
  ...running("curlimages/curl=curl_user mambaorg/micromamba=mambauser jenkins/jenkins=jenkins jenkins/inbound-agent=jenkins"),
  ["docker", (tag) => (tag.includes("rootless") ? ["rootless"] : root)],
  // Web servers and applications.
  ...starting(
    "workers drop",
    "nginx=nginx httpd=www-data openresty/openresty gitlab/gitlab-ce=git gitlab/gitlab-ee=git nextcloud=www-data",
  ),
  ...starting("", "tomcat traefik caddy registry portainer/portainer-ce localstack/localstack=localstack minio/minio nats"),
  ...starting(
    "drops",
    "ghost=node redmine=redmine envoyproxy/envoy=envoy hashicorp/vault=vault hashicorp/consul=consul storm=storm flink=flink",
  ),
  ...running(
    `nginxinc/nginx-unprivileged=nginx varnish=varnish kong=kong jetty=jetty open-liberty=1001 websphere-liberty=1001 quay.io/wildfly/wildfly=jboss
     adminer=adminer odoo=odoo sonarqube=sonarqube grafana/grafana=grafana grafana/loki=loki spark=spark apache/superset=superset apache/airflow=airflow
     verdaccio/verdaccio=10001 n8nio/n8n=node hasura/graphql-engine=1001 quay.io/keycloak/keycloak=keycloak`,
  ),
  ["haproxy", (tag) => (/^(?:1|2\.[0-3])(?:\D|$)/.test(tag) ? root : ["haproxy"])],
  ["wordpress", (tag) => (tag.startsWith("cli") ? ["www-data"] : www)],
  ...starting("workers drop", "drupal=www-data joomla=www-data matomo=www-data mediawiki=www-data phpmyadmin=www-data"),
  ["gitea/gitea", (tag) => (tag.includes("rootless") ? ["git"] : ["root", "drops", "git"])],
  // Data stores and queues.
  ...starting(
    "drops",
    `postgres=postgres postgis/postgis=postgres pgvector/pgvector=postgres timescale/timescaledb=postgres mysql=mysql mongo=mongodb redis=redis
     valkey/valkey=valkey cassandra=cassandra couchdb=couchdb neo4j=neo4j telegraf=telegraf clickhouse/clickhouse-server=clickhouse zookeeper=zookeeper
     rabbitmq=rabbitmq eclipse-mosquitto=mosquitto`,
  ),
  ["mariadb", (tag) => (tag.includes("-ubi") ? ["mysql"] : ["root", "drops", "mysql"])],
  ["clickhouse", (tag) => (tag.includes("distroless") ? ["101"] : ["root", "drops", "clickhouse"])],
  ["influxdb", (tag) => (/^3|core|enterprise/.test(tag) ? ["influxdb3"] : ["root", "drops", "influxdb"])],
  ["elasticsearch", (tag) => (since(tag, 8) ? ["elasticsearch"] : ["root", "drops", "elasticsearch"])],
  ...running(
    `percona=mysql memcached=memcache kibana=kibana logstash=logstash opensearchproject/opensearch=opensearch solr=solr apache/kafka=appuser
     confluentinc/cp-kafka=appuser mcr.microsoft.com/mssql/server=mssql docker.elastic.co/kibana/kibana=kibana docker.elastic.co/logstash/logstash=logstash`,
  ),
  ["docker.elastic.co/elasticsearch/elasticsearch", (tag) => (since(tag, 8) ? ["elasticsearch"] : ["root", "drops", "elasticsearch"])],
]);

const families: readonly (readonly [RegExp, Entry])[] = [
  [/^gcr\.io\/distroless\//, (tag) => (/^(?:debug-)?nonroot/.test(tag) ? ["nonroot"] : ["root", "", "nonroot"])],
  [/^cgr\.dev\/chainguard\/(?:wolfi-base|chainguard-base|busybox|docker-dind)$/, root],
  [/^cgr\.dev\//, ["nonroot"]],
  [/^dhi\.io\//, (tag) => (/-(?:dev|sdk)(?:-|$)/.test(tag) ? root : ["nonroot"])],
  [/^(?:bitnami|bitnamilegacy|bitnamisecure)\//, ["1001"]],
  [/^mcr\.microsoft\.com\/dotnet\/(?:sdk|aspnet|runtime|runtime-deps|monitor)$/, dotnet],
  [/^mcr\.microsoft\.com\/dotnet\/(?:core|framework)\//, root],
  // Language images of Red Hat stand one folder deeper than the bare systems.
  [/^registry\.(?:access\.)?redhat\.(?:com|io)\/ubi\d+\/(?!ubi)/, ["1001"]],
  [/^(?:registry\.(?:access\.)?redhat\.(?:com|io)|redhat)\/ubi\d+/, root],
  [/^(?:almalinux\/\d|mcr\.microsoft\.com\/powershell$)/, root],
  [/^(?:lscr\.io\/|ghcr\.io\/)?linuxserver\//, ["root", "drops", "abc"]],
  // What develops or runs in them does so as another user, whatever the image says.
  [/^mcr\.microsoft\.com\/(?:vscode\/)?devcontainers\//, ["root", "drops", "vscode"]],
  [/^public\.ecr\.aws\/lambda\//, ["root", "drops"]],
  [/^selenium\//, ["seluser"]],
  [/^prom\//, ["nobody"]],
  [/^(?:quay\.io\/)?jupyter\//, ["jovyan"]],
  [/^phusion\/passenger-/, ["root", "workers drop", "app"]],
  [/^phusion\/baseimage$/, root],
  [/nginx-unprivileged$/, ["nginx"]],
];
