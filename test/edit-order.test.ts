import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { parseDocument } from "yaml";
import { type Member, reorder, sectionsOf } from "../server/edit/order.ts";
import { shift } from "../server/edit/shift.ts";
import { type List, type Mapping, written } from "../server/model/value.ts";
import { parseYaml } from "../server/parse/yaml.ts";
import { applyEdits, type Edit } from "../server/text/edit.ts";
import { caseFiles } from "./harness/files.ts";

const files = caseFiles().flatMap(({ kind, text }, i) => {
  const isOne = i % 3 === 0 && kind === "compose" && parseDocument(text, { merge: true }).errors.length === 0;
  return isOne && parseYaml(text).problems.length === 0 ? [text] : [];
});

test("however the entries of a mapping are ordered, they say the same", () => {
  for (const text of files) {
    for (const value of written(parseYaml(text).root)) {
      if (value.kind !== "mapping") continue;
      const members = sectionsOf<Member>(text, value).flat();
      fc.assert(
        fc.property(fc.shuffledSubarray(members, { minLength: members.length }), (order) => same(text, reorder(text, value, order))),
        { numRuns: 3 },
      );
    }
  }
});

test("a block that is moved to the right says the same", () => {
  for (const text of files) {
    for (const value of written(parseYaml(text).root)) {
      if (value.kind !== "scalar" && isBlock(text, value)) for (const columns of [1, 3]) same(text, shift(text, value, columns));
    }
  }
});

function isBlock(text: string, value: Mapping | List): boolean {
  if (value.flow || value.span.start === 0) return false;
  const line = text.lastIndexOf("\n", value.span.start - 1) + 1;
  return line > 0 && text.slice(line, value.span.start).trim() === "" && /:\s*(?:#.*)?$/.test(text.slice(0, line - 1));
}

function same(before: string, edit: Edit | undefined): void {
  if (!edit) return;
  const after = applyEdits(before, [edit]);
  assert.deepEqual(read(after), read(before), after);
  assert.deepEqual(commentsOf(after), commentsOf(before));
}

function read(text: string): unknown {
  const document = parseDocument(text, { merge: true, uniqueKeys: false });
  assert.deepEqual(document.errors, [], text);
  return document.toJS({ maxAliasCount: -1 });
}

function commentsOf(text: string): readonly string[] {
  return parseYaml(text)
    .comments.map((it) => it.text)
    .sort();
}
