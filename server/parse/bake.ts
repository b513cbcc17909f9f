import type { BakeTarget, BakeValue } from "../model/bake.ts";

/** Reads the targets of a Bake file, with what they inherit. What cannot be read is left out. */
export function parseBake(text: string, name: string): BakeTarget[] {
  const blocks = name.endsWith(".json") ? jsonTargets(text) : hclTargets(text);
  const done = new Map<string, Settings>();
  return [...blocks.keys()].map((target): BakeTarget => {
    const settings = inherited(target, blocks, done, 0);
    const setting = (key: string): BakeValue | undefined => {
      if (!settings.has(key)) return undefined;
      const value = settings.get(key);
      return { meaning: typeof value === "string" && !/[$%]\{/.test(value) ? value : undefined };
    };
    return {
      name: target,
      context: setting("context"),
      dockerfile: setting("dockerfile"),
      target: setting("target"),
      inline: settings.has("dockerfile-inline"),
    };
  });
}

/** A string, the strings of a list, or undefined for anything else. */
type Setting = string | readonly string[] | undefined;
type Settings = Map<string, Setting>;

// Longer chains of inheritance are nobody's.
const maxDepth = 50;

/** Own settings win, then those of the last target that is inherited from. */
function inherited(name: string, blocks: ReadonlyMap<string, Settings>, done: Map<string, Settings>, depth: number): Settings {
  const known = done.get(name);
  const own = blocks.get(name);
  if (known || !own || depth > maxDepth) return known ?? new Map();
  const all: Settings = new Map();
  // What inherits from itself finds nothing there.
  done.set(name, all);
  const parents = own.get("inherits");
  if (Array.isArray(parents))
    for (const parent of parents) for (const [key, value] of inherited(parent, blocks, done, depth + 1)) all.set(key, value);
  for (const key of ["context", "dockerfile", "dockerfile-inline", "target"]) if (own.has(key)) all.set(key, own.get(key));
  return all;
}

function jsonTargets(text: string): Map<string, Settings> {
  const blocks = new Map<string, Settings>();
  try {
    const file = JSON.parse(text) as { readonly target?: Readonly<Record<string, object>> } | null;
    for (const [name, body] of Object.entries(file?.target ?? {})) blocks.set(name, new Map(Object.entries(body ?? {})));
  } catch {
    // A file that somebody is just typing has no targets.
  }
  return blocks;
}

/** A comment, a heredoc, a string, a name, a line break, or one other character. None can take long: each goes on to the end where its end is missing. */
const token =
  /(?:#|\/\/)[^\n]*|\/\*[\s\S]*?(?:\*\/|$)|<<-?([\w-]+)\r?\n[\s\S]*?(?:\n[ \t]*\1(?![\w-])|$)|"(?:\$\{[^}\n]*\}|[^"\\\n]|\\.)*"?|[\w-]+|\n|\S/g;

/** The `target "name" { … }` of an HCL file. */
function hclTargets(text: string): Map<string, Settings> {
  const tokens = Array.from(text.matchAll(token), ([it]) => it).filter((it) => !/^(?:#|\/\/|\/\*)/.test(it));
  const blocks = new Map<string, Settings>();
  let block: Settings | undefined;
  let depth = 0;
  for (let at = 0; at < tokens.length; at++) {
    const it = tokens[at]!;
    if (/^[{[(]$/.test(it)) {
      if (++depth === 1) {
        const [keyword, name = ""] = tokens.slice(Math.max(at - 2, 0), at);
        block = it === "{" && keyword === "target" ? new Map() : undefined;
        if (block) blocks.set(unquoted(name), block);
      }
    } else if (/^[}\])]$/.test(it)) {
      if (--depth === 0) block = undefined;
      depth = Math.max(depth, 0);
    } else if (block && depth === 1 && tokens[at + 1] === "=" && /^[\w-]+$/.test(it)) block.set(it, settingAt(tokens, at + 2));
  }
  return blocks;
}

function settingAt(tokens: readonly string[], at: number): Setting {
  const first = tokens[at] ?? "";
  const next = tokens[at + 1] ?? "\n";
  if (first.startsWith('"')) return next === "\n" || next === "}" ? unquoted(first) : undefined;
  if (first !== "[") return undefined;
  const close = tokens.indexOf("]", at);
  const items = tokens.slice(at + 1, close < 0 ? tokens.length : close).filter((it) => it !== "," && it !== "\n");
  return items.every((it) => it.startsWith('"')) ? items.map(unquoted) : undefined;
}

function unquoted(text: string): string {
  return text.replace(/^"|"$/g, "").replace(/\\(.)/g, "$1");
}
