import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { at, entry, items, type Mapping, type Scalar, scalarAt, type Value } from "../server/model/value.ts";
import { parseYaml } from "../server/parse/yaml.ts";
import type { Span } from "../server/text/span.ts";

const sample = `\ufeff# head
version: "3" # behind
x-common: &common !override
  restart: always
  environment: {A: 1, 'B': "two", C: , D}
list:
- plain text
- 'it''s'
- "esc\\t\\u0041"
- |
  literal
    more
- >-
  folded
  text

- &item
  k: v
- *item
both:
  <<: [*common, {restart: "no", extra: 1}]
  own: ~
gone: !reset null
`;

function root(text: string): Mapping {
  return parseYaml(text).root as Mapping;
}

test("scalars know their text, style and places", () => {
  const found = items(at(root(sample), "list")).filter((it) => it.kind === "scalar");
  assert.deepEqual(
    found.map((it) => [it.style, it.text, sample.slice(it.inner.start, it.inner.end)]),
    [
      ["plain", "plain text", "plain text"],
      ["single", "it's", "it''s"],
      ["double", "esc\tA", "esc\\t\\u0041"],
      ["literal", "literal\n  more\n", "literal\n    more"],
      ["folded", "folded text", "folded\n  text"],
    ],
  );
});

test("aliases show the value at the anchor", () => {
  const [anchored, aliased] = items(at(root(sample), "list")).slice(-2) as [Value, Value];
  assert.deepEqual(aliased.span, anchored.span);
  assert.equal(anchored.anchor, "item");
  assert.equal(anchored.alias, undefined);
  assert.equal(sample.slice(aliased.alias!.start, aliased.alias!.end), "*item");
});

test("merged entries come behind the own ones and never override", () => {
  const both = at(root(sample), "both") as Mapping;
  assert.deepEqual(
    both.entries.map((it) => [it.key.text, it.merged, it.value.kind === "scalar" ? it.value.value : it.value.kind]),
    [
      ["own", false, null],
      ["restart", true, "always"],
      ["environment", true, "mapping"],
      ["extra", true, 1],
    ],
  );
});

test("a reset value is absent", () => {
  assert.equal(at(root(sample), "gone"), undefined);
  assert.equal(entry(root(sample), "gone")?.value.tag, "!reset");
  assert.equal(at(root(sample), "x-common")?.tag, "!override");
});

test("values left out are null", () => {
  assert.deepEqual(
    ["A", "B", "C", "D"].map((it) => scalarAt(root(sample), "x-common", "environment", it)?.value),
    [1, "two", null, null],
  );
});

test("comments are placed, and those behind a text told from those alone", () => {
  assert.deepEqual(
    parseYaml(sample).comments.map((it) => [it.text, it.alone, sample.slice(it.span.start, it.span.end)]),
    [
      ["head", true, "# head"],
      ["behind", false, "# behind"],
    ],
  );
});

test("what a # in quotes or blocks begins is no comment", () => {
  assert.equal(
    parseYaml('a: "# x"\nb: |\n  # y\nc: p#q\nd: [x, # z\n  y]\r\n')
      .comments.map((it) => it.text)
      .join(),
    "z",
  );
});

const types: Readonly<Record<string, Scalar["value"]>> = {
  true: true,
  FALSE: false,
  yes: "yes",
  on: "on",
  "~": null,
  null: null,
  "12": 12,
  "-1.5": -1.5,
  "0777": 511,
  "0o17": 15,
  "0x1F": 31,
  "0b11": 3,
  "1_000": 1000,
  "1e3": 1000,
  "22:22": "22:22",
  "1.2.3": "1.2.3",
  "2020-01-01": "2020-01-01",
  ".inf": Infinity,
  '"12"': "12",
  "!!str 12": "12",
};
for (const [text, value] of Object.entries(types))
  test(`${text} is ${typeof value} ${value}`, () => assert.equal(scalarAt(root(`a: ${text}`), "a")?.value, value));

const broken: readonly (readonly [text: string, message: string, at: string])[] = [
  ["a:\n\tb: 1\n", "A tab indents this line; YAML takes only spaces there.", "\t"],
  ["a:\n  b: 1\n c: 2\n", "The indentation of this line does not match the lines around it.", "c"],
  ["a:\n  b: 1\n # x\n\n # y\n c: 2\n", "The indentation of this line does not match the lines around it.", "c"],
  ["a:\n  - x\n   b: 1\n", "This line is indented under one that already has a value.", "b"],
  ['a:\n  - "x"\n   b: 1\n', "This line has no dash, unlike the list items around it.", "b"],
  ["a: b\n  c: d\n", "This line is indented under one that already has a value.", "c"],
  ["a: b: c\n", "The colon and space in this value make it another key; in quotes it is one text.", "b: c"],
  ['a: "b\nc: d\n', "The quote that opens here is never closed.", '"b'],
  ["a: 'b\n", "The quote that opens here is never closed.", "'b"],
  ["a: [b, c\nd: e\n", "The [ that opens here is never closed.", "["],
  ["a: {b: [c, d}\n", "The [ that opens here is never closed.", "["],
  ["a: {b: {c: 1}\n\n# end\n", "The { that opens here is never closed.", "{"],
  ["a: [b]]\nc: d\n", "This ] has nothing to close.", "]"],
  ["a: [\nb\n]\nc: d: e\n", "The colon and space in this value make it another key; in quotes it is one text.", "d: e"],
  ["a: ******\n", "A value that begins with * needs quotes.", "******"],
  ["a:\n  : b\n", "This colon has no key in front of it.", ":"],
  ["a:\n  b\nc: d\n  e\n", "", ""],
  ["a: 1\nb\nc: 2\n", "This line is neither a list item nor a key followed by a colon and a space.", "b"],
  ["a: @b\n", "A value that begins with @ needs quotes.", "@b"],
  ["a: %b\n", "A value that begins with % needs quotes.", "%b"],
  ['a: "\\q"\n', "Double-quoted text has no escape \\q.", "\\q"],
  ["a: *b\n", "No anchor &b comes before *b.", "*b"],
  ["a: &b [*b]\n", "The anchor &b contains itself.", "*b"],
  ["a:\n  <<: 1\n", "The merge key << takes a mapping or a list of mappings.", "1"],
];
for (const [text, message, place] of broken) {
  test(`${JSON.stringify(text)}: ${message}`, () => {
    const [problem, ...others] = parseYaml(text).problems;
    assert.deepEqual([problem?.message ?? "", others.length], [message, 0]);
    assert.equal(problem ? text.slice(problem.span.start, problem.span.end) : "", place);
  });
}

test("a key that stands twice is a problem at the later one", () => {
  const text = "a: 1\nb: {c: 1, c: 2}\na: 3\n";
  assert.deepEqual(
    parseYaml(text).problems.map((it) => [it.code, it.span.start, it.message]),
    [
      ["duplicate-key", text.indexOf("c: 2"), "The key c appears twice in the same mapping."],
      ["duplicate-key", text.indexOf("a: 3"), "The key a appears twice in the same mapping."],
    ],
  );
});

test("a key that an alias repeats is another one to Compose, and a second merge key is the same", () => {
  assert.deepEqual(parseYaml("a: &k x\nb: {*k : 1, x: 2}\n").problems, []);
  assert.deepEqual(parseYaml("a: &k x\nb: {x: 1, *k : 2}\n").problems, []);
  const text = "a: &a {b: 1}\nc:\n  <<: *a\n  <<: *a\n";
  assert.deepEqual(
    parseYaml(text).problems.map((it) => [it.code, it.span.start]),
    [["duplicate-key", text.lastIndexOf("<<")]],
  );
});

test("a byte order mark moves everything by one and changes nothing", () => {
  for (const text of ["- a\n- b\n", "a:\n  - b\n", "a: [b\nc: d\n", "# a\n- b: c\n  d: e\n"]) {
    const places = (it: string, by: number) =>
      JSON.stringify(parseYaml(it), (key, value) => (key === "start" || key === "end" ? value - by : value));
    assert.equal(places(`\ufeff${text}`, 1), places(text, 0), text);
  }
});

test("several documents have a value each", () => {
  const { root, documents } = parseYaml("---\n# nothing\n---\na: 1\n---\nb: 2\n...\n");
  assert.deepEqual(
    documents.map((it) => (it as Mapping).entries[0]?.key.text),
    ["a", "b"],
  );
  assert.equal(root, documents[0]);
});

test("nothing comes of nothing", () => {
  for (const text of ["", "\n", "# c\n", "---\n", "\ufeff"])
    assert.deepEqual([parseYaml(text).root, parseYaml(text).problems], [undefined, []]);
});

test("an alias bomb is one problem and little work", () => {
  const lines = ["a0: &a0 [x, x, x, x, x, x, x, x, x, x]"];
  for (let i = 1; i < 40; i++)
    lines.push(
      `a${i}: &a${i} [${Array(10)
        .fill(`*a${i - 1}`)
        .join(", ")}]`,
    );
  assert.deepEqual(
    parseYaml(lines.join("\n")).problems.map((it) => it.code),
    ["alias-bomb"],
  );
  const merges = ["a0: &a0 {k: v}"];
  for (let i = 1; i < 40; i++)
    merges.push(
      `a${i}: &a${i}\n  <<: [${Array(10)
        .fill(`*a${i - 1}`)
        .join(", ")}]\n  k${i}: v`,
    );
  assert.deepEqual(
    parseYaml(merges.join("\n")).problems.map((it) => it.code),
    ["alias-bomb"],
  );
});

test("deep nesting is a problem, not a crash", () => {
  for (const text of [
    "[".repeat(100_000),
    "- ".repeat(100_000),
    "{a: ".repeat(100_000),
    "a:\n".concat(...Array.from({ length: 2000 }, (_, i) => `${" ".repeat(i + 1)}a:\n`)),
    "[{".repeat(50_000) + "}]".repeat(50_000),
  ]) {
    assert.ok(parseYaml(text).problems.length > 0);
  }
});

test("no text throws, and all places lie within it", () => {
  for (let i = 0; i <= sample.length; i++) check(sample.slice(0, i));
  const piece = fc.constantFrom(
    "a",
    "b: ",
    "- ",
    "\n",
    "  ",
    "'",
    '"',
    "[",
    "]",
    "{",
    "}",
    ",",
    ":",
    "#",
    " #c",
    "&x ",
    "*x",
    "!t ",
    "|",
    ">",
    "<<: ",
    "\t",
    "? ",
    "---\n",
    "%",
    "\r\n",
    "\\",
    "${",
    "😀",
  );
  fc.assert(
    fc.property(
      fc.array(piece, { maxLength: 40 }).map((it) => it.join("")),
      check,
    ),
    { numRuns: 1000 },
  );
});

function check(text: string): void {
  const { documents, comments, problems } = parseYaml(text);
  const within = ({ start, end }: Span) =>
    assert.ok(0 <= start && start <= end && end <= text.length, `${start}–${end} of ${JSON.stringify(text)}`);
  for (const it of [...comments, ...problems]) within(it.span);
  for (const it of problems) assert.ok(!text.slice(it.span.start, it.span.end).includes("\n"));
  const walk = (value: Value): void => {
    within(value.span);
    if (value.kind === "scalar") within(value.inner);
    if (value.kind === "list") value.items.forEach(walk);
    if (value.kind === "mapping") {
      for (const it of value.entries) {
        within(it.span);
        walk(it.key);
        walk(it.value);
      }
    }
  };
  documents.forEach(walk);
}
