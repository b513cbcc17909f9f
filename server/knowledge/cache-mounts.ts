/**
 * What to mount a cache at, so that a package manager or a build tool finds again what it fetched for the build before. Sources: Docker's
 * page on the cache in builds and the tools' own manuals, as of 2026-11-25.
 */
export interface CacheMount {
  /** In the order in which they should be mounted. */
  readonly directories: readonly CacheDirectory[];
  /** Whether two builds at once would spoil it. */
  readonly locked: boolean;
  /** An option without which the manager deletes what it fetched. */
  readonly keep?: string;
  /** Options of steps that need what another step fetched, and do not fetch it. */
  readonly offline: readonly string[];
}

/** `~` stands for the home of the user. The variables tell where it is instead, each with what follows its value; the first that is set does. */
export interface CacheDirectory {
  readonly path: string;
  readonly variables: readonly (readonly [name: string, tail: string])[];
}

/** By the manager's name, or by that of its family. */
export function cacheMount(name: string, family: string): CacheMount | undefined {
  return mounts.get(name) ?? mounts.get(family);
}

/** What an image sets a variable to that moves a cache. */
export function movedByImage(repository: string, variable: string): string | undefined {
  return images[repository]?.[variable];
}

const images: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  composer: { COMPOSER_HOME: "/tmp" },
  golang: { GOPATH: "/go" },
  gradle: { GRADLE_USER_HOME: "/home/gradle/.gradle" },
  ruby: { GEM_HOME: "/usr/local/bundle" },
  rust: { CARGO_HOME: "/usr/local/cargo" },
};

/** A place as `VARIABLE/tail|OTHER|path`. */
function mount(names: string, places: string, facts: Partial<Omit<CacheMount, "directories">> = {}): [string, CacheMount][] {
  const directories = places.split(" ").map((place): CacheDirectory => {
    const parts = place.split("|");
    const variables = parts.slice(0, -1).map((it) => {
      const slash = it.indexOf("/");
      return slash < 0 ? ([it, ""] as const) : ([it.slice(0, slash), it.slice(slash)] as const);
    });
    return { path: parts.at(-1)!, variables };
  });
  return names.split(" ").map((name) => [name, { locked: false, offline: [], ...facts, directories }]);
}

const mounts: ReadonlyMap<string, CacheMount> = new Map([
  ...mount("apt-get", "/var/cache/apt /var/lib/apt/lists", { locked: true }),
  // Where this directory is, apk keeps packages in it and not only their list.
  ...mount("apk", "/etc/apk/cache", { locked: true }),
  ...mount("dnf", "/var/cache/dnf", { locked: true, keep: "--setopt=keepcache=1" }),
  ...mount("dnf5", "/var/cache/libdnf5", { locked: true, keep: "--setopt=keepcache=1" }),
  ...mount("yum microdnf", "/var/cache/yum", { locked: true, keep: "--setopt=keepcache=1" }),
  ...mount("tdnf", "/var/cache/tdnf", { locked: true, keep: "--setopt=keepcache=1" }),
  ...mount("zypper", "/var/cache/zypp", { locked: true }),
  ...mount("pacman", "/var/cache/pacman/pkg", { locked: true }),
  ...mount("pip", "PIP_CACHE_DIR|~/.cache/pip"),
  ...mount("uv", "UV_CACHE_DIR|~/.cache/uv", { offline: ["--offline"] }),
  // The virtual environments lie beside these two.
  ...mount("poetry", "POETRY_CACHE_DIR/cache|~/.cache/pypoetry/cache POETRY_CACHE_DIR/artifacts|~/.cache/pypoetry/artifacts"),
  ...mount("npm", "npm_config_cache|NPM_CONFIG_CACHE|~/.npm", { offline: ["--offline"] }),
  ...mount("yarn", "YARN_CACHE_FOLDER|/usr/local/share/.cache/yarn", { offline: ["--offline"] }),
  ...mount("pnpm", "PNPM_HOME/store|~/.local/share/pnpm/store", { offline: ["--offline"] }),
  ...mount("bun", "BUN_INSTALL_CACHE_DIR|~/.bun/install/cache"),
  ...mount("bundle", "GEM_HOME/cache|~/.bundle/cache", { offline: ["--local"] }),
  ...mount("cargo", "CARGO_HOME/registry|~/.cargo/registry CARGO_HOME/git/db|~/.cargo/git/db", { offline: ["--offline", "--frozen"] }),
  ...mount("go", "GOMODCACHE|GOPATH/pkg/mod|~/go/pkg/mod GOCACHE|~/.cache/go-build"),
  ...mount("composer", "COMPOSER_CACHE_DIR|COMPOSER_HOME/cache|~/.composer/cache"),
  ...mount("dotnet", "NUGET_PACKAGES|~/.nuget/packages", { offline: ["--no-restore", "--no-build"] }),
  ...mount("mvn", "~/.m2/repository", { offline: ["-o", "--offline"] }),
  ...mount("gradle", "GRADLE_USER_HOME/caches|~/.gradle/caches", { locked: true, offline: ["--offline"] }),
]);
