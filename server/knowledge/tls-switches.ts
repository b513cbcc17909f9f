/** How programs are told not to check certificates. Sources: their own manuals, as of 2026-11-24. */

const no = /^(?:0|false|no|off|none)$/i;
const yes = /^(?:1|true|yes|on|t)$/i;
const anything = /^/;
const something = /./;

/** A variable that keeps programs from checking certificates while it has certain values. */
export interface TlsVariable {
  /** Who reads it, as people write it; undefined where only the name tells what it does. */
  readonly reader: string | undefined;
  readonly off: RegExp;
  /** A value with which certificates are checked; undefined where the variable has to go. */
  readonly on?: string;
  /** Whether the value names the hosts that are trusted unseen. */
  readonly hosts?: true;
}

/** What is known of a variable, by its name. */
export function tlsVariable(name: string): TlsVariable | undefined {
  const known = variables.get(name) ?? (/^npm_config_/i.test(name) ? variables.get(name.toUpperCase()) : undefined);
  return known ?? speaking.find(([pattern]) => pattern.test(name))?.[1];
}

const variables = new Map<string, TlsVariable>([
  ["NODE_TLS_REJECT_UNAUTHORIZED", { reader: "Node.js", off: /^0$/, on: "1" }],
  ["PYTHONHTTPSVERIFY", { reader: "Python", off: /^0$/, on: "1" }],
  // Git asks only whether it is set, to whatever value.
  ["GIT_SSL_NO_VERIFY", { reader: "Git", off: anything }],
  ["NPM_CONFIG_STRICT_SSL", { reader: "npm", off: no, on: "true" }],
  ["YARN_ENABLE_STRICT_SSL", { reader: "Yarn", off: no, on: "true" }],
  ["PIP_TRUSTED_HOST", { reader: "pip", off: something, hosts: true }],
  ["UV_INSECURE_HOST", { reader: "uv", off: something, hosts: true }],
  ["BUNDLE_SSL_VERIFY_MODE", { reader: "Bundler", off: /^0$/, on: "1" }],
  ["CONDA_SSL_VERIFY", { reader: "conda", off: no, on: "true" }],
  ["GOINSECURE", { reader: "Go", off: something, hosts: true }],
  ["PERL_LWP_SSL_VERIFY_HOSTNAME", { reader: "LWP", off: /^0$/, on: "1" }],
  ["VAULT_SKIP_VERIFY", { reader: "Vault", off: yes, on: "false" }],
  ["NOMAD_SKIP_VERIFY", { reader: "Nomad", off: yes, on: "false" }],
  ["GIT_SSH_COMMAND", { reader: "ssh", off: /StrictHostKeyChecking[= ](?:no|off)\b/i }],
  ["CONSUL_HTTP_SSL_VERIFY", { reader: "Consul", off: no, on: "true" }],
]);

/** Names that say by themselves what they do, whoever reads them. */
const speaking: readonly (readonly [RegExp, TlsVariable])[] = [
  [
    /(?:^|_)(?:(?:TLS|SSL)_(?:SKIP_VERIFY|SKIP_VERIFY_INSECURE|INSECURE_SKIP_VERIFY|NO_VERIFY)|INSECURE_SKIP_(?:TLS_)?VERIFY|SKIP_(?:TLS|SSL)_VERIFY)$/i,
    { reader: undefined, off: yes, on: "false" },
  ],
  // The Docker client asks only whether its variable is empty, and Node.js reads one name only.
  [
    /^(?!DOCKER_|.*NODE_TLS_)(?:.*_)?(?:VERIFY_(?:SSL|TLS|CERTS?|CERTIFICATES?)|(?:SSL|TLS)_(?:VERIFY|REJECT_UNAUTHORIZED)|(?:SSL|TLS)_?VERIFICATION(?:_?MODE)?)$/i,
    { reader: undefined, off: no },
  ],
];

/** Options of a program that keep it from checking certificates. */
export interface TlsOptions {
  readonly long: RegExp;
  /** A single letter that does the same, and the letters whose value ends a cluster of them. */
  readonly letter?: string;
  readonly valued?: string;
  /** Whether the next word belongs to an option that has no `=`. */
  readonly takesHost?: true;
}

export function tlsOptions(program: string): TlsOptions | undefined {
  return listed.test(program) ? options.find(([pattern]) => pattern.test(program))?.[1] : undefined;
}

const options: readonly (readonly [RegExp, TlsOptions])[] = [
  [/^curl$/, { long: /^--(?:proxy-|doh-)?insecure$/, letter: "k", valued: "AbcCdDeEFhHKmoPQrtTuUwxXyYz" }],
  [/^axel$/, { long: /^--insecure$/, letter: "k", valued: "snoSHUT" }],
  [/^aria2c$/, { long: /^--check-certificate=false$/ }],
  [/^(?:https?|xhs?)$/, { long: /^--verify=(?:no|false)$/ }],
  [/^pip[\d.]*$/, { long: /^--trusted-host(?:=|$)/, takesHost: true }],
  [/^uvx?$/, { long: /^--(?:allow-insecure-host|trusted-host)(?:=|$)/, takesHost: true }],
  [/^(?:npm|pnpm|yarn)$/, { long: /^--no-strict-ssl$/ }],
  [/^(?:php\d*|composer)$/, { long: /^--disable-tls$/ }],
  [/^go$/, { long: /^--?insecure$/ }],
  [/^hg$/, { long: /^--insecure$/ }],
  [/^svn$/, { long: /^--trust-server-cert(?:-failures=.*)?$/ }],
  [/^(?:podman|buildah|skopeo)$/, { long: /^--(?:src-|dest-)?tls-verify=false$/ }],
  [/^(?:iwr|irm|curl|wget|invoke-(?:webrequest|restmethod))$/i, { long: /^-SkipCertificateCheck$/i }],
];

/** Options that say by themselves what they do, whoever reads them: `--no-check-certificate`, `--insecure-skip-tls-verify`. */
export const speakingOption =
  /^--(?:[\w.]+\.)?(?:no-check-certificates?|insecure-?skip-?(?:tls-?)?verify|skip-?tls-?verify|tls-?skip-?verify|no-verify-ssl|ignore-certificate-errors|unsafely-ignore-certificate-errors)(?:=(?:true|1|yes))?$|::ServerCertificateValidationCallback$/i;

/** A setting that a program is given by its arguments as `KEY VALUE` or `KEY=VALUE`. */
export interface TlsSetting {
  readonly key: RegExp;
  readonly off: RegExp;
  /** The value with which certificates are checked; undefined where the setting has to go. */
  readonly on?: string;
}

export function tlsSettings(program: string): readonly TlsSetting[] {
  return listed.test(program) ? settings.filter(([pattern]) => pattern.test(program)).map(([, setting]) => setting) : [];
}

const settings: readonly (readonly [RegExp, TlsSetting])[] = [
  [/^(?:npm|pnpm|yarn)$/, { key: /^(?:--)?(?:strict-ssl|enableStrictSsl)$/i, off: no, on: "true" }],
  [/^git$/, { key: /^http(?:\..+)?\.sslverify$/i, off: no, on: "true" }],
  [/^(?:micro|t)?dnf5?$|^yum$|^(?:yum|dnf)-config-manager$/, { key: /^(?:--setopt=)?(?:[^=]+\.)?sslverify$/i, off: no, on: "true" }],
  [/^apt(?:-get)?$|^aptitude$/, { key: /^(?:-o)?Acquire::https(?:::[\w.-]+)?::Verify-(?:Peer|Host)$/i, off: no, on: "true" }],
  [/^(?:conda|mamba|micromamba)$/, { key: /^ssl_verify$/i, off: no, on: "true" }],
  [/^composer$/, { key: /^disable-tls$/, off: yes, on: "false" }],
  [/^composer$/, { key: /^secure-http$/, off: no, on: "true" }],
  [/^bundler?$/, { key: /^ssl_verify_mode$/i, off: /^0$/, on: "1" }],
  [/^poetry$/, { key: /^certificates\.[^=]+\.cert$/, off: no, on: "true" }],
  [/^pip[\d.]*$/, { key: /^(?:global|install|user|site)\.trusted-host$/, off: something }],
  [/^wget$/, { key: /^(?:-e|--)?check[-_]certificate$/i, off: no, on: "on" }],
  [/^go$/, { key: /^GOINSECURE$/, off: something }],
  [/^(?:ssh|scp|sftp)$/, { key: /^(?:-o)?StrictHostKeyChecking$/i, off: /^(?:no|off)$/i, on: "accept-new" }],
];

/** All programs of the tables in one, as most programs are in neither; without regard to case, as some of the patterns are. */
const listed = new RegExp([...options, ...settings].map(([pattern]) => pattern.source).join("|"), "i");

/** Lines of configuration files that switch the checks off. */
export const tlsLine =
  /\bsslverify\s*=\s*(?:0|false|no)\b|\bAcquire::https(?:::[\w.-]+)?::Verify-(?:Peer|Host)\s+\\?"?(?:0|false|no)\b|\bstrict-ssl\s*=\s*false\b|\btrusted-host\s*=\s*\S+|:ssl_verify_mode:\s*0\b|\bcheck_certificate\s*=\s*off\b|\bStrictHostKeyChecking(?:\s*=\s*|\s+)(?:no|off)\b/i;
