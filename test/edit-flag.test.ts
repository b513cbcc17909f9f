import assert from "node:assert/strict";
import { suite, test } from "node:test";
import { addFlag, findFlag, removeFlag, setFlag } from "../server/edit/flag.ts";
import type { Instruction } from "../server/model/dockerfile.ts";
import { parseDockerfile } from "../server/parse/dockerfile.ts";
import { applyEdits, type Edit } from "../server/text/edit.ts";

function edited(line: string, edit: (instruction: Instruction, source: string) => Edit): string {
  const source = `FROM a\n${line}`;
  const edits = [edit(parseDockerfile(source).instructions[1]!, source)];
  return applyEdits(source, edits).slice("FROM a\n".length);
}

suite("a flag that is set", () => {
  const chown = (it: Instruction) => setFlag(it, "chown", "1:1");

  test("comes behind the keyword", () => {
    assert.equal(edited("COPY b c", chown), "COPY --chown=1:1 b c");
    assert.equal(edited("ONBUILD  ADD\tb c", chown), "ONBUILD  ADD --chown=1:1\tb c");
    assert.equal(edited("COPY \\\r\n  b c", chown), "COPY --chown=1:1 \\\r\n  b c");
  });
  test("comes behind other flags", () =>
    assert.equal(edited("COPY --from=x \\\n  --link b c", chown), "COPY --from=x \\\n  --link --chown=1:1 b c"));
  test("replaces the one that is there", () => assert.equal(edited("COPY --chown='me' --link b c", chown), "COPY --chown=1:1 --link b c"));
});

test("a flag without a value is added as it is", () =>
  assert.equal(
    edited("COPY b c", (it) => addFlag(it, "--link")),
    "COPY --link b c",
  ));

suite("removing a flag", () => {
  const link = (it: Instruction, source: string) => removeFlag(source, findFlag(it, "link")!);

  test("takes the blanks behind it along", () => {
    assert.equal(edited("COPY --link  b c", link), "COPY b c");
    assert.equal(edited("COPY --link \\\n  b c", link), "COPY \\\n  b c");
  });
  test("takes the line along that it has to itself", () => {
    assert.equal(edited("COPY \\\r\n  --link \\\r\n  b c", link), "COPY \\\r\n  b c");
    assert.equal(edited("COPY --from=x \\\n  --link \\\n  b c", link), "COPY --from=x \\\n  b c");
  });
});
