import assert from "node:assert/strict";
import { execFileSync, spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";

const cli = join(import.meta.dirname, "../dist/cli.cjs");
const session = join(import.meta.dirname, "neovim/session.lua");
const reason = neovim() ? undefined : "not tested in a real Neovim: nvim is not installed (on Debian: apt-get install neovim)";

test("Neovim shows findings and changes its buffer by a code action", reason === undefined ? {} : { skip: reason }, () => {
  const folder = mkdtempSync(join(tmpdir(), "seaworthy-neovim-"));
  try {
    writeFileSync(join(folder, "Dockerfile"), "FROM node:22.11.0\nUSER root\n");
    const { stdout, stderr } = spawnSync("nvim", ["--headless", "--clean", "-n", "-S", session], {
      cwd: folder,
      encoding: "utf8",
      timeout: 60_000,
      env: {
        ...process.env,
        HOME: folder,
        XDG_STATE_HOME: folder,
        SEAWORTHY_COMMAND: JSON.stringify([process.execPath, cli, "lsp", "--stdio"]),
      },
    });
    const line = stdout.split("\n").find((it) => it.startsWith("{"));
    assert.ok(line, `Neovim printed no result: ${stdout}${stderr}`);
    const result = JSON.parse(line);
    assert.equal(result.failure, undefined);
    assert.doesNotMatch(result.title, /^Allow /, "a repair comes first");
    assert.equal(result.source, "seaworthy");
    assert.equal(result.line, 1);
    assert.equal(result.lines[0], "FROM node:22.11.0");
    assert.notDeepEqual(result.lines, ["FROM node:22.11.0", "USER root"], result.title);
    assert.equal(result.gone, true, `the finding is still there after "${result.title}"`);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});

/** Whether there is a Neovim; in CI, where root may install it, there must be. */
function neovim(): boolean {
  if (spawnSync("nvim", ["--version"]).status === 0) return true;
  if (process.env.CI !== "true" || process.getuid?.() !== 0) return false;
  execFileSync("apt-get", ["update", "-q"], { stdio: "inherit" });
  execFileSync("apt-get", ["install", "-y", "-q", "--no-install-recommends", "neovim"], {
    stdio: "inherit",
    env: { ...process.env, DEBIAN_FRONTEND: "noninteractive" },
  });
  return true;
}
