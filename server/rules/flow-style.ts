import { replaceValue } from "../edit/yaml.ts";
import { indentAt, itemInBlock, type NewValue } from "../edit/yaml-layout.ts";
import type { Mapping, Value } from "../model/value.ts";
import { type Edit, replace } from "../text/edit.ts";
import type { Context, Rule, RuleOption } from "./rule.ts";

const except: RuleOption<readonly string[]> = {
  description: "Keys whose values may stand in brackets all the same.",
  default: ["command", "entrypoint", "test"],
};

export const flowStyle: Rule = {
  id: "flow-style",
  summary: "A list or a mapping is written in brackets",
  category: "style",
  severity: "off",
  fixable: "safe",
  since: "0.1.0",
  also: {},
  options: { except },

  check: {
    compose({ root, problems }, context) {
      if (problems.some((it) => it.code === "syntax")) return;
      const spared = new Set(context.option(except));
      const open: Value[] = root && !root.flow ? [root] : [];
      for (let value = open.pop(); value; value = open.pop()) {
        if (value.kind === "list") {
          for (const item of value.items) if (!judge(item, context, (it) => itemEdit(context.text, item, it))) open.push(item);
        }
        if (value.kind !== "mapping") continue;
        for (const entry of value.entries) {
          if (entry.merged || spared.has(entry.key.text)) continue;
          if (!judge(entry.value, context, (it) => replaceValue(context.text, entry, it))) open.push(entry.value);
        }
      }
    },
  },
};

/** Reports a value in brackets that has something in it; true where nothing below is to be looked at any more. */
function judge(value: Value, { text, report }: Context, edit: (value: NewValue) => Edit | undefined): boolean {
  if (value.alias) return true;
  if (value.kind === "scalar" || !value.flow) return false;
  if ((value.kind === "list" ? value.items : value.entries).length === 0) return true;
  const lines = linesOf(text, { ...value, anchor: undefined });
  const found = lines === undefined || value.tag !== undefined ? undefined : edit(lines);
  report({
    at: { start: value.span.start, end: value.span.start + 1 },
    message: `This ${value.kind} is written in brackets.`,
    fixes: found ? [{ title: "Write one line each", safety: "safe", edits: [found] }] : [],
  });
  return true;
}

/** Replaces an item whose dash stands right in front of it. */
function itemEdit(source: string, item: Value, value: NewValue): Edit | undefined {
  const dash = item.span.start - 2;
  return source.slice(dash, item.span.start) === "- "
    ? replace(item.span, itemInBlock(source, value, indentAt(source, dash)).slice(2))
    : undefined;
}

/** The value as it is to be written in lines; undefined where something in it has no place there. */
function linesOf(source: string, value: Value): NewValue | undefined {
  if (value.alias) return source.slice(value.alias.start, value.alias.end);
  if (value.anchor !== undefined || value.tag !== undefined) return undefined;
  const written = source.slice(value.span.start, value.span.end);
  if (value.kind === "scalar") return written.includes("\n") ? undefined : written || "null";
  if (/\s#/.test(written)) return undefined;
  if (value.kind === "list") {
    const items = value.items.map((it) => linesOf(source, it));
    return items.every((it) => it !== undefined) ? (items.length > 0 ? items : "[]") : undefined;
  }
  return pairsOf(source, value);
}

function pairsOf(source: string, { entries, merges }: Mapping): NewValue | undefined {
  if ((merges?.length ?? 0) > 0) return undefined;
  const pairs: [string, NewValue][] = [];
  for (const { key, value } of entries) {
    const written = linesOf(source, value);
    if (written === undefined || key.alias || key.anchor !== undefined || key.tag !== undefined) return undefined;
    pairs.push([source.slice(key.span.start, key.span.end), written]);
  }
  return pairs.length > 0 ? Object.fromEntries(pairs) : "{}";
}
