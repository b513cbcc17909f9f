import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { changed, opened } from "../server/lsp/documents.ts";
import { chooseEncoding, type Encoding, Positions } from "../server/lsp/positions.ts";
import { canonical } from "../server/lsp/uris.ts";
import { difference } from "../server/lsp/workspace-edit.ts";
import { applyEdits } from "../server/text/edit.ts";

const text = fc.array(fc.constantFrom("a", "é", "€", "😀", "\n", "\r\n", "\r", " "), { maxLength: 40 }).map((it) => it.join(""));
const encodings: readonly Encoding[] = ["utf-8", "utf-16"];

test("every place between two characters survives the way to the client and back", () => {
  fc.assert(
    fc.property(text, fc.constantFrom(...encodings), (it, encoding) => {
      const positions = new Positions(it, encoding);
      for (let offset = 0; offset <= it.length; offset++) {
        if (/^[\uDC00-\uDFFF]/.test(it.slice(offset)) || (it[offset - 1] === "\r" && it[offset] === "\n")) continue;
        assert.equal(positions.offset(positions.position(offset)), offset);
      }
    }),
  );
});

test("a column beyond the end of a line is its end", () => {
  const positions = new Positions("é\r\nb\n", "utf-8");
  assert.equal(positions.offset({ line: 0, character: 99 }), 1);
  assert.equal(positions.offset({ line: 1, character: 99 }), 4);
  assert.equal(positions.offset({ line: 9, character: 0 }), 5);
});

test("changes arrive as the client meant them", () => {
  fc.assert(
    fc.property(text, text, fc.nat(), fc.nat(), fc.constantFrom(...encodings), (before, inserted, a, b, encoding) => {
      const positions = new Positions(before, encoding);
      const [start, end] = [a % (before.length + 1), b % (before.length + 1)].sort((x, y) => x - y) as [number, number];
      const range = positions.range({ start, end });
      const span = positions.span(range);
      const document = opened({ uri: "file:///Dockerfile", languageId: "dockerfile", version: 1, text: before });
      const { text: after } = changed(document, 2, [{ range, text: inserted }], encoding);
      assert.equal(after, before.slice(0, span.start) + inserted + before.slice(span.end));
    }),
  );
});

test("the difference of two texts makes one of the other", () => {
  fc.assert(fc.property(text, text, (before, after) => assert.equal(applyEdits(before, difference(before, after)), after)));
});

test("the first encoding that both know is taken, and UTF-16 without one", () => {
  assert.equal(chooseEncoding(["utf-32", "utf-8", "utf-16"]), "utf-8");
  assert.equal(chooseEncoding(["utf-16", "utf-8"]), "utf-16");
  assert.equal(chooseEncoding(["utf-32"]), "utf-16");
  assert.equal(chooseEncoding(undefined), "utf-16");
});

test("spellings of one place are one place", () => {
  assert.equal(canonical("file:///c%3A/a%20%28b%29/"), canonical("file:///c:/a (b)"));
  assert.equal(canonical("untitled:Untitled-1"), "untitled:Untitled-1");
  assert.equal(canonical("file:///100%/x"), "file:///100%25/x");
});
