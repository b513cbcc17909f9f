import assert from "node:assert/strict";
import { existsSync, globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { Ajv2020 } from "ajv/dist/2020.js";
import { type Flaw, flawsOf } from "../server/judge/compose-flaws.ts";
import type { Form, Forms } from "../server/knowledge/compose-forms.ts";
import { composeFile } from "../server/knowledge/compose-specification.ts";
import type { Value } from "../server/model/value.ts";
import { parseCompose } from "../server/parse/compose.ts";

/** The schema that compose-go checks files against; it lies beside the project where its makers work, and is no part of it. */
const shared = process.env.SHARED ?? fileURLToPath(new URL("../../shared", import.meta.url));
const schemaFile = join(shared, "catalogue/compose-spec.json");

test("the table agrees with the schema key by key", (t) => {
  if (!existsSync(schemaFile)) return t.skip("compose-spec.json is not found, so the table is compared with nothing");
  const schema = JSON.parse(readFileSync(schemaFile, "utf8")) as Schema;
  const seen = new Set<string>();
  const compare = (place: string, theirs: Schema, ours: Forms, depth: number): void => {
    const wanted = alternatives(schema, theirs);
    assert.deepEqual(ours.map(outline).sort(), wanted.map((it) => it.outline).sort(), place || "the top level");
    for (const { of, properties, items } of wanted) {
      const pair = (kind: Form["kind"]) => ours.find((it) => it.kind === kind);
      const list = pair("list");
      if (items) compare(`${place}[]`, items, list?.kind === "list" ? list.of : [], depth + 1);
      const named = pair("names");
      if (of) compare(`${place}.*`, of, named?.kind === "names" ? named.of : [], depth + 1);
      const mapping = pair("mapping");
      for (const [key, value] of Object.entries(properties ?? {})) {
        const known = mapping?.kind === "mapping" ? mapping.keys[key] : undefined;
        const at = place === "" ? key : `${place}.${key}`;
        seen.add(at);
        compare(at, value, known?.forms ?? [], depth + 1);
      }
    }
  };
  compare("", schema, [composeFile], 0);
  assert.ok(seen.size > 500, `only ${seen.size} keys were compared`);
});

test("the table and the schema take and refuse the same files", (t) => {
  if (!existsSync(schemaFile)) return t.skip("compose-spec.json is not found, so no file is compared");
  const validate = new Ajv2020({ strict: false }).compile(JSON.parse(readFileSync(schemaFile, "utf8")));
  let refused = 0;
  const texts = [...own, ...corpusTexts()];
  for (const text of texts) {
    const file = parseCompose(text, "compose.yaml");
    const [document, ...others] = file.documents;
    if (document?.kind !== "mapping" || others.length > 0 || file.template || file.problems.length > 0 || file.legacy) continue;
    const theirs = validate(plain(document, [composeFile]));
    const flaws = flawsOf(file);
    // JSON has no keys but texts.
    if (flaws.some((it) => it.kind === "key-no-text")) continue;
    const ours = flaws.filter(isOfSchema);
    if (!theirs) refused++;
    assert.equal(ours.length === 0, theirs, `${text}\n${JSON.stringify(validate.errors)}\n${ours.map((it) => it.kind)}`);
  }
  assert.ok(refused >= 15, `only ${refused} of ${texts.length} files were refused`);
});

/** What the schema knows of, unlike what the loader does before and after. */
function isOfSchema(flaw: Flaw): boolean {
  return !["loose-boolean", "old-extension", "spaced-name"].includes(flaw.kind) && !(flaw.kind === "unknown-key" && flaw.passes);
}

/** The value as the schema sees it; what is not known is anything that may stand there. */
function plain(value: Value, forms: Forms): unknown {
  switch (value.kind) {
    case "scalar":
      return value.value === undefined ? anything(forms) : value.value;
    case "list": {
      const list = forms.find((it) => it.kind === "list");
      const items = value.items.map((it) => plain(it, list?.of ?? []));
      return list?.repeated === "dropped" ? items.filter((it, i) => items.indexOf(it) === i) : items;
    }
    case "mapping": {
      const form = forms.find((it) => it.kind === "mapping" || it.kind === "names");
      return Object.fromEntries(
        value.entries.flatMap(({ key, value: below }): [string, unknown][] => {
          if (below.tag === "!reset") return [];
          const known = form?.kind === "names" ? form.of : form && Object.hasOwn(form.keys, key.text) ? form.keys[key.text]!.forms : [];
          return [[key.text, plain(below, known)]];
        }),
      );
    }
  }
}

function anything(forms: Forms): unknown {
  const text = forms.find((it) => it.kind === "text");
  if (text) return text.words?.[0] ?? "anything";
  const number = forms.find((it) => it.kind === "number");
  return number ? (number.least ?? 0) : forms.some((it) => it.kind === "boolean") ? true : "anything";
}

function corpusTexts(): string[] {
  const files = globSync("corpus/{real-compose,compose/real/**}/*.{yml,yaml}", { cwd: shared }).map((it) =>
    readFileSync(join(shared, it), "utf8"),
  );
  const cases = globSync("corpus/compose/*.jsonl", { cwd: shared }).flatMap((it) =>
    readFileSync(join(shared, it), "utf8")
      .split("\n")
      .filter(Boolean)
      .map((line) => (JSON.parse(line) as { yaml?: string }).yaml ?? ""),
  );
  return [...files, ...cases];
}

/** A service that says one thing of its own, and whole files. */
const own = [
  "services:\n  a b: {image: x}\n",
  "services: {a: {image: x}}\nnetworks:\n",
  "services: {a: {image: x}}\nsecrets: {s: }\n",
  "services: {a: {image: x}}\nvolumes: {v: {labels: [a, a]}}\n",
  "services: {a: {image: x}}\nmodels: {m: {name: x}}\n",
  "services: {a: {image: x}}\njobs: {j: {image: x, triggers: {}}}\n",
  "services: {a: {image: x}}\njobs: {j: {image: x, triggers: {manual: true}}}\n",
  ...[
    "user: 1000",
    "user: '1000'",
    "ports: {a: b}",
    "ports: [80, '81', {target: 82}]",
    "environment: A=b",
    "environment: {A: [b]}",
    "environment: {A: , B: 1, C: true}",
    "cpu_percent: 101",
    "cpu_percent: '100'",
    "oom_score_adj: -1001",
    "pull_policy: every_2d",
    "pull_policy: sometimes",
    "depends_on: {a: {restart: true}}",
    "gpus: all",
    "gpus: some",
    "gpus: [{foo: 1}]",
    "security_opt: [a, a]",
    "cap_add: [a, a]",
    "blkio_config: {x-a: 1}",
    "extends: {service: b, x-a: 1}",
    "logging: {x-a: 1}",
    "ulimits: {NOFILE: x, nofile: {soft: 1}}",
    "storage_opt: {size: 1}",
    "restart: false",
    "use_api_socket: 'true'",
    "secrets: [{source: a, file: b}]",
    "develop: {watch: [{path: .}]}",
    "post_start: [{user: root}]",
    "volumes: [{source: ., target: /a}]",
    "volumes: [{type: binds, target: /a}]",
  ].map((it) => `services:\n  a:\n    image: x\n    ${it}\n`),
];

interface Schema {
  readonly $ref?: string;
  readonly $defs?: Record<string, Schema>;
  readonly type?: string | readonly string[];
  readonly enum?: readonly string[];
  readonly pattern?: string;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly items?: Schema;
  readonly uniqueItems?: boolean;
  readonly properties?: Record<string, Schema>;
  readonly patternProperties?: Record<string, Schema>;
  readonly additionalProperties?: boolean;
  readonly unevaluatedProperties?: boolean;
  readonly required?: readonly string[];
  readonly oneOf?: readonly Schema[];
  readonly anyOf?: readonly Schema[];
  readonly allOf?: readonly Schema[];
}

interface Alternative {
  /** All that it says of the value itself, written so that table and schema can be compared. */
  readonly outline: string;
  readonly items?: Schema;
  readonly properties?: Record<string, Schema>;
  readonly of?: Schema;
}

function alternatives(top: Schema, written: Schema): Alternative[] {
  const schema = resolve(top, written);
  if (schema.oneOf) return schema.oneOf.flatMap((it) => alternatives(top, it));
  const types = [schema.type ?? (schema.allOf ? "object" : [])].flat();
  return types.map((type): Alternative => {
    switch (type) {
      case "string":
        return { outline: said("text", { words: schema.enum, pattern: schema.pattern }) };
      case "integer":
      case "number":
        return { outline: said("number", { whole: type === "integer", least: schema.minimum, most: schema.maximum }) };
      case "array":
        return { outline: said("list", { unique: schema.uniqueItems ?? false }), items: schema.items! };
      case "object":
        return object(top, schema);
      default:
        return { outline: said(type, {}) };
    }
  });
}

function object(top: Schema, schema: Schema): Alternative {
  const all = parts(top, schema);
  const properties = Object.assign({}, ...all.map((it) => it.properties)) as Record<string, Schema>;
  const patterns = Object.entries(Object.assign({}, ...all.map((it) => it.patternProperties)) as Record<string, Schema>);
  const open = schema.additionalProperties !== false && schema.unevaluatedProperties !== false;
  if (Object.keys(properties).length === 0) {
    const [pattern, of] = patterns[0] ?? [];
    return { outline: said("names", { pattern, open }), ...(of && { of }) };
  }
  const extensions = patterns.some(([it]) => it === "^x-");
  const required = all.flatMap((it) => it.required ?? []).sort();
  const someOf = (schema.anyOf ?? []).flatMap((it) => it.required ?? []);
  return { outline: said("mapping", { required, someOf, open, extensions: open || extensions }), properties };
}

function parts(top: Schema, written: Schema): Schema[] {
  const schema = resolve(top, written);
  return [schema, ...(schema.allOf ?? []).flatMap((it) => parts(top, it))];
}

function resolve(top: Schema, schema: Schema): Schema {
  return schema.$ref ? resolve(top, top.$defs![schema.$ref.replace("#/$defs/", "")]!) : schema;
}

function outline(form: Form): string {
  switch (form.kind) {
    case "text":
      // The words beside a pattern are for people.
      return said("text", { words: form.pattern ? undefined : form.words, pattern: form.pattern });
    case "number":
      return said("number", { whole: form.whole ?? false, least: form.least, most: form.most });
    case "list":
      return said("list", { unique: form.repeated !== undefined });
    case "mapping": {
      const { required = [], someOf = [], open = false, extensions = true } = form;
      return said("mapping", { required: [...required].sort(), someOf, open, extensions: open || extensions });
    }
    case "names":
      return said("names", { pattern: form.pattern, open: form.open ?? false });
    default:
      return said(form.kind, {});
  }
}

function said(kind: string, what: object): string {
  return `${kind} ${JSON.stringify(what)}`;
}
