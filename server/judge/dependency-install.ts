import type { Call } from "../model/command.ts";
import { type PackageCall, packageCall } from "./package-manager.ts";

/** A call that installs what some files of a project list, and needs nothing else of it. */
export interface DependencyInstall {
  readonly call: Call;
  /** As people say it: `npm ci`, `pip install -r requirements.txt`. */
  readonly name: string;
  /** Who installs: npm, pip … */
  readonly manager: string;
  /** The files that it reads, with a `*` behind what need not be there; undefined where only the project knows. */
  readonly manifests: readonly string[] | undefined;
}

/** How a call installs what a project depends on; undefined where it does anything else. */
export function dependencyInstall(call: Call): DependencyInstall | undefined {
  const own = packageCall(call);
  const known = own && ofManager(own);
  if (known) return known;
  const words = call.arguments.map((it) => it.value ?? it.written);
  const verbs = words.filter((it) => !it.startsWith("-"));
  const found = others.get(`${/^mvnw?$/.test(call.name ?? "") ? "mvn" : call.name} ${verbs[0]}`);
  if (!found || verbs.length > (found.more ? 2 : 1) || words.some((it) => elsewhere.test(it))) return undefined;
  return { call, name: `${call.name} ${verbs[0]}`, manager: call.name!, manifests: found.manifests };
}

const others: ReadonlyMap<
  string,
  {
    readonly manifests: readonly string[] | undefined;
    /** Whether one word more may follow, a file or the value of an option. */
    readonly more?: true;
  }
> = new Map([
  ["dotnet restore", { manifests: undefined, more: true }],
  ["mix deps.get", { manifests: ["mix.exs", "mix.lock*"], more: true }],
  ["mvn dependency:go-offline", { manifests: ["pom.xml"] }],
  ["mvn dependency:resolve", { manifests: ["pom.xml"] }],
  ["pipenv install", { manifests: ["Pipfile", "Pipfile.lock*"] }],
  ["pipenv sync", { manifests: ["Pipfile", "Pipfile.lock"] }],
]);

function ofManager(own: PackageCall): DependencyInstall | undefined {
  const { manager, verbWord, packages, has, call } = own;
  if (call.arguments.some((it) => elsewhere.test(it.written)) || has("-g", "--global", "--help", "--version")) return undefined;
  const name = manager.family === "go" ? "go mod download" : `${manager.name}${verbWord === call.program ? "" : ` ${verbWord.value}`}`;
  if (own.verb === "install" && (manager.family === "pip" || name === "uv install")) return ofRequirements(own);
  const found = projects.get(name.replace(/^yarnpkg|^bundler/, (it) => (it === "bundler" ? "bundle" : "yarn")));
  if (!found || packages.length > 0 || (manager.family === "go" && verbWord.value !== "download")) return undefined;
  if (found.option && !has(...found.option)) return undefined;
  return { call, name, manager: manager.name, manifests: found.manifests };
}

function ofRequirements({ manager, packages, options, has, call }: PackageCall): DependencyInstall | undefined {
  const files = options.flatMap((it) => (/^(?:-r|--requirements?)$/.test(it.name) ? (it.value ?? "") : []));
  if (files.length === 0 || packages.length > 0 || has("-e", "--editable")) return undefined;
  const name = manager.family === "uv" ? "uv pip install" : `${manager.name} install`;
  const known = files.every((it) => it !== "" && !/[$"'`]/.test(it)) && !has("-c", "--constraint", "--constraints");
  return { call, name: `${name} -r ${files[0]}`, manager: manager.family, manifests: known ? files : undefined };
}

/** Options by which a call works on another project, or on one of several. */
const elsewhere =
  /^(?:--prefix|--cwd|-C|--dir|-w|--workspaces?|--filter|-F|--directory|--project|-f|--file|--manifest-path|--working-dir|-d)(?:=|$)/;

const projects: ReadonlyMap<string, { readonly manifests: readonly string[] | undefined; readonly option?: readonly string[] }> = new Map([
  ["bun install", { manifests: ["package.json", "bun.lock*"] }],
  ["bun i", { manifests: ["package.json", "bun.lock*"] }],
  ["bundle", { manifests: ["Gemfile", "Gemfile.lock*"] }],
  ["bundle install", { manifests: ["Gemfile", "Gemfile.lock*"] }],
  // Its scripts and class maps want the sources, unless options say otherwise.
  ["composer i", { manifests: undefined }],
  ["composer install", { manifests: undefined }],
  ["go mod download", { manifests: ["go.mod", "go.sum*"] }],
  ["npm ci", { manifests: ["package.json", "package-lock.json"] }],
  ["npm i", { manifests: ["package*.json"] }],
  ["npm install", { manifests: ["package*.json"] }],
  ["pnpm i", { manifests: ["package.json", "pnpm-lock.yaml*"] }],
  ["pnpm install", { manifests: ["package.json", "pnpm-lock.yaml*"] }],
  ["poetry install", { manifests: ["pyproject.toml", "poetry.lock*"], option: ["--no-root"] }],
  ["uv sync", { manifests: ["pyproject.toml", "uv.lock"], option: ["--no-install-project", "--no-install-workspace"] }],
  ["yarn", { manifests: ["package.json", "yarn.lock*"] }],
  ["yarn install", { manifests: ["package.json", "yarn.lock*"] }],
]);
