/** A variable that switches authentication off. */
export interface AuthenticationSwitch {
  /** The values that do so. */
  readonly off: RegExp;
  /** What that allows, to stand after "lets anyone who reaches the server". */
  readonly allows: string;
  /** Variables that give a password after all, and then the switch does nothing. */
  readonly unless?: RegExp;
}

/** The switch that a variable with a value throws, if it throws one. */
export function authenticationSwitch(name: string, value: string): AuthenticationSwitch | undefined {
  const found = switches.get(name.toLowerCase());
  return found?.off.test(value.trim()) ? found : undefined;
}

const yes = /^(?:yes|true|1|on)$/i;
const no = /^(?:no|false|0|off)$/i;
/** MySQL's and MariaDB's entry points ask only whether it is empty. */
const anything = /^.+$/s;

const rootPassword = /^(?:MYSQL|MARIADB)_ROOT_PASSWORD(?:_FILE|_HASH)?$/;
const anyPassword = /_PASSWORD(?:_FILE)?$/;

const asAnyUser = "log in as any user without a password";
const asRoot = "log in as root without a password";
const everything = "read and change everything without a password";

/**
 * By their names in lower case. Sources: the entry points of the official images, Bitnami's and Elastic's pages on their images, and the
 * documentation of the programs, as of 2026-08.
 */
const switches: ReadonlyMap<string, AuthenticationSwitch> = new Map<string, AuthenticationSwitch>([
  ["postgres_host_auth_method", { off: /^trust$/i, allows: asAnyUser }],
  ["mysql_allow_empty_password", { off: anything, allows: asRoot, unless: rootPassword }],
  ["mariadb_allow_empty_root_password", { off: anything, allows: asRoot, unless: rootPassword }],
  ["mysql_allow_empty_root_password", { off: yes, allows: asRoot, unless: rootPassword }],
  ["percona_allow_empty_password", { off: yes, allows: asRoot, unless: rootPassword }],
  // Bitnami's images.
  ["allow_empty_password", { off: yes, allows: everything, unless: anyPassword }],
  ["allow_anonymous_login", { off: yes, allows: everything }],
  ["allow_plaintext_listener", { off: yes, allows: everything }],
  ["xpack.security.enabled", { off: no, allows: everything }],
  ["plugins.security.disabled", { off: yes, allows: everything }],
  ["disable_security_plugin", { off: yes, allows: everything }],
  ["opendistro_security.disabled", { off: yes, allows: everything }],
  ["neo4j_auth", { off: /^none$/i, allows: everything }],
  ["arango_no_auth", { off: yes, allows: everything }],
  ["authentication_anonymous_access_enabled", { off: yes, allows: everything }],
  ["influxdb_http_auth_enabled", { off: no, allows: everything }],
  ["clickhouse_skip_user_setup", { off: yes, allows: "use its default account without a password" }],
]);
