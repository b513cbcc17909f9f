import assert from "node:assert/strict";
import { suite, test } from "node:test";
import { insertAfter, insertBefore, removeInstruction } from "../server/edit/dockerfile.ts";
import { neighboursIn, removePair } from "../server/edit/pair.ts";
import type { Dockerfile, Instruction } from "../server/model/dockerfile.ts";
import { parseDockerfile } from "../server/parse/dockerfile.ts";
import { applyEdits, type Edit } from "../server/text/edit.ts";

/** Edits at the only instruction of a name. */
function edited(source: string, name: string, edit: (source: string, instruction: Instruction, file: Dockerfile) => Edit): string {
  const file = parseDockerfile(source);
  const instruction = file.instructions.find((it) => it.name === name);
  assert.ok(instruction);
  return applyEdits(source, [edit(source, instruction, file)]);
}

suite("an instruction put in front of another", () => {
  const user = (source: string, instruction: Instruction) => insertBefore(source, instruction, "USER node");

  test("has a line of its own", () => assert.equal(edited("FROM a\nCMD b\n", "CMD", user), "FROM a\nUSER node\nCMD b\n"));
  test("takes indentation and line breaks from its surroundings", () =>
    assert.equal(edited("FROM a\r\n\tCMD b\r\n", "CMD", user), "FROM a\r\n\tUSER node\r\n\tCMD b\r\n"));
  test("leaves the other one its comments", () =>
    assert.equal(
      edited("FROM a\n\n# why\n# seaworthy: allow x\nCMD b", "CMD", user),
      "FROM a\n\nUSER node\n# why\n# seaworthy: allow x\nCMD b",
    ));
  test("stays below directives and a byte order mark", () => {
    assert.equal(edited("\ufeffFROM a\n", "FROM", user), "\ufeffUSER node\nFROM a\n");
    assert.equal(edited("\ufeff# syntax=x\n# why\nFROM a\n", "FROM", user), "\ufeff# syntax=x\nUSER node\n# why\nFROM a\n");
  });
});

suite("an instruction put behind another", () => {
  const user = (source: string, instruction: Instruction, file: Dockerfile) => insertAfter(source, file, instruction, "USER node");

  test("comes behind continued lines and heredocs", () => {
    assert.equal(edited("FROM a\nRUN b \\\n  c\n", "RUN", user), "FROM a\nRUN b \\\n  c\nUSER node\n");
    assert.equal(edited("FROM a\nRUN <<X\nb\nX\nCMD c\n", "RUN", user), "FROM a\nRUN <<X\nb\nX\nUSER node\nCMD c\n");
  });
  test("adds no line break at the end of the file", () => assert.equal(edited("FROM a", "FROM", user), "FROM a\nUSER node"));
  test("is no continuation of an instruction left open", () => {
    assert.equal(edited("FROM a\nRUN b \\\n", "RUN", user), "FROM a\nRUN b \nUSER node\n");
    assert.equal(edited("# escape=`\nFROM a\nRUN b `\n", "RUN", user), "# escape=`\nFROM a\nRUN b \nUSER node\n");
  });
});

suite("removing", () => {
  test("an instruction takes its lines", () => {
    assert.equal(edited("FROM a\n  RUN b \\\n c\nCMD d\n", "RUN", removeInstruction), "FROM a\nCMD d\n");
    assert.equal(edited("FROM a\r\nRUN <<X\r\nb\r\nX\r\nCMD d\r\n", "RUN", removeInstruction), "FROM a\r\nCMD d\r\n");
  });
  test("the last instruction keeps the end of the file as it was", () => {
    assert.equal(edited("FROM a\r\nCMD b", "CMD", removeInstruction), "FROM a");
    assert.equal(edited("\ufeffFROM a", "FROM", removeInstruction), "\ufeff");
  });
});

test("whether a pair can be removed is told at once, however many empty continued lines follow it", () => {
  const text = `FROM debian:13\nENV A=1 \\\n${"\n\n\\\n".repeat(1000)}# whose?\n  B=2\n`;
  const file = parseDockerfile(text);
  const pair = file.nodes.find((it) => it.kind === "variable");
  const neighbours = pair && neighboursIn(file).get(pair);
  assert.ok(pair && neighbours);
  assert.equal(removePair(text, pair.span, neighbours), undefined);
});
