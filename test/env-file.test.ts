import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { parseEnvFile } from "../server/parse/env-file.ts";

const sample = `# comment
A=1
export B="two words" # behind
C='lit $A'
D=a b #c
E=a#b
F=$A\${UNSET:-x}
G: yaml
H
I=
J="multi
line"
K="esc \\"q\\" \\$A \\n"
L = spaced
`;

test("reads names, values and what they mean", () => {
  const { variables, problems } = parseEnvFile(sample);
  assert.deepEqual(problems, []);
  assert.deepEqual(
    variables.map((it) => [it.name.value, it.value?.meaning]),
    [
      ["A", "1"],
      ["B", "two words"],
      ["C", "lit $A"],
      ["D", "a b"],
      ["E", "a#b"],
      ["F", "1x"],
      ["G", "yaml"],
      ["H", undefined],
      ["I", ""],
      ["J", "multi\nline"],
      ["K", 'esc "q" $A \n'],
      ["L", "spaced"],
    ],
  );
});

test("places are those of the text without its quotes", () => {
  for (const { name, value, span } of parseEnvFile(sample).variables) {
    assert.equal(sample.slice(name.span.start, name.span.end), name.value);
    assert.ok(span.start <= name.span.start && (value?.span.end ?? 0) <= span.end);
    if (value && !value.value.includes("\n") && name.value !== "K")
      assert.equal(sample.slice(value.span.start, value.span.end), value.value);
  }
});

test("comments stand alone or behind a value", () => {
  assert.deepEqual(
    parseEnvFile(sample).comments.map((it) => [it.text, it.alone]),
    [
      ["comment", true],
      ["behind", false],
      ["c", false],
    ],
  );
});

test("reads BOM and CRLF", () => {
  assert.deepEqual(
    parseEnvFile("\ufeffA=1\r\nB=2 # c\r\n").variables.map((it) => [it.name.value, it.value?.value]),
    [
      ["A", "1"],
      ["B", "2"],
    ],
  );
});

for (const [line, message] of [
  ["A B=1", "A variable's name contains a space."],
  ["A%=1", "A variable's name cannot contain %."],
  ['A="open', "The value of A has an opening quote and no closing one."],
  ["A=${x.y}", "Compose takes ${x.y} for a variable and cannot read it; $$ is a plain dollar."],
] as const) {
  test(`${line} is a problem, and the lines around it are read`, () => {
    const { problems, variables } = parseEnvFile(`X=1\n${line}\nY=2`);
    assert.deepEqual(
      problems.map((it) => it.message),
      [message],
    );
    assert.ok(variables.some((it) => it.name.value === "X") && variables.some((it) => it.name.value === "Y"));
  });
}

test("no text throws, and all places lie within it", () => {
  const check = (text: string) => {
    for (const node of parseEnvFile(text).nodes) {
      if ("span" in node) assert.ok(0 <= node.span.start && node.span.start <= node.span.end && node.span.end <= text.length);
    }
  };
  for (let i = 0; i <= sample.length; i++) check(sample.slice(0, i));
  fc.assert(
    fc.property(
      fc
        .array(fc.constantFrom("A", "=", "\n", "'", '"', "#", " ", "\\", "$", "${", "}", "export ", "\r\n", "é", "😀"))
        .map((it) => it.join("")),
      check,
    ),
  );
});
