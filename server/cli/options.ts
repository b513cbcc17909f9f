import { parseArgs } from "node:util";
import type { Settings } from "../engine/settings.ts";
import type { FileKind } from "../model/node.ts";
import { rules } from "../rules/index.ts";
import type { Category, Severity } from "../rules/rule.ts";
import { nearest } from "../text/nearest.ts";
import { checkHelp, explainHelp, help, lspHelp, rulesHelp } from "./help.ts";
import type { ColorMode } from "./terminal.ts";
import { UsageError } from "./usage-error.ts";

export type Command =
  | { readonly name: "check"; readonly options: CheckOptions }
  | { readonly name: "explain"; readonly rule: string; readonly color: ColorMode }
  | { readonly name: "rules"; readonly format: "text" | "json" }
  | { readonly name: "lsp" }
  | { readonly name: "help"; readonly text: string }
  | { readonly name: "version" };

export type Format = "text" | "json" | "ndjson";

export interface CheckOptions {
  /** Paths as given; `-` is standard input. */
  readonly paths: readonly string[];
  readonly stdinFilename: string | undefined;
  readonly filesFrom: string | undefined;
  readonly kind: FileKind | undefined;
  readonly settings: Omit<Settings, "today" | "config">;
  /** The path of `--config`. */
  readonly config: string | undefined;
  readonly failOn: Severity | "never";
  readonly format: Format;
  readonly output: string | undefined;
  readonly mode: "report" | "fix" | "diff";
  readonly unsafe: boolean;
  readonly quiet: boolean;
  readonly statistics: boolean;
  readonly color: ColorMode;
}

const severities: readonly Severity[] = ["error", "warning", "info"];
const categories: readonly Category[] = [
  "base-image",
  "secrets",
  "privilege",
  "supply-chain",
  "host-access",
  "network-exposure",
  "resource-limits",
  "lifecycle",
  "cache-and-size",
  "correctness",
  "maintainability",
  "shell",
  "style",
];

/** Announced by the contract of the command line, and not there yet. */
const laterFormats: readonly string[] = ["sarif", "github", "gitlab", "junit", "checkstyle"];

const common = { help: { type: "boolean", short: "h" }, version: { type: "boolean", short: "V" } } as const;
const checkOptions = {
  ...common,
  "stdin-filename": { type: "string" },
  "files-from": { type: "string" },
  kind: { type: "string" },
  config: { type: "string" },
  "no-config": { type: "boolean" },
  preset: { type: "string" },
  rule: { type: "string", multiple: true },
  only: { type: "string", multiple: true },
  category: { type: "string", multiple: true },
  "fail-on": { type: "string" },
  fix: { type: "boolean" },
  unsafe: { type: "boolean" },
  diff: { type: "boolean" },
  format: { type: "string" },
  output: { type: "string" },
  statistics: { type: "boolean" },
  quiet: { type: "boolean", short: "q" },
  color: { type: "string" },
  baseline: { type: "string" },
  "write-baseline": { type: "string" },
} as const;

/** @throws UsageError */
export function parseCommand(args: readonly string[]): Command {
  const [name, ...rest] = args;
  switch (name) {
    case "check":
      return parseCheck(rest);
    case "explain":
      return parseExplain(rest);
    case "rules": {
      const { values } = parse(rest, { ...common, format: { type: "string" } });
      return values.help
        ? { name: "help", text: rulesHelp }
        : { name, format: oneOf("--format", values.format, ["text", "json"]) ?? "text" };
    }
    case "lsp": {
      // Clients of many editors add --clientProcessId=N or the like; what is not about the transport is not ours to refuse.
      if (rest.some((it) => it === "--help" || it === "-h")) return { name: "help", text: lspHelp };
      const transport = rest.find((it) => /^--(?:node-ipc|pipe|socket)/.test(it));
      if (transport) throw new UsageError(`lsp ${transport}: the server speaks on --stdio only.`);
      return { name };
    }
    case "init":
      throw new UsageError("init does not exist yet; a later version writes a commented seaworthy.yaml.");
    case "-V":
    case "--version":
      return { name: "version" };
    case "help":
    case "-h":
    case "--help":
      return { name: "help", text: help };
    case undefined:
      throw new UsageError(`a command is missing.\n\n${help}`);
    default: {
      const near = nearest(name, ["check", "explain", "rules", "lsp", "init", "help"]);
      throw new UsageError(
        `unknown command "${name}". ${near ? `Did you mean "${near}"?` : `To check a path, write seaworthy check ${name}.`}`,
      );
    }
  }
}

function parseCheck(args: readonly string[]): Command {
  const { values, positionals } = parse(args, checkOptions);
  if (values.help) return { name: "help", text: checkHelp };
  if (values.version) return { name: "version" };
  if (values.baseline !== undefined || values["write-baseline"] !== undefined)
    throw new UsageError("baselines do not exist yet; allow findings with a comment or in seaworthy.yaml.");
  if (values.format !== undefined && laterFormats.includes(values.format))
    throw new UsageError(`--format ${values.format} does not exist yet; text, json and ndjson do.`);
  const format = oneOf("--format", values.format, ["text", "json", "ndjson"]) ?? "text";
  const stdin = positionals.includes("-");
  if (stdin && positionals.length > 1) throw new UsageError("standard input (-) is checked alone, without other paths.");
  if (values["stdin-filename"] !== undefined && !stdin) throw new UsageError("--stdin-filename needs - as the path.");
  if (stdin && values["files-from"] !== undefined) throw new UsageError("- and --files-from exclude each other.");
  if (values.unsafe && !values.fix && !values.diff) throw new UsageError("--unsafe needs --fix or --diff.");
  if (values.fix && values.diff) throw new UsageError("--fix writes the repairs and --diff prints them; one of them is enough.");
  if (values.diff && format !== "text") throw new UsageError(`--diff prints a patch, not ${format}.`);
  if (values.statistics && format === "ndjson") throw new UsageError("--statistics goes with --format text or json.");
  if (values.config !== undefined && values["no-config"]) throw new UsageError("--config and --no-config exclude each other.");
  const chosen = values.rule && Object.fromEntries(values.rule.map(ruleSeverity));
  const only = list(values.only)?.map((id) => knownRule("--only", id));
  const category = list(values.category)?.map((it) => oneOf("--category", it, categories)!);
  const preset = oneOf("--preset", values.preset, ["recommended", "strict", "all"]);
  return {
    name: "check",
    options: {
      paths: positionals,
      stdinFilename: values["stdin-filename"],
      filesFrom: values["files-from"],
      kind: oneOf("--kind", values.kind, ["dockerfile", "compose", "env"]),
      settings: {
        ...(preset && { preset }),
        ...(chosen && { rules: chosen }),
        ...(only && { only }),
        ...(category && { categories: category }),
        ...(values["no-config"] && { ignoreConfig: true }),
      },
      config: values.config,
      failOn: oneOf("--fail-on", values["fail-on"], [...severities, "never"] as const) ?? "error",
      format,
      output: values.output,
      mode: values.fix ? "fix" : values.diff ? "diff" : "report",
      unsafe: values.unsafe ?? false,
      quiet: values.quiet ?? false,
      statistics: values.statistics ?? false,
      color: colorMode(values.color),
    },
  };
}

function parseExplain(args: readonly string[]): Command {
  const { values, positionals } = parse(args, { ...common, color: { type: "string" } });
  if (values.help) return { name: "help", text: explainHelp };
  const [rule, another] = positionals;
  if (rule === undefined || another !== undefined) throw new UsageError("explain takes one rule, such as seaworthy explain root-user.");
  return { name: "explain", rule, color: colorMode(values.color) };
}

type OptionTable = NonNullable<NonNullable<Parameters<typeof parseArgs>[0]>["options"]>;

/** `parseArgs`, in our words and with suggestions. */
function parse<T extends OptionTable>(args: readonly string[], options: T) {
  try {
    return parseArgs({ args: [...args], options, allowPositionals: true, strict: true });
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    const option = /'(-[^'\s]*)/.exec(message)?.[1];
    if (code !== "ERR_PARSE_ARGS_UNKNOWN_OPTION" || option === undefined) throw new UsageError(message.replace(/\s+/g, " "));
    const near = nearest(
      option,
      Object.keys(options).map((it) => `--${it}`),
    );
    throw new UsageError(`unknown option ${option}.${near ? ` Did you mean ${near}?` : ""}`);
  }
}

function ruleSeverity(text: string): [string, Severity | "off"] {
  const [, id, severity] = /^([^=]*)=(.*)$/.exec(text) ?? [];
  if (id === undefined) throw new UsageError(`--rule ${text}: write ID=SEVERITY, such as root-user=warning.`);
  return [knownRule("--rule", id), oneOf(`--rule ${id}`, severity, [...severities, "off"] as const)!];
}

function knownRule(option: string, id: string): string {
  if (rules.some((rule) => rule.id === id)) return id;
  const near = nearest(
    id,
    rules.map((rule) => rule.id),
  );
  throw new UsageError(`${option}: unknown rule "${id}". ${near ? `Did you mean "${near}"?` : "seaworthy rules lists them."}`);
}

function colorMode(value: string | undefined): ColorMode {
  return oneOf("--color", value, ["auto", "always", "never"]) ?? "auto";
}

function oneOf<T extends string>(option: string, value: string | undefined, allowed: readonly T[]): T | undefined {
  if (value === undefined || allowed.includes(value as T)) return value as T | undefined;
  const near = nearest(value, allowed);
  throw new UsageError(`${option} is "${value}", not one of ${allowed.join(", ")}.${near ? ` Did you mean "${near}"?` : ""}`);
}

function list(values: readonly string[] | undefined): readonly string[] | undefined {
  return values
    ?.flatMap((it) => it.split(","))
    .map((it) => it.trim())
    .filter((it) => it !== "");
}
