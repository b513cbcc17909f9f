import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { after, test } from "node:test";
import type { Browser } from "playwright-core";
import { startBrowser } from "./vscode/host/browser.ts";
import { findChromium, installHost } from "./vscode/host/install.ts";
import { extensionFolder, runSuite } from "./vscode/run.ts";
import { useSample } from "./vscode/use.ts";

const inCi = process.env.CI !== undefined && process.env.CI !== "false";
const browser = await browserOrReason();

const variants = {
  development: "the extension under development",
  packaged: "the packaged extension, installed",
  restricted: "a workspace that is not trusted",
  web: "a web worker and a virtual workspace",
} as const;

for (const [variant, title] of Object.entries(variants) as [keyof typeof variants, string][]) {
  test(`in VS Code: ${title}`, skipped(), async (context) => {
    const report = await runSuite(variant, browser as Browser);
    context.diagnostic(report.where);
    for (const { name, error } of report.results) {
      await context.test(name, () => {
        if (error !== undefined) assert.fail(error);
      });
    }
  });
}

test("in VS Code: what a person sees and clicks", skipped(), async (context) => {
  await useSample(browser as Browser, async (name, step) => {
    await context.test(name, step);
  });
});

after(async () => {
  if (typeof browser !== "string") await browser.close();
});

/** A browser, or why the tests cannot run here; where nothing may be skipped that reason is an error. */
async function browserOrReason(): Promise<Browser | string> {
  const say = (line: string) => console.error(line);
  assert(existsSync(join(extensionFolder, "dist/client.cjs")), "The extension is not built: npm run build.");
  try {
    installHost(say);
    return await startBrowser(findChromium(inCi, say));
  } catch (error) {
    if (inCi) throw error;
    return `not tested in a real VS Code: ${(error as Error).message}`;
  }
}

function skipped(): { skip?: string } {
  return typeof browser === "string" ? { skip: browser } : {};
}
