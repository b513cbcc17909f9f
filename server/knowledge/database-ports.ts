/** A program that keeps or passes on data. */
export interface Store {
  readonly name: string;
  /** Found in the names of its images and of services that run it, in lower case. */
  readonly hint: RegExp;
}

/**
 * Ports at which data stores, queues and their consoles answer inside a container, and who answers there, the usual one first.
 * Source: the images' `EXPOSE` and their projects' documentation, as of 2026-08-22.
 */
export const databasePorts: ReadonlyMap<number, readonly Store[]> = new Map([
  [1433, [store("SQL Server", /mssql|sql[- ]?server|azure-sql/)]],
  [1521, [store("Oracle Database", /oracle/)]],
  [2379, [store("etcd")]],
  [2380, [store("etcd")]],
  [3050, [store("Firebird")]],
  [3306, [store("MySQL"), store("MariaDB"), store("Percona")]],
  [33060, [store("MySQL")]],
  [5432, [store("PostgreSQL", /postg|timescale/)]],
  [5433, [store("YugabyteDB", /yugabyte/)]],
  [5672, [store("RabbitMQ"), store("LavinMQ")]],
  [5984, [store("CouchDB")]],
  [6379, [store("Redis"), store("Valkey"), store("KeyDB"), store("Dragonfly")]],
  [6380, [store("Redis")]],
  [7000, [store("Cassandra"), store("ScyllaDB", /scylla/)]],
  [7199, [store("Cassandra"), store("ScyllaDB", /scylla/)]],
  [7474, [store("Neo4j")]],
  [7687, [store("Neo4j"), store("Memgraph")]],
  [8086, [store("InfluxDB", /influx/)]],
  [8123, [store("ClickHouse")]],
  [8529, [store("ArangoDB", /arango/)]],
  [8983, [store("Solr")]],
  [9042, [store("Cassandra"), store("ScyllaDB", /scylla/)]],
  [9092, [store("Kafka", /kafka|confluent|broker/), store("Redpanda")]],
  [9160, [store("Cassandra")]],
  [9200, [store("Elasticsearch", /elastic/), store("OpenSearch")]],
  [9300, [store("Elasticsearch", /elastic/), store("OpenSearch")]],
  [11211, [store("Memcached")]],
  [15672, [store("RabbitMQ"), store("LavinMQ")]],
  [19530, [store("Milvus")]],
  [26257, [store("CockroachDB", /cockroach/)]],
  [26379, [store("Redis Sentinel", /sentinel/)]],
  [27017, [store("MongoDB", /mongo/), store("FerretDB")]],
  [27018, [store("MongoDB", /mongo/)]],
  [27019, [store("MongoDB", /mongo/)]],
  [28015, [store("RethinkDB", /rethink/)]],
  [50000, [store("Db2")]],
]);

/** Ports of this table that other programs use as often; only an image or a service's name tells who answers there. */
export const ambiguousDatabasePorts: ReadonlySet<number> = new Set([5433, 6380, 7000, 7199, 8086, 8123, 9092, 50000]);

/** Ports at which a Docker daemon answers. */
export const dockerPorts: ReadonlySet<number> = new Set([2375, 2376]);

function store(name: string, hint = new RegExp(name.toLowerCase())): Store {
  return { name, hint };
}
