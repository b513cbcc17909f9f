import type { System } from "./base-systems.ts";

/** How package managers are called, what they leave behind, and how a version is named. Sources: their own manuals, as of 2026-11-25. */

/** What a call does, whatever its manager calls it. */
export type Verb =
  | "install"
  /** Fetches the lists of what there is, and nothing else. */
  | "update"
  /** Brings everything that is installed up to date. */
  | "upgrade"
  /** Goes to the next release of the distribution, or may remove packages on the way. */
  | "distribution-upgrade"
  | "remove"
  | "clean"
  | "add-repository"
  | "run"
  | "other";

export interface PackageManager {
  /** As people call it. */
  readonly name: string;
  /** Managers of one family share their lists, caches and packages. */
  readonly family: string;
  /** What the words behind the program mean; two words where one is not enough. */
  readonly verbs: ReadonlyMap<string, Verb>;
  /** What it does if no verb is there. */
  readonly alone?: Verb;
  /** Options whose value is the next word. */
  readonly valued: ReadonlySet<string>;
  /** Whether letters can be put together: `-qy`. */
  readonly clusters: boolean;
  /** Options that answer its questions; where there are none, it asks none in a build. */
  readonly yes: readonly string[];
  /** Directories that it fills and that nothing needs later. */
  readonly caches: readonly string[];
  /** What empties the caches. */
  readonly clean?: string;
  /** Options of `install` that leave nothing in them, the one that people know best first, and a variable that does the same. */
  readonly noCache?: readonly string[];
  readonly noCacheVariable?: string;
  /** Whether a package as written says which version. */
  readonly pinned: RegExp;
}

/** The system whose packages the managers of a family install; those of languages are for any. */
export const systemOfFamily: ReadonlyMap<string, System> = new Map([
  ["apt-get", "debian"],
  ["apk", "alpine"],
  ["dnf", "redhat"],
  ["zypper", "suse"],
  ["pacman", "arch"],
]);

/** The manager that a program is; `pip3.11` and `yarnpkg` are known, too. */
export function packageManager(program: string): PackageManager | undefined {
  return managers.get(program) ?? (/^pip[\d.]+$/.test(program) ? managers.get("pip") : undefined);
}

type Verbs = { readonly [V in Verb]?: string };

function manager(
  names: string,
  verbs: Verbs,
  facts: Omit<PackageManager, "name" | "family" | "verbs" | "valued" | "clusters" | "yes"> & {
    readonly family?: string;
    readonly valued?: string;
    readonly clusters?: boolean;
    readonly yes?: string;
  },
): [string, PackageManager][] {
  const byWord = new Map<string, Verb>();
  for (const [verb, written] of Object.entries(verbs)) for (const word of written.split("|")) byWord.set(word, verb as Verb);
  const list = names.split(" ");
  return list.map((name) => [
    name,
    {
      ...facts,
      name,
      family: facts.family ?? list[0]!,
      verbs: byWord,
      valued: new Set(facts.valued?.split(/\s+/)),
      clusters: facts.clusters ?? true,
      yes: facts.yes?.split(" ") ?? [],
    },
  ]);
}

const apt = {
  valued:
    "-t --target-release --default-release -o --option -c --config-file -a --host-architecture -P --build-profiles --solver --planner",
  yes: "-y --yes --assume-yes",
  caches: ["/var/lib/apt/lists", "/var/cache/apt"],
  clean: "rm -rf /var/lib/apt/lists/*",
  // `curl/bookworm-backports` names a suite, `./x.deb` a file.
  pinned: /[=/]|\.deb$/,
} as const;

const rpm = {
  family: "dnf",
  valued:
    "-c --config -d --debuglevel -e --errorlevel -R --randomwait -x --exclude --excludepkgs --installroot --releasever --setopt --enablerepo --disablerepo --repo --repoid --repofrompath --enableplugin --disableplugin --advisory --forcearch --rpmverbosity --color --downloaddir --destdir --comment --best-effort",
  yes: "-y --assumeyes",
  // A part behind a dash begins with a digit: `foo-1.2-3.el9`; what a variable adds there mostly does, too.
  pinned: /\.rpm$|:\/\/|^\.{0,2}\/|-\d|:\d|\w-\$/,
} as const;

const rpmVerbs: Verbs = {
  install:
    "install|in|localinstall|groupinstall|group install|groups install|module install|reinstall|swap|builddep|install-n|install-na|install-nevra|upgrade-minimal",
  update: "makecache|check-update|check-upgrade",
  upgrade: "update|upgrade|up|update-minimal",
  "distribution-upgrade": "distro-sync|dsync|dist-sync|distribution-synchronization|system-upgrade",
  remove: "remove|rm|erase|autoremove|groupremove|group remove|module remove",
  clean: "clean",
  "add-repository": "config-manager|copr|copr enable|module enable",
};

/** What pip takes: a requirement with a version, a file or an address; of a repository only with a `@revision`. */
const requirement = /^(?!\w+\+).*(?:[=<>~/]|@(?!latest$)\S)|^\.|\.(?:whl|tar\.gz|zip|txt|toml|lock)$|^\w+\+.*\/[^/@]+@./;

const node = {
  clusters: true,
  valued:
    "--prefix --registry --cache --cwd --cache-folder --modules-folder --network-timeout --mutex --filter -F --dir -C --store-dir --loglevel --userconfig --omit --include --only --workspace -w --network-concurrency --workspace-concurrency --concurrency --reporter --fetch-retries --fetch-timeout --fetch-retry-mintimeout --fetch-retry-maxtimeout --maxsockets --python --tag --before --install-strategy",
  // A tag such as `@latest` is none; a range is at least a wish.
  pinned: /^(?!git[+:]|ssh:|https?:).+@(?!(?:latest|next|\*)$).|^(?:\.{0,2}|~)\/|^\.{1,2}$|\.t(?:ar(?:\.\w+)?|gz)$|#./,
} as const;

const managers: ReadonlyMap<string, PackageManager> = new Map([
  ...manager(
    "apt-get apt",
    {
      install: "install|build-dep|satisfy|reinstall",
      update: "update",
      upgrade: "upgrade",
      "distribution-upgrade": "dist-upgrade|full-upgrade|dselect-upgrade",
      remove: "remove|purge|autoremove|auto-remove|autopurge",
      clean: "clean|autoclean|auto-clean|distclean|dist-clean",
    },
    apt,
  ),
  ...manager(
    "aptitude",
    {
      install: "install|reinstall|build-dep|build-depends",
      update: "update",
      upgrade: "upgrade|safe-upgrade",
      "distribution-upgrade": "dist-upgrade|full-upgrade",
      remove: "remove|purge",
      clean: "clean|autoclean",
    },
    { ...apt, family: "apt-get", yes: "-y --assume-yes" },
  ),
  ...manager(
    "apk",
    { install: "add", update: "update", upgrade: "upgrade", remove: "del", clean: "cache clean|cache purge" },
    {
      valued:
        "-t --virtual -X --repository -p --root --arch --cache-dir --cache-max-age --keys-dir --repositories-file --wait --progress-fd",
      caches: ["/var/cache/apk", "/etc/apk/cache"],
      clean: "rm -rf /var/cache/apk/*",
      noCache: ["--no-cache"],
      pinned: /[=~<>]|\.apk$/,
    },
  ),
  ...manager("dnf dnf5", rpmVerbs, { ...rpm, caches: ["/var/cache/dnf", "/var/cache/libdnf5", "/var/cache/yum"], clean: "dnf clean all" }),
  ...manager("yum", rpmVerbs, { ...rpm, caches: ["/var/cache/yum", "/var/cache/dnf", "/var/cache/libdnf5"], clean: "yum clean all" }),
  ...manager("microdnf", rpmVerbs, {
    ...rpm,
    caches: ["/var/cache/yum", "/var/cache/dnf", "/var/cache/libdnf5"],
    clean: "microdnf clean all",
  }),
  ...manager("tdnf", rpmVerbs, { ...rpm, caches: ["/var/cache/tdnf"], clean: "tdnf clean all" }),
  ...manager(
    "zypper",
    {
      install: "install|in|source-install|si|install-new-recommends|inr",
      update: "refresh|ref",
      upgrade: "update|up|patch",
      "distribution-upgrade": "dist-upgrade|dup",
      remove: "remove|rm",
      clean: "clean|cc",
      "add-repository": "addrepo|ar",
    },
    {
      valued:
        "-R --root -C --cache-dir -D --reposd-dir -c --config --pkg-cache-dir --solv-cache-dir --raw-cache-dir -t --type -r --repo --from -n= --name --capability -A --plus-repo -p --plus-content --installroot --download --priority",
      yes: "-n --non-interactive -y --no-confirm",
      caches: ["/var/cache/zypp"],
      clean: "zypper clean --all",
      pinned: /[=<>]|\.rpm$/,
    },
  ),
  ...manager(
    "pacman",
    { install: "--sync|--upgrade", remove: "--remove" },
    {
      clusters: false,
      valued:
        "-b --dbpath -r --root --arch --cachedir --config --color --gpgdir --hookdir --logfile --ignore --ignoregroup --overwrite --assume-installed --sysroot",
      yes: "--noconfirm",
      caches: ["/var/cache/pacman/pkg"],
      clean: "pacman -Scc --noconfirm",
      pinned: /[=<>]|\.pkg\.tar/,
    },
  ),
  ...manager(
    "pip pip2 pip3",
    { install: "install", remove: "uninstall", clean: "cache purge|cache remove", other: "download|wheel|freeze|list|show|check|config" },
    {
      valued:
        "-r --requirement -c --constraint -e --editable -t --target -i --index-url --extra-index-url -f --find-links --prefix --root --platform --python-version --implementation --abi --python --src --progress-bar --timeout --retries --proxy --cache-dir --log --exists-action --trusted-host --cert --client-cert --no-binary --only-binary --upgrade-strategy --global-option --install-option --config-settings -C --use-feature --use-deprecated --report --root-user-action --keyring-provider --group --build -b",
      caches: ["~/.cache/pip"],
      clean: "pip cache purge",
      noCache: ["--no-cache-dir"],
      noCacheVariable: "PIP_NO_CACHE_DIR",
      pinned: requirement,
    },
  ),
  ...manager(
    "pipx",
    { install: "install|inject", upgrade: "upgrade|upgrade-all", remove: "uninstall", run: "run" },
    {
      valued: "--python --index-url -i --pip-args --suffix --spec --include-apps --preinstall",
      caches: ["~/.cache/pip", "~/.cache/pipx"],
      pinned: requirement,
    },
  ),
  ...manager(
    "uv",
    {
      install: "pip install|add|tool install|sync|pip sync",
      run: "run|tool run",
      remove: "remove|pip uninstall|tool uninstall",
      clean: "cache clean|cache prune|clean",
    },
    {
      valued:
        "-r --requirement --requirements -c --constraint --constraints -e --editable --index --default-index -i --index-url --extra-index-url -f --find-links --index-strategy --python -p --target --prefix --directory --project --group --no-group --only-group --extra --no-extra --package --cache-dir --config-file --link-mode --resolution --prerelease --exclude-newer --no-install-package --no-build-package --no-binary-package --no-binary --only-binary --python-version --python-platform --torch-backend --keyring-provider --allow-insecure-host --with --overrides --override",
      clusters: true,
      caches: ["~/.cache/uv"],
      clean: "uv cache clean",
      noCache: ["--no-cache", "-n", "--no-cache-dir"],
      noCacheVariable: "UV_NO_CACHE",
      pinned: requirement,
    },
  ),
  ...manager(
    "poetry",
    { install: "install|add|sync", upgrade: "update", remove: "remove", run: "run", clean: "cache clear" },
    {
      valued: "--only --with --without -E --extras --group -G -C --directory -P --project --source --python --platform",
      caches: ["~/.cache/pypoetry"],
      clean: "poetry cache clear --all .",
      noCache: ["--no-cache"],
      pinned: requirement,
    },
  ),
  ...manager(
    "conda mamba micromamba",
    { install: "install|create|env create|env update", upgrade: "update|upgrade", remove: "remove|uninstall", clean: "clean", run: "run" },
    {
      valued: "-n --name -p --prefix -c --channel -f --file --solver --root-prefix -r",
      yes: "-y --yes",
      caches: ["/opt/conda/pkgs", "~/.conda/pkgs"],
      clean: "conda clean --all --yes",
      pinned: /[=<>]|::.*=/,
    },
  ),
  ...manager(
    "npm",
    {
      install: "install|i|in|ins|isntall|add|ci|clean-install|install-clean|ic|install-test|it|cit",
      upgrade: "update|up|upgrade",
      remove: "uninstall|un|remove|rm|r|unlink|prune",
      clean: "cache clean|cache clear|cache rm",
      run: "run|run-script|rum|exec|x|test|t|start",
    },
    { ...node, caches: ["~/.npm"], clean: "npm cache clean --force" },
  ),
  ...manager(
    "yarn yarnpkg",
    {
      install: "install|add|global add|workspaces focus",
      upgrade: "upgrade|up|global upgrade",
      remove: "remove|global remove|autoclean",
      clean: "cache clean",
      run: "run|exec|node|dlx|build|test|start|workspace",
    },
    {
      ...node,
      alone: "install",
      caches: ["/usr/local/share/.cache/yarn", "~/.cache/yarn", "~/.yarn/berry/cache"],
      clean: "yarn cache clean",
    },
  ),
  ...manager(
    "pnpm",
    {
      install: "install|i|add|ci|fetch|deploy|install-test|it",
      upgrade: "update|up|upgrade",
      remove: "remove|rm|uninstall|un|prune",
      clean: "store prune|cache delete",
      run: "run|exec|dlx|test|start|build",
    },
    { ...node, caches: ["~/.local/share/pnpm/store", "~/.cache/pnpm"], clean: "pnpm store prune" },
  ),
  ...manager(
    "bun",
    { install: "install|i|add|a|ci", upgrade: "update", remove: "remove|rm", clean: "pm cache rm", run: "run|x|build|test" },
    { ...node, caches: ["~/.bun/install/cache"], clean: "bun pm cache rm" },
  ),
  ...manager(
    "gem",
    { install: "install|i", upgrade: "update", remove: "uninstall|cleanup", other: "sources" },
    {
      valued:
        "-v --version -i --install-dir -n --bindir -s --source --platform -p --http-proxy -P --trust-policy -B --build-root --document -g --file --without --use-system-libraries",
      caches: ["/usr/local/bundle/cache", "~/.gem"],
      pinned: /:[\d$]|\.gem$/,
    },
  ),
  ...manager(
    "bundle bundler",
    { install: "install|i", upgrade: "update", clean: "clean", run: "exec", other: "config|config set|lock|check|package|cache" },
    {
      alone: "install",
      valued: "--path --without --with --jobs -j --retry --gemfile --binstubs --shebang --target-rbconfig --trust-policy --cache-path",
      caches: ["/usr/local/bundle/cache", "~/.bundle/cache"],
      pinned: /^/,
    },
  ),
  ...manager(
    "cargo",
    {
      install: "install|binstall",
      upgrade: "update",
      remove: "uninstall",
      run: "build|b|run|r|test|t|check|c|bench|fetch|clippy|doc|chef cook|chef prepare",
    },
    {
      valued:
        "--version --vers --git --branch --tag --rev --path --root --registry --index --target --target-dir --profile --features -F --bin --example --manifest-path --config -Z -j --jobs --color -p --package --recipe-path",
      caches: ["/usr/local/cargo/registry", "/usr/local/cargo/git", "~/.cargo/registry", "~/.cargo/git"],
      pinned: /@/,
    },
  ),
  ...manager(
    "go",
    { install: "install|get", run: "build|run|test|generate|vet|mod download|mod tidy|mod vendor", clean: "clean" },
    {
      clusters: false,
      valued:
        "-o -p -asmflags -buildmode -compiler -gccgoflags -gcflags -installsuffix -ldflags -mod -modfile -overlay -pkgdir -tags -toolexec -C -exec -pgo",
      caches: ["~/.cache/go-build", "/go/pkg/mod"],
      clean: "go clean -cache -modcache",
      pinned: /@(?!latest$|upgrade$|patch$|none$|master$|main$|HEAD$)|^\.{0,2}\/|^\.{1,2}$|\.go$/,
    },
  ),
  ...manager(
    "composer",
    {
      install: "install|i|require|r|create-project|global require",
      upgrade: "update|u|upgrade",
      remove: "remove",
      clean: "clear-cache|clearcache|cc",
      run: "run-script|run|exec",
      other: "dump-autoload|dumpautoload|config|global config",
    },
    {
      valued:
        "-d --working-dir --repository --stability -s --repository-url --prefer-install --ignore-platform-req --apcu-autoloader-prefix",
      caches: ["~/.composer/cache", "~/.cache/composer", "/tmp/cache"],
      clean: "composer clear-cache",
      noCache: ["--no-cache"],
      pinned: /[:=@]./,
    },
  ),
  ...manager(
    "dotnet",
    { run: "restore|build|publish|test|pack|run|tool install", other: "new|sln|add|nuget|ef|tool restore" },
    {
      valued:
        "-c --configuration -r --runtime -o --output -f --framework -v --verbosity -s --source -p --property --project --packages --configfile --version-suffix --arch -a --os --logger --version --add-source --tool-path",
      clusters: false,
      caches: ["~/.nuget/packages"],
      pinned: /^/,
    },
  ),
  ...manager(
    "mvn mvnw",
    {
      run: "clean|validate|compile|test|package|verify|install|deploy|dependency:go-offline|dependency:resolve|dependency:resolve-plugins|spring-boot:build-image",
    },
    {
      valued: "-f --file -pl --projects -P --activate-profiles -s --settings -gs --global-settings -t --toolchains -T --threads",
      clusters: false,
      caches: ["~/.m2"],
      pinned: /^/,
    },
  ),
  ...manager(
    "gradle gradlew",
    {
      run: "assemble|build|bootJar|bootWar|check|clean|classes|dependencies|distTar|distZip|installDist|jar|shadowJar|test|war",
    },
    {
      valued: "-p --project-dir -b --build-file -c --settings-file -g --gradle-user-home -x --exclude-task -I --init-script --console",
      clusters: false,
      caches: ["~/.gradle"],
      pinned: /^/,
    },
  ),
  ...manager(
    "choco",
    { install: "install", upgrade: "upgrade", remove: "uninstall" },
    {
      valued: `--version -version -s --source -source --params -params --package-parameters -packageParameters --install-arguments -installArguments --ia
        -ia --execution-timeout --timeout --cache-location`,
      clusters: false,
      yes: "-y --yes --confirm",
      caches: [],
      pinned: /\.config$|\.nupkg$/,
    },
  ),
  ...manager("dpkg", { install: "-i|--install", remove: "-r|--remove|-P|--purge" }, { clusters: false, caches: [], pinned: /^/ }),
  ...manager(
    "rpm",
    { install: "-i|-U|-F|--install|--upgrade", remove: "-e|--erase", "add-repository": "--import" },
    { clusters: false, caches: [], pinned: /^/ },
  ),
]);
