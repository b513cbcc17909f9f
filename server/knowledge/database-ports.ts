/**
 * Ports at which data stores, queues and their consoles answer inside a container, and who answers.
 * Source: the images' `EXPOSE` and their projects' documentation, as of 2026-08-22.
 */
export const databasePorts: ReadonlyMap<number, string> = new Map([
  [1433, "SQL Server"],
  [1521, "Oracle Database"],
  [2379, "etcd"],
  [2380, "etcd"],
  [3050, "Firebird"],
  [3306, "MySQL"],
  [33060, "MySQL"],
  [5432, "PostgreSQL"],
  [5433, "YugabyteDB"],
  [5672, "RabbitMQ"],
  [5984, "CouchDB"],
  [6379, "Redis"],
  [6380, "Redis"],
  [7000, "Cassandra"],
  [7199, "Cassandra"],
  [7474, "Neo4j"],
  [7687, "Neo4j"],
  [8086, "InfluxDB"],
  [8123, "ClickHouse"],
  [8529, "ArangoDB"],
  [8983, "Solr"],
  [9042, "Cassandra"],
  [9092, "Kafka"],
  [9160, "Cassandra"],
  [9200, "Elasticsearch"],
  [9300, "Elasticsearch"],
  [11211, "Memcached"],
  [15672, "RabbitMQ"],
  [19530, "Milvus"],
  [26257, "CockroachDB"],
  [26379, "Redis Sentinel"],
  [27017, "MongoDB"],
  [27018, "MongoDB"],
  [27019, "MongoDB"],
  [28015, "RethinkDB"],
  [50000, "Db2"],
]);

/** Ports of this table that other programs use as often; only an image or a service's name tells who answers there. */
export const ambiguousDatabasePorts: ReadonlySet<number> = new Set([5433, 7000, 7199, 8086, 8123, 6380, 50000]);

/** Ports at which a Docker daemon answers. */
export const dockerPorts: ReadonlySet<number> = new Set([2375, 2376]);
