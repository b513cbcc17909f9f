import assert from "node:assert/strict";
import { test } from "node:test";
import { interpolate } from "../server/parse/interpolate.ts";

const env = new Map([
  ["SET", "value"],
  ["EMPTY", ""],
]);

// What `docker compose config` makes of each text; undefined where it depends on a variable that nobody knows.
const meanings: Readonly<Record<string, string | undefined>> = {
  plain: "plain",
  $SET: "value",
  "a$SET-b": "avalue-b",
  "${SET}": "value",
  $UNSET: undefined,
  "${UNSET}": undefined,
  "${UNSET:-d}": "d",
  "${UNSET-d}": "d",
  "${EMPTY:-d}": "d",
  "${EMPTY-d}": "",
  "${SET:-d}": "value",
  "${UNSET:?e}": undefined,
  "${UNSET?e}": undefined,
  "${SET:?e}": "value",
  "${EMPTY?e}": "",
  "${SET:+a}": "a",
  "${EMPTY:+a}": "",
  "${EMPTY+a}": "a",
  "${UNSET:+a}": "",
  "${UNSET:-${SET}}": "value",
  "${UNSET:-${OTHER:-x}y}z": "xyz",
  "${UNSET:-$OTHER}": undefined,
  "${UNSET:-}": "",
  $$SET: "$SET",
  $$$SET: "$value",
  "5$": "5$",
  "$(date)": "$(date)",
  $1: "$1",
  "${UNSET:-a:b-c}": "a:b-c",
};

for (const [text, meaning] of Object.entries(meanings))
  test(`${text} means ${meaning}`, () => assert.equal(interpolate(text, env).meaning, meaning));

for (const text of ["${", "${}", "${1}", "${a.b}", "${A", "${A:-", "${A:=x}", "${UNSET:-${}}"]) {
  test(`${text} cannot be read`, () => {
    const { invalid, meaning } = interpolate(`x ${text}`, env);
    assert.ok(invalid);
    assert.equal(meaning, undefined);
  });
}

test("pieces cover the text and know their places", () => {
  const text = "a${SET}b$$c${UNSET:-${EMPTY}}$UNSET";
  const { pieces } = interpolate(text, env);
  assert.deepEqual(
    pieces.map((it) => [text.slice(it.start, it.end), it.meaning]),
    [
      ["a", "a"],
      ["${SET}", "value"],
      ["b", "b"],
      ["$$", "$"],
      ["c", "c"],
      ["${UNSET:-${EMPTY}}", ""],
      ["$UNSET", undefined],
    ],
  );
});

test("long and deep texts cost no more than their length", () => {
  for (const text of [
    "${A:-".repeat(50_000),
    "${A:-".repeat(50_000) + "}".repeat(50_000),
    "$".repeat(200_000),
    "${".repeat(100_000),
    `${"${A:-".repeat(50_000)}}`,
  ]) {
    interpolate(text, env);
  }
});
