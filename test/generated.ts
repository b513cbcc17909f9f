import { presets } from "../server/engine/config-file.ts";
import type { OptionValue, Rule, RuleOption } from "../server/rules/rule.ts";

/** Texts made of the rules' metadata. Pure: the test beside compares them with the files, or writes them. */

const begin = "<!-- begin generated -->";
const end = "<!-- end generated -->";
const severities = ["off", "info", "warning", "error"] as const;

/** How the tools and benchmarks of `also` call themselves. */
const toolNames: Readonly<Record<keyof Rule["also"], string>> = {
  cis: "CIS Docker Benchmark",
  hadolint: "hadolint",
  buildkit: "BuildKit",
  trivy: "Trivy",
  checkov: "Checkov",
  kics: "KICS",
  "compose-lint": "compose-lint",
  dclint: "dclint",
  "dockerfile-utils": "dockerfile-utils",
  semgrep: "Semgrep",
  tally: "tally",
  shellcheck: "ShellCheck",
};

/** A text with its generated part made anew; at the top where it has none yet. */
export function withGenerated(text: string, content: string): string {
  const from = text.indexOf(begin);
  const to = text.indexOf(end);
  const part = `${begin}\n${content.trim()}\n${end}`;
  return from < 0 || to < from ? `${part}\n\n${text}` : text.slice(0, from) + part + text.slice(to + end.length);
}

/** What a page begins with. */
export function pageHead(rule: Rule): string {
  const also = (Object.keys(toolNames) as (keyof Rule["also"])[]).flatMap((tool) =>
    rule.also[tool] ? `${toolNames[tool]} ${rule.also[tool].join(", ")}` : [],
  );
  const rows = [
    ["Category", rule.category],
    ["Severity", rule.severity],
    ["Fix", { no: "none", safe: "safe", unsafe: "changes what is built or run" }[rule.fixable]],
    ["Since", rule.since],
    ...(also.length > 0 ? [["Elsewhere", also.join(" · ")]] : []),
  ];
  const options = Object.entries(rule.options ?? {}).map(
    ([name, option]) => `| \`${name}\` | ${shownValue(option.default)} | ${option.description} |\n`,
  );
  return `# ${rule.id}

${rule.summary}.

| | |
| --- | --- |
${rows.map(([name, value]) => `| ${name} | ${value} |`).join("\n")}
${options.length > 0 ? `\n| Option | Default | Meaning |\n| --- | --- | --- |\n${options.join("")}` : ""}`;
}

function shownValue(value: OptionValue): string {
  const texts = isList(value) ? value : typeof value === "object" ? Object.entries(value).map((it) => it.join(": ")) : [String(value)];
  return texts.map((it) => `\`${it}\``).join(", ") || "empty";
}

function isList(value: OptionValue): value is readonly string[] {
  return Array.isArray(value);
}

/** A page for a rule that has none yet. */
export function pageDraft(rule: Rule): string {
  return withGenerated(
    `What it finds, in one or two sentences.

## Why it matters

The attack or the outage, with a source.

## How to repair it

\`\`\`dockerfile
FROM scratch
\`\`\`

## When to allow it

\`\`\`dockerfile
# seaworthy: allow ${rule.id} -- the reason
FROM scratch
\`\`\`
`,
    pageHead(rule),
  );
}

/** What each category is about, in the order in which users meet them. */
const categories: Readonly<Record<Rule["category"], string>> = {
  "base-image": "Which images are built on and run",
  secrets: "Passwords, keys and tokens, and how they get where they are needed",
  privilege: "Users, capabilities and what a process may do",
  "supply-chain": "Where software comes from, and whether anybody checks it",
  "host-access": "What a container or a build gets of its host",
  "network-exposure": "Who can reach what listens",
  "resource-limits": "How much a container may take",
  lifecycle: "Starting, stopping, health and upgrades",
  "cache-and-size": "Fast builds and small images",
  correctness: "What the builder or Compose refuses, or takes for something else than its author meant",
  maintainability: "What the next reader stumbles over",
  shell: "Scripts in build steps and commands",
  style: "Layout",
};

/** The page of all rules: one table for each category. */
export function ruleList(rules: readonly Rule[]): string {
  const tables = Object.entries(categories).flatMap(([category, about]) => {
    const rows = rules
      .filter((rule) => rule.category === category)
      .map(
        (rule) =>
          `| [${rule.id}](server/rules/${rule.id}.md) | ${rule.summary} | ${rule.severity} | ${rule.fixable === "no" ? "" : rule.fixable} |`,
      );
    return rows.length === 0
      ? []
      : [`## ${category}`, `${about}.`, ["| Rule | Finds | Severity | Fix |", "| --- | --- | --- | --- |", ...rows].join("\n")];
  });
  return ["# Rules", ...tables].join("\n\n");
}

/** The table of categories in the README. */
export function categoryTable(rules: readonly Rule[]): string {
  const rows = Object.entries(categories).flatMap(([category, about]) => {
    const own = rules.filter((rule) => rule.category === category);
    const fixed = own.filter((rule) => rule.fixable !== "no").length;
    return own.length === 0 ? [] : `| [${category}](RULES.md#${category}) | ${about} | ${own.length} | ${fixed} |`;
  });
  return ["| Category | About | Rules | With a fix |", "| --- | --- | --- | --- |", ...rows].join("\n");
}

/** The setting `seaworthy.rules` of the editor: one object keyed by rule, so that completion and hover work inside it. */
export function rulesSetting(rules: readonly Rule[]): object {
  return {
    type: "object",
    scope: "resource",
    markdownDescription: "How loud each rule is. Stronger than `seaworthy.yaml`.",
    default: {},
    additionalProperties: false,
    properties: Object.fromEntries(rules.map((rule) => [rule.id, { enum: severities, description: describe(rule) }])),
  };
}

/** The JSON schema of `seaworthy.yaml`. */
export function configSchema(rules: readonly Rule[]): object {
  const strings = { type: "array", items: { type: "string" } };
  const oneOrMore = (description: string) => ({ description, anyOf: [{ type: "string" }, strings] });
  return {
    $schema: "http://json-schema.org/draft-07/schema#",
    title: "Configuration of Seaworthy",
    type: "object",
    additionalProperties: false,
    properties: {
      extends: oneOrMore("Configuration files to begin with, relative to this one. Later ones win, and this one wins over them."),
      preset: {
        description: "The rules to begin with: those worth everybody's while, also the cautious ones about security, or every one.",
        enum: presets,
      },
      rules: { $ref: "#/definitions/rules" },
      overrides: {
        description: "Other rules for some files. Later ones win.",
        type: "array",
        items: {
          type: "object",
          additionalProperties: false,
          required: ["files"],
          properties: {
            files: oneOrMore("Globs, relative to the folder of the configuration file in force; without a slash, names in any folder."),
            rules: { $ref: "#/definitions/rules" },
          },
        },
      },
      ignore: {
        description: "Files that are not checked, as .gitignore would name them from the folder of the configuration file in force.",
        ...strings,
      },
    },
    definitions: {
      severity: { enum: severities },
      rule: { anyOf: [{ $ref: "#/definitions/severity" }, settingsSchema({})] },
      rules: {
        description: "How loud each rule is, and its options.",
        type: ["object", "null"],
        additionalProperties: false,
        properties: Object.fromEntries(rules.map((rule) => [rule.id, ruleSchema(rule)])),
      },
    },
  };
}

function ruleSchema(rule: Rule): object {
  const description = describe(rule);
  if (!rule.options) return { description, allOf: [{ $ref: "#/definitions/rule" }] };
  const options = Object.entries(rule.options).map(([name, option]) => [
    name,
    { description: option.description, default: option.default, ...optionSchema(option) },
  ]);
  return { description, anyOf: [{ $ref: "#/definitions/severity" }, settingsSchema(Object.fromEntries(options))] };
}

function optionSchema({ default: usual, words, minimum = 0 }: RuleOption): object {
  if (typeof usual === "number") return { type: "integer", minimum };
  if (typeof usual === "boolean") return { type: "boolean" };
  if (typeof usual === "string") return { enum: words };
  return isList(usual) ? { type: "array", items: { type: "string" } } : { type: "object", additionalProperties: { enum: words } };
}

/** The long form of a rule's setting. */
function settingsSchema(options: object): object {
  return { type: "object", additionalProperties: false, properties: { severity: { $ref: "#/definitions/severity" }, ...options } };
}

function describe(rule: Rule): string {
  return `${rule.summary} (${rule.category}, ${rule.severity}).`;
}
