import assert from "node:assert/strict";
import { test } from "node:test";
import { applyEdits, replace } from "../server/text/edit.ts";
import { LineIndex } from "../server/text/line-index.ts";
import { nearest } from "../server/text/nearest.ts";

test("edits apply in any order and leave the rest alone", () => {
  const text = "FROM a\r\nUSER root\r\n";
  assert.equal(applyEdits(text, [replace({ start: 13, end: 17 }, "node"), replace({ start: 5, end: 6 }, "b")]), "FROM b\r\nUSER node\r\n");
});

test("rival edits are refused, also two insertions at one place", () => {
  assert.throws(() => applyEdits("abcd", [replace({ start: 0, end: 2 }, ""), replace({ start: 1, end: 3 }, "")]), RangeError);
  assert.throws(() => applyEdits("abcd", [replace({ start: 1, end: 1 }, "x"), replace({ start: 1, end: 1 }, "y")]), RangeError);
});

test("offsets and places agree for every kind of line end", () => {
  const text = "a\nbc\r\nd\re";
  const index = new LineIndex(text);
  assert.equal(index.lineCount, 4);
  assert.deepEqual(index.position(2), { line: 1, character: 0 });
  assert.deepEqual(index.position(8), { line: 3, character: 0 });
  for (let offset = 0; offset <= text.length; offset++) assert.equal(index.offset(index.position(offset)), offset);
  assert.deepEqual(index.position(99), { line: 3, character: 1 });
});

test("a slip of the finger is understood, another word is not", () => {
  const words = ["privileged", "cap_drop", "read_only", "COPY", "CMD"];
  assert.equal(nearest("priviledged", words), "privileged");
  assert.equal(nearest("cap-drop", words), "cap_drop");
  assert.equal(nearest("COPPY", words), "COPY");
  assert.equal(nearest("cpoy", words), "COPY");
  assert.equal(nearest("privileged", words), undefined);
  assert.equal(nearest("profile", words), undefined);
  assert.equal(nearest("rm", words), undefined);
});
