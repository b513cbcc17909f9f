import { canonicalRepository } from "./registries.ts";

/**
 * The line of an official image that a newcomer would choose: the newest that is stable and, where the makers have such, supported for
 * long. Undefined for images that are not in the table.
 * @param repository in any spelling
 */
export function currentLine(repository: string): string | undefined {
  return lines.get(canonicalRepository(repository));
}

// Source: the tags of Docker's official images as of 2026-08-21, and their makers' pages on which lines are supported for long.
const lines: ReadonlyMap<string, string> = new Map(
  `adminer=6 almalinux=10 alpine=3.24 amazoncorretto=25 amazonlinux=2023 bash=5.3 busybox=1.38 caddy=2.11 cassandra=5.0 clickhouse=26.3 composer=2
   couchdb=3.5 debian=13 docker=29 drupal=11 eclipse-mosquitto=2.0 eclipse-temurin=25 elixir=1.20 emqx=5.8 erlang=29 fedora=45 flink=2.3 gcc=16 ghost=6
   golang=1.27 gradle=9 haproxy=3.2 haskell=9.14 httpd=2.4 influxdb=2.9 joomla=6 jruby=10 julia=1.12 kong=3.9 mariadb=11.8 matomo=5 maven=3.9
   mediawiki=1.43 memcached=1.6 mongo=8.0 mysql=8.4 nats=2.14 neo4j=5 nextcloud=34 nginx=1.30 node=24 odoo=19 oraclelinux=10 perl=5.44 php=8.5
   phpmyadmin=5.2 postgres=18 pypy=3.11 python=3.14 rabbitmq=4.3 redis=8.8 redmine=7 registry=3 rethinkdb=2.4 rockylinux=9 ruby=4.0 rust=1.98
   sapmachine=25 solr=10 storm=3.0 swift=6.3 telegraf=1.39 tomcat=11 tomee=11 traefik=3.7 ubuntu=26.04 varnish=9.0 wordpress=7.1 zookeeper=3.9`
    .split(/\s+/)
    .map((it) => it.split("=") as [string, string]),
);
