import assert from "node:assert/strict";
import { globSync, readFileSync } from "node:fs";
import { dirname, join, relative, resolve, sep } from "node:path";
import { test } from "node:test";

const root = resolve(import.meta.dirname, "..");
const allowed: Record<string, readonly string[]> = {
  "server/text": [],
  "server/model": ["server/text"],
  "server/parse": ["server/text", "server/model", "dockerfile-ast", "yaml"],
  "server/rules": ["server/text", "server/model"],
  "server/engine": ["server/text", "server/model", "server/parse", "server/rules"],
  "server/cli": ["server/text", "server/model", "server/parse", "server/rules", "server/engine", "node:"],
};

test("every folder imports only what its floor allows", () => {
  for (const file of globSync("server/**/*.ts", { cwd: root })) {
    const floor = dirname(file).split(sep).join("/");
    for (const [, name] of readFileSync(join(root, file), "utf8").matchAll(/from "([^"]+)"/g)) {
      const target = name!.startsWith(".") ? relative(root, dirname(resolve(root, dirname(file), name!))).split(sep).join("/") : name!.replace(/^node:.*/, "node:");
      assert.ok(target === floor || allowed[floor]?.includes(target), `${file} imports ${name}`);
    }
  }
});
