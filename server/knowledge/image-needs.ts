import { defaultUser } from "./image-users.ts";
import { canonicalRepository } from "./registries.ts";

/** What a container of an image still needs when everything is taken away that it can do without. */
export interface ImageNeeds {
  /** Of the capabilities that Docker gives, those that its start and its work use. */
  readonly capabilities: readonly string[];
  /** Whether its program carries `NET_BIND_SERVICE` or listens below 1024, which takes it in the host's network alone. */
  readonly lowPort?: true;
  /** Folders that it writes to beside its volumes and that may be empty at each start; undefined where that is not known. */
  readonly scratch?: readonly string[];
}

/**
 * What an image needs, as long as neither its user nor its start is changed; undefined where nobody looked.
 * @param repository in any spelling
 */
export function imageNeeds(repository: string, tag: string | undefined): ImageNeeds | undefined {
  const name = canonicalRepository(repository);
  const found = needs.get(name);
  if (found) return found;
  return defaultUser(repository, tag)?.root === false ? { capabilities: [] } : undefined;
}

/** It changes the owner of its files as root, reads what others may not, and goes on as somebody else (`gosu`, `su-exec`, `setpriv`). */
const settlesAndDrops = ["CHOWN", "DAC_OVERRIDE", "SETGID", "SETUID"];

/** Its root process starts workers as somebody else and signals them. */
const workers = ["KILL", "SETGID", "SETUID"];

/**
 * Source: the entry points and `VOLUME`s in the images' own Dockerfiles (docker-library, MariaDB/mariadb-docker, nginxinc/docker-nginx,
 * caddyserver/caddy-docker, traefik/traefik-library-image, Tecnativa/docker-socket-proxy), as of 2026-08, and capabilities(7) on what
 * each call in them takes. Below 1024 anyone may listen in a network of the container's own: Docker sets
 * `net.ipv4.ip_unprivileged_port_start=0` there since 20.10.
 */
const needs: ReadonlyMap<string, ImageNeeds> = new Map<string, ImageNeeds>([
  // Its entry point also changes the mode of folders that are no longer its own.
  ...each("postgres postgis/postgis pgvector/pgvector timescale/timescaledb", {
    capabilities: ["CHOWN", "DAC_OVERRIDE", "FOWNER", "SETGID", "SETUID"],
    scratch: ["/tmp", "/var/run/postgresql"],
  }),
  ...each("mysql", { capabilities: settlesAndDrops, scratch: ["/tmp", "/var/run/mysqld"] }),
  ...each("mariadb", { capabilities: settlesAndDrops, scratch: ["/tmp", "/run/mysqld"] }),
  ...each("mongo", { capabilities: settlesAndDrops, scratch: ["/tmp"] }),
  ...each("rabbitmq cassandra zookeeper ghost", {
    capabilities: settlesAndDrops,
  }),
  ...each("redis valkey/valkey", { capabilities: ["CHOWN", "SETGID", "SETUID"], scratch: [] }),
  ...each("eclipse-mosquitto", { capabilities: ["CHOWN", "SETGID", "SETUID"] }),
  ...each("nginx", {
    capabilities: ["CHOWN", "SETGID", "SETUID"],
    lowPort: true,
    scratch: ["/run", "/var/cache/nginx"],
  }),
  ...each("nginxinc/nginx-unprivileged", { capabilities: [], scratch: ["/tmp"] }),
  ...each("httpd", { capabilities: workers, lowPort: true, scratch: ["/usr/local/apache2/logs"] }),
  ...each("traefik", { capabilities: [], lowPort: true, scratch: ["/tmp"] }),
  // The file of its program carries the capability, and without it the kernel does not start the program.
  ...each("caddy", { capabilities: ["NET_BIND_SERVICE"] }),
  ...each("registry portainer/portainer-ce minio/minio", { capabilities: [] }),
  ...each("memcached prom/prometheus prom/alertmanager prom/node-exporter", {
    capabilities: [],
    scratch: [],
  }),
  ...each("adminer", { capabilities: [], scratch: ["/tmp"] }),
]);

function each(names: string, it: ImageNeeds): readonly (readonly [string, ImageNeeds])[] {
  return names.split(" ").map((name) => [name, it]);
}
