import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import type { Form, Forms } from "../server/knowledge/compose-forms.ts";
import { composeFile } from "../server/knowledge/compose-specification.ts";

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
