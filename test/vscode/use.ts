import { join } from "node:path";
import type { Browser, Page } from "playwright-core";
import { openPage } from "./host/browser.ts";
import { createProfile } from "./host/profile.ts";
import { startServer } from "./host/server.ts";
import { extensionFolder, sampleFolder } from "./run.ts";

/**
 * Uses the extension on the sample project as a person does, with mouse and keyboard, and throws when something is not
 * seen. Each step goes through `take` with its name. With `pictures`, a folder, each leaves a picture there.
 */
export async function useSample(
  browser: Browser,
  take: (name: string, step: () => Promise<void>) => Promise<void>,
  pictures?: string,
): Promise<void> {
  const profile = createProfile(sampleFolder);
  const server = await startServer(profile);
  const page = await openPage(browser, pictures === undefined ? 1 : 2);
  const picture = async (name: string) => {
    if (pictures !== undefined) await page.screenshot({ path: join(pictures, `${name}.png`) });
  };
  try {
    await page.goto(
      server.url([
        ["extensionDevelopmentPath", server.uri(extensionFolder)],
        ["openFile", server.uri(join(profile.workspace, "Dockerfile"))],
      ]),
    );
    await take("a squiggle stands under the finding", async () => {
      await page.locator(".monaco-editor .squiggly-warning").first().waitFor();
      await picture("squiggle");
    });
    await take("the Problems panel lists the findings of every file", async () => {
      await word(page, "USER root", "root").click();
      await page.keyboard.press("Control+Shift+M");
      for (const file of ["Dockerfile", "compose.yaml"]) {
        await page.locator(".markers-panel .monaco-list-row", { hasText: file }).first().waitFor();
      }
      await picture("problems");
    });
    await take("hovering the squiggle tells what the rule means", async () => {
      await word(page, "USER root", "root").hover();
      await page.locator(".monaco-hover", { hasText: "root-user" }).first().waitFor();
      await picture("hover");
      await page.keyboard.press("Escape");
    });
    await take("the status item tells about the file", async () => {
      await page.locator("#status\\.languageStatus").hover();
      await page.locator(".monaco-hover", { hasText: "Seaworthy" }).first().waitFor();
      await picture("status");
      await page.keyboard.press("Escape");
    });
    await take("two keystrokes mend it", async () => {
      await word(page, "USER root", "root").click();
      await page.keyboard.press("Control+.");
      await page.locator(".action-widget .monaco-list-row", { hasText: "Allow root-user on this line" }).first().waitFor();
      await picture("light-bulb");
      await page.keyboard.press("Enter");
      await line(page, "USER node").waitFor();
      await picture("mended");
    });
  } finally {
    await page.context().close();
    await server.stop();
    profile.remove();
  }
}

function line(page: Page, text: string) {
  // The editor writes a space as one that does not break.
  return page.locator(".monaco-editor .view-line", { hasText: new RegExp(text.replaceAll(" ", "\\s")) }).first();
}

function word(page: Page, inLine: string, text: string) {
  return line(page, inLine)
    .locator("span", { hasText: new RegExp(`^\\s*${text}$`) })
    .last();
}
