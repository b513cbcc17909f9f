import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { parse } from "yaml";
import { addEntry, addItem, removeEntry, removeItem, replaceValue, rewriteText } from "../server/edit/yaml.ts";
import { asScalar } from "../server/edit/yaml-quote.ts";
import type { Substituted } from "../server/model/substituted.ts";
import { at, type Entry, entry, type List, type Mapping, type Scalar, type Value } from "../server/model/value.ts";
import { parseYaml } from "../server/parse/yaml.ts";
import { applyEdits, type Edit } from "../server/text/edit.ts";

const cases: [name: string, before: string, edit: (source: string, root: Mapping) => Edit, after: string][] = [
  ["keeps plain", "a: b # c\n", (s, r) => rewriteText(s, scalar(r, "a"), "x y"), "a: x y # c\n"],
  ["quotes what is ambiguous", "a: b\n", (s, r) => rewriteText(s, scalar(r, "a"), "yes"), 'a: "yes"\n'],
  ["quotes leading zeros", "a: b\n", (s, r) => rewriteText(s, scalar(r, "a"), "0123"), 'a: "0123"\n'],
  ["quotes colons", "a: b\n", (s, r) => rewriteText(s, scalar(r, "a"), "x: y"), 'a: "x: y"\n'],
  ["quotes comments", "a: b\n", (s, r) => rewriteText(s, scalar(r, "a"), "x #y"), 'a: "x #y"\n'],
  ["quotes marks", "a: b\n", (s, r) => rewriteText(s, scalar(r, "a"), "*x"), 'a: "*x"\n'],
  ["prefers single quotes for backslashes", "a: b\n", (s, r) => rewriteText(s, scalar(r, "a"), '"C:\\x"'), "a: '\"C:\\x\"'\n"],
  ["keeps a number a number", "a: 1\n", (s, r) => rewriteText(s, scalar(r, "a"), "2"), "a: 2\n"],
  ["keeps a text a text", "a: b\n", (s, r) => rewriteText(s, scalar(r, "a"), "2"), 'a: "2"\n'],
  ["keeps a boolean a boolean", "a: true\n", (s, r) => rewriteText(s, scalar(r, "a"), "false"), "a: false\n"],
  ["doubles single quotes", "a: 'b'\n", (s, r) => rewriteText(s, scalar(r, "a"), "it's"), "a: 'it''s'\n"],
  ["escapes in double quotes", 'a: "b"\n', (s, r) => rewriteText(s, scalar(r, "a"), 'x"\\\n'), 'a: "x\\"\\\\\\n"\n'],
  ["quotes for flow", "a: [b, c]\n", (s, r) => rewriteText(s, item(r, 0, "a"), "x,y"), 'a: ["x,y", c]\n'],
  ["fills a left-out value", "a:\nb: 1\n", (s, r) => rewriteText(s, scalar(r, "a"), "x"), "a: x\nb: 1\n"],
  ["fills a left-out value before a comment", "a: # c\nb: 1\n", (s, r) => rewriteText(s, scalar(r, "a"), "x"), "a: x # c\nb: 1\n"],
  ["rewrites a part", "a:\n  - KEY=old # c\n", (s, r) => rewriteText(s, part(s, r, "old"), "new"), "a:\n  - KEY=new # c\n"],
  ["quotes the whole for a part", "a:\n  - KEY=old\n", (s, r) => rewriteText(s, part(s, r, "old"), "n: w"), 'a:\n  - "KEY=n: w"\n'],
  ["rewrites a part beside escapes", 'a:\n  - "K\\u0045Y=old"\n', (s, r) => rewriteText(s, hidden(r, "old"), "new"), 'a:\n  - "KEY=new"\n'],
  ["keeps a literal block", "a: | # c\n  x\n  y\nb: 1\n", (s, r) => rewriteText(s, scalar(r, "a"), "p\nq\n"), "a: | # c\n  p\n  q\nb: 1\n"],
  ["strips a block", "a: |\n  x\nb: 1\n", (s, r) => rewriteText(s, scalar(r, "a"), "p"), "a: |-\n  p\nb: 1\n"],
  ["removes an entry with its comment", "a: 1\nb: 2 # c\n# d\nc: 3\n", (s, r) => removeEntry(s, r, entry(r, "b")!), "a: 1\n# d\nc: 3\n"],
  [
    "removes an entry of several lines",
    "a:\n  b:\n    - x\n    - y\n  c: 1\n",
    (s, r) => removeEntry(s, map(r, "a"), entry(at(r, "a"), "b")!),
    "a:\n  c: 1\n",
  ],
  ["removes the last line", "a: 1\nb: 2", (s, r) => removeEntry(s, r, entry(r, "b")!), "a: 1"],
  ["removes with CRLF", "a: 1\r\nb: 2\r\nc: 3\r\n", (s, r) => removeEntry(s, r, entry(r, "b")!), "a: 1\r\nc: 3\r\n"],
  [
    "moves the next entry to the dash",
    "l:\n  - a: 1\n    b: 2\n",
    (s, r) => removeEntry(s, item<Mapping>(r, 0, "l"), entry(item(r, 0, "l"), "a")!),
    "l:\n  - b: 2\n",
  ],
  ["leaves an empty mapping", "a:\n  b: 1\nc: 2\n", (s, r) => removeEntry(s, map(r, "a"), entry(at(r, "a"), "b")!), "a: {}\nc: 2\n"],
  [
    "takes the parent",
    "a:\n  b: 1\nc: 2\n",
    (s, r) => removeEntry(s, map(r, "a"), entry(at(r, "a"), "b")!, { mapping: r, entry: entry(r, "a")! }),
    "c: 2\n",
  ],
  [
    "keeps a merge",
    "x: &x {k: v}\na:\n  <<: *x\n  b: 1\n",
    (s, r) => removeEntry(s, map(r, "a"), entry(at(r, "a"), "b")!),
    "x: &x {k: v}\na:\n  <<: *x\n",
  ],
  [
    "keeps a merge that follows",
    "x: &x {k: v}\na:\n  b: 1\n  <<: *x\n",
    (s, r) => removeEntry(s, map(r, "a"), entry(at(r, "a"), "b")!),
    "x: &x {k: v}\na:\n  <<: *x\n",
  ],
  [
    "removes a merged entry where it stands",
    "x: &x\n  b: 1\na: {<<: *x, c: 2}\n",
    (s, r) => removeEntry(s, map(r, "a"), entry(at(r, "a"), "b")!),
    "x: &x {}\na: {<<: *x, c: 2}\n",
  ],
  [
    "removes a merged entry from flow",
    "x: &x {b: 1, d: 3}\ny: &y\n  <<: *x\na:\n  <<: [*y]\n",
    (s, r) => removeEntry(s, map(r, "a"), entry(at(r, "a"), "b")!),
    "x: &x {d: 3}\ny: &y\n  <<: *x\na:\n  <<: [*y]\n",
  ],
  ["leaves one blank line of two", "a: 1\n\nb: 2\n\nc: 3\n", (s, r) => removeEntry(s, r, entry(r, "b")!), "a: 1\n\nc: 3\n"],
  ["leaves no blank line at the top", "a: 1\r\n\r\nb: 2\r\n", (s, r) => removeEntry(s, r, entry(r, "a")!), "b: 2\r\n"],
  ["removes from flow", "a: {b: 1, c: 2, d: 3}\n", (s, r) => removeEntry(s, map(r, "a"), entry(at(r, "a"), "c")!), "a: {b: 1, d: 3}\n"],
  ["removes the last from flow", "a: {b: 1, c: 2}\n", (s, r) => removeEntry(s, map(r, "a"), entry(at(r, "a"), "c")!), "a: {b: 1}\n"],
  [
    "removes a line of flow",
    'a: [\n  "x", # 1\n  "y", # 2\n  "z" # 3\n]\n',
    (s, r) => removeItem(s, list(r, "a"), item(r, 1, "a")),
    'a: [\n  "x", # 1\n  "z" # 3\n]\n',
  ],
  [
    "removes the last line of flow",
    'a: [\n  "x", # 1\n  "y" # 2\n]\n',
    (s, r) => removeItem(s, list(r, "a"), item(r, 1, "a")),
    'a: [\n  "x", # 1\n]\n',
  ],
  [
    "removes an item",
    "a:\n  - x\n  - y # c\n  # d\n  - z\n",
    (s, r) => removeItem(s, list(r, "a"), item(r, 1, "a")),
    "a:\n  - x\n  # d\n  - z\n",
  ],
  [
    "removes an item with an anchor",
    "a:\n- x\n- &y !t\n  k: v\n- z\n",
    (s, r) => removeItem(s, list(r, "a"), item(r, 1, "a")),
    "a:\n- x\n- z\n",
  ],
  [
    "removes the first of nested items",
    "a:\n  - - x\n    - y\n",
    (s, r) => removeItem(s, item<List>(r, 0, "a"), item<List>(r, 0, "a").items[0]!),
    "a:\n  - - y\n",
  ],
  ["leaves an empty list", "a: [x]\n", (s, r) => removeItem(s, list(r, "a"), item(r, 0, "a")), "a: []\n"],
  [
    "takes the parent of a list",
    "s:\n  a:\n    - x\n  b: 1\n",
    (s, r) =>
      removeItem(s, at(r, "s", "a") as List, (at(r, "s", "a") as List).items[0]!, { mapping: map(r, "s"), entry: entry(at(r, "s"), "a")! }),
    "s:\n  b: 1\n",
  ],
  [
    "adds an entry",
    "s:\n  w:\n    a: 1 # c\n\n  v:\n    b: 1\n",
    (s, r) => addEntry(s, at(r, "s", "w") as Mapping, "n", "true"),
    "s:\n  w:\n    a: 1 # c\n    n: true\n\n  v:\n    b: 1\n",
  ],
  ["adds an entry behind another", "a: 1\nb: 2\n", (s, r) => addEntry(s, r, "n", "3", entry(r, "a")!), "a: 1\nn: 3\nb: 2\n"],
  [
    "adds a list",
    "s:\n    a: 1\n",
    (s, r) => addEntry(s, map(r, "s"), "n", ["x", "y"]),
    "s:\n    a: 1\n    n:\n        - x\n        - y\n",
  ],
  ["adds a list as others are", "s:\n  a:\n  - 1\n", (s, r) => addEntry(s, map(r, "s"), "n", ["x"]), "s:\n  a:\n  - 1\n  n:\n  - x\n"],
  ["adds a mapping", "s:\n  a: 1", (s, r) => addEntry(s, map(r, "s"), "n", { x: { y: "1" } }), "s:\n  a: 1\n  n:\n    x:\n      y: 1"],
  ["adds with CRLF", "s:\r\n  a: 1\r\n", (s, r) => addEntry(s, map(r, "s"), "n", ["x"]), "s:\r\n  a: 1\r\n  n:\r\n    - x\r\n"],
  ["adds to flow", "s: {a: 1}\n", (s, r) => addEntry(s, map(r, "s"), "n", ["x", "y"]), "s: {a: 1, n: [x, y]}\n"],
  ["adds to empty flow", "s: {}\n", (s, r) => addEntry(s, map(r, "s"), "n", "1"), "s: {n: 1}\n"],
  [
    "adds to a mapping of merges",
    "x: &x {k: v}\na:\n  <<: *x # c\n",
    (s, r) => addEntry(s, map(r, "a"), "n", "1"),
    "x: &x {k: v}\na:\n  <<: *x # c\n  n: 1\n",
  ],
  [
    "adds behind a block",
    "s:\n  a: |\n    x\n\nb: 1\n",
    (s, r) => addEntry(s, map(r, "s"), "n", "1"),
    "s:\n  a: |\n    x\n  n: 1\n\nb: 1\n",
  ],
  [
    "adds behind a block that keeps blank lines",
    "s:\n  a: |+\n    x\n\nb: 1\n",
    (s, r) => addEntry(s, map(r, "s"), "n", "1"),
    "s:\n  a: |+\n    x\n\n  n: 1\nb: 1\n",
  ],
  ["adds an entry to an item", "l:\n  - a: 1\n", (s, r) => addEntry(s, item<Mapping>(r, 0, "l"), "n", "1"), "l:\n  - a: 1\n    n: 1\n"],
  ["adds an item", "a:\n  - x # c\nb: 1\n", (s, r) => addItem(s, list(r, "a"), "y"), "a:\n  - x # c\n  - y\nb: 1\n"],
  ["adds an item without indentation", "a:\n- x", (s, r) => addItem(s, list(r, "a"), "y"), "a:\n- x\n- y"],
  ["adds an item to flow", "a: [x]\n", (s, r) => addItem(s, list(r, "a"), "y"), "a: [x, y]\n"],
  ["adds an item to empty flow", "a: []\n", (s, r) => addItem(s, list(r, "a"), "y"), "a: [y]\n"],
  [
    "adds a mapping as an item",
    "a:\n  - x\n",
    (s, r) => addItem(s, list(r, "a"), { k: "1", l: ["2"] }),
    "a:\n  - x\n  - k: 1\n    l:\n      - 2\n",
  ],
  ["replaces a scalar by a list", "a: x # c\n", (s, r) => replaceValue(s, entry(r, "a")!, ["y"]), "a:\n  - y # c\n"],
  ["replaces a list by a scalar", "a:\n  - x\nb: 1\n", (s, r) => replaceValue(s, entry(r, "a")!, "y"), "a: y\nb: 1\n"],
  ["replaces a list by a mapping", "a:\n  - x\nb: 1\n", (s, r) => replaceValue(s, entry(r, "a")!, { y: "1" }), "a:\n  y: 1\nb: 1\n"],
  ["replaces in flow", "a: {b: [1]}\n", (s, r) => replaceValue(s, entry(at(r, "a"), "b")!, { y: "1" }), "a: {b: {y: 1}}\n"],
  ["replaces behind an anchor", "a: &x b\n", (s, r) => replaceValue(s, entry(r, "a")!, "y"), "a: &x y\n"],
];

for (const [name, before, edit, after] of cases) {
  test(name, () => assert.equal(applyEdits(before, [edit(before, parseYaml(before).root as Mapping)]), after));
}

test("adds to a service without a body", () => {
  const source = "services:\n  web:\n  db:\n    image: x\n";
  const web = entry(at(parseYaml(source).root, "services"), "web")!;
  const empty: Mapping = {
    ...web.value,
    kind: "mapping",
    entries: [],
    merges: [],
    span: { start: web.key.span.end, end: web.key.span.end },
  };
  assert.equal(applyEdits(source, [addEntry(source, empty, "image", "y")]), "services:\n  web:\n    image: y\n  db:\n    image: x\n");
});

test("a text becomes a scalar that is this very text", () => {
  fc.assert(
    fc.property(texts(), fc.boolean(), (text, flow) => {
      const written = asScalar(text, { flow });
      for (const version of ["1.2", "1.1"] as const) {
        const read = parse(flow ? `[${written}, 1]` : `a: ${written} # c`, { version })[flow ? "0" : "a"];
        // The library alone takes `.` and `e1` for numbers.
        if (!Number.isNaN(read)) assert.equal(read, text);
      }
    }),
    { numRuns: 400 },
  );
});

type Json = string | readonly Json[] | { readonly [key: string]: Json };

test("an edit changes the value that it means, and nothing else", () => {
  fc.assert(
    fc.property(files(), fc.nat(), fc.nat(5), texts(), (source, pick, kind, text) => {
      const root = parseYaml(source).root as Mapping;
      const before = plain(source);
      const places = [...walk(root, [])];
      const place = places[pick % places.length]!;
      const { edit, expected } = change(source, before, place, kind, text);
      if (!edit) return;
      const result = applyEdits(source, [edit]);
      assert.deepEqual(parseYaml(result).problems, [], `${source}\n→\n${result}`);
      assert.deepEqual(plain(result), expected, `${source}\n→\n${result}`);
      const gone = source.slice(0, edit.span.start).split("\n").length;
      const last = source.slice(0, edit.span.end).split("\n").length;
      const kept = source.split("\n").flatMap((line, i) => (i + 1 < gone || i + 1 > last ? (/# \d+/.exec(line) ?? []) : []));
      for (const comment of kept) assert.ok(result.includes(comment), `${comment} is lost: ${source}\n→\n${result}`);
    }),
    { numRuns: 1500 },
  );
});

interface Place {
  readonly path: readonly (string | number)[];
  readonly parent: Mapping | List;
  readonly entry: Entry | undefined;
  readonly value: Value;
}

function* walk(value: Value, path: readonly (string | number)[]): Generator<Place> {
  if (value.kind === "mapping") {
    for (const it of value.entries) {
      yield { path: [...path, it.key.text], parent: value, entry: it, value: it.value };
      yield* walk(it.value, [...path, it.key.text]);
    }
  } else if (value.kind === "list") {
    for (const [i, it] of value.items.entries()) {
      yield { path: [...path, i], parent: value, entry: undefined, value: it };
      yield* walk(it, [...path, i]);
    }
  }
}

function change(
  source: string,
  before: Json,
  { path, parent, entry, value }: Place,
  kind: number,
  text: string,
): { edit?: Edit; expected?: Json } {
  const flow = { flow: parent.flow };
  const key = path.at(-1)!;
  const replaced = (it: Json | undefined) => update(before, path, () => it);
  const siblings = (change: (it: Json) => Json) => update(before, path.slice(0, -1), (it) => change(it!));
  switch (kind) {
    case 0:
      return value.kind === "scalar" ? { edit: rewriteText(source, value, text), expected: replaced(text)! } : {};
    case 1:
      return entry
        ? { edit: removeEntry(source, parent as Mapping, entry), expected: replaced(undefined)! }
        : { edit: removeItem(source, parent as List, value), expected: replaced(undefined)! };
    case 2:
      return parent.kind === "mapping"
        ? {
            edit: addEntry(source, parent, "new", [asScalar(text, flow)], entry),
            expected: siblings((it) => ({ ...(it as object), new: [text] }))!,
          }
        : {};
    case 3:
      return parent.kind === "mapping"
        ? {
            edit: addEntry(source, parent, "new", { k: asScalar(text, { flow: true }) }),
            expected: siblings((it) => ({ ...(it as object), new: { k: text } }))!,
          }
        : {};
    case 4:
      return parent.kind === "list"
        ? { edit: addItem(source, parent, asScalar(text, flow)), expected: siblings((it) => [...(it as Json[]), text])! }
        : {};
    default:
      return entry
        ? { edit: replaceValue(source, entry, [asScalar(text, { flow: true })]), expected: replaced([text])! }
        : key === 0 && value.kind === "scalar"
          ? { edit: rewriteText(source, value, text), expected: replaced(text)! }
          : {};
  }
}

function update(
  value: Json | undefined,
  path: readonly (string | number)[],
  change: (it: Json | undefined) => Json | undefined,
): Json | undefined {
  const [key, ...rest] = path;
  if (key === undefined) return change(value);
  const copy = Array.isArray(value) ? [...value] : { ...(value as Record<string, Json>) };
  const below = update((copy as Record<string, Json>)[key], rest, change);
  if (below !== undefined) (copy as Record<string, Json>)[key] = below;
  else if (Array.isArray(copy)) copy.splice(Number(key), 1);
  else delete (copy as Record<string, Json>)[key];
  return copy as Json;
}

function plain(source: string): Json {
  return parse(source, { schema: "failsafe" });
}

/** Texts that are hard on YAML. */
function texts(): fc.Arbitrary<string> {
  const hard = fc.constantFrom(
    "yes",
    "0123",
    "a: b",
    "a #b",
    "*x",
    "&x",
    "!x",
    "- a",
    "?",
    "-",
    "x,y",
    "[a",
    "}",
    "",
    " a",
    "a ",
    "it's",
    '"q"',
    "C:\\x",
    "1",
    "1.0",
    "~",
    "null",
    "2020-01-01",
    "12:30",
    "%a",
    "@a",
    "`a",
    "|",
    ">",
    "=",
    "<<",
    "a\nb",
    "\t",
    "---",
    "${A:-b}",
    "a:",
    ":a",
    "0x1f",
    "1e3",
    ".5",
    "é€😀",
    "\u0085",
  );
  return fc.oneof(
    hard,
    fc.tuple(hard, hard).map(([a, b]) => a + b),
    fc.string({ maxLength: 6 }),
  );
}

/** Files as people write them: every style, comments at line ends and above, either line break, with and without a last one. */
function files(): fc.Arbitrary<string> {
  const options = fc.record({
    step: fc.constantFrom(2, 4),
    indentLists: fc.boolean(),
    crlf: fc.boolean(),
    last: fc.boolean(),
    flowAt: fc.integer({ min: 1, max: 3 }),
    seed: fc.array(fc.nat(1000), { minLength: 60, maxLength: 60 }),
  });
  return options.map(({ step, indentLists, crlf, last, flowAt, seed }) => {
    let n = 0;
    const next = (below: number) => seed[n++ % seed.length]! % below;
    let comments = 0;
    const comment = () => (next(3) === 0 ? ` # ${++comments}` : "");
    const scalarText = () => ["plain", '"double"', "'sin''gle'", "with blanks", '"esc\\"aped"', "80:80"][next(6)]!;
    const flowValue = (depth: number): string => {
      const kind = depth > 2 ? 0 : next(4);
      if (kind === 2)
        return `{${["a", "b", "c"]
          .slice(0, next(4))
          .map((k) => `${k}: ${flowValue(depth + 1)}`)
          .join(", ")}}`;
      if (kind === 3)
        return next(2) === 0
          ? `[${Array.from({ length: next(4) }, () => flowValue(depth + 1)).join(", ")}]`
          : `[ ${flowValue(3)}, ${flowValue(3)} ]`;
      return scalarText();
    };
    const lines: string[] = [];
    const write = (head: string, indent: number, depth: number, item: boolean): void => {
      const pad = " ".repeat(indent);
      const kind = depth >= flowAt + 1 ? 0 : next(5);
      const below = item ? indent + 2 : indent + step;
      if (!item && next(5) === 0) lines.push(`${pad}# ${++comments}`);
      if (kind === 1) {
        if (item) lines.push(`${pad}- k0: ${scalarText()}${comment()}`);
        else lines.push(`${pad}${head}:${comment()}`);
        for (let i = 1; i <= 1 + next(3); i++) write(`k${i}`, below, depth + 1, false);
      } else if (kind === 2 && !item) {
        lines.push(`${pad}${head}:${comment()}`);
        const count = 1 + next(3);
        for (let i = 0; i < count; i++) write("-", indentLists ? below : indent, depth + 1, true);
      } else if (kind === 3) {
        lines.push(
          `${pad}${item ? "-" : `${head}:`} ${["|", ">-", "|-"][next(3)]}${comment()}`,
          `${" ".repeat(below)}one`,
          `${" ".repeat(below)}two`,
        );
      } else {
        lines.push(`${pad}${item ? "-" : `${head}:`} ${depth >= flowAt ? flowValue(depth) : scalarText()}${comment()}`);
        if (next(6) === 0) lines.push("");
      }
    };
    for (let i = 0; i < 3; i++) write(`top${i}`, 0, 0, false);
    return lines.join(crlf ? "\r\n" : "\n") + (last ? (crlf ? "\r\n" : "\n") : "");
  });
}

function scalar(root: Mapping, key: string): Scalar {
  return at(root, key) as Scalar;
}

function map(root: Mapping, key: string): Mapping {
  return at(root, key) as Mapping;
}

function list(root: Mapping, key: string): List {
  return at(root, key) as List;
}

function item<T extends Value = Scalar>(root: Mapping, index: number, key: string): T {
  return list(root, key).items[index] as T;
}

/** The part of the first item of `a` that reads `text`, at its place. */
function part(source: string, root: Mapping, text: string): Substituted {
  const start = source.indexOf(text);
  return { value: text, meaning: text, span: { start, end: start + text.length }, scalar: item(root, 0, "a") };
}

/** The same where the place is not known. */
function hidden(root: Mapping, text: string): Substituted {
  const whole = item(root, 0, "a");
  return { value: text, meaning: text, span: whole.inner, scalar: whole };
}
