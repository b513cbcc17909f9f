import { join } from "node:path";
import type { Browser, Locator, Page } from "playwright-core";
import { openPage } from "./host/browser.ts";
import { createProfile } from "./host/profile.ts";
import { startServer } from "./host/server.ts";
import { installPackaged, sampleFolder } from "./run.ts";

/**
 * Uses the packaged extension on the sample project as a person does, with mouse and keyboard. Each step goes through
 * `take` with its name, and throws when something is not seen. With `pictures`, a folder, steps leave pictures there.
 */
export async function useSample(
  browser: Browser,
  take: (name: string, step: () => Promise<void>) => Promise<void>,
  pictures?: string,
): Promise<void> {
  const profile = createProfile(sampleFolder, { "editor.minimap.enabled": false, "window.commandCenter": false });
  await installPackaged(profile);
  const server = await startServer(profile);
  const page = await openPage(browser, pictures === undefined ? 1 : 2);
  page.setDefaultTimeout(20_000);
  const picture = async (name: string) => {
    if (pictures !== undefined) await page.screenshot({ path: join(pictures, `${name}.png`), animations: "disabled" });
  };
  const hover = page.locator(".monaco-hover");
  const problems = page.locator(".markers-panel .monaco-list-row");
  const preview = page.locator(".bulk-edit-panel");
  try {
    await page.goto(server.url([["openFile", server.uri(join(profile.workspace, "Dockerfile"))]]));

    await take("a squiggle stands under the finding", async () => {
      await page.locator(".monaco-editor .squiggly-warning").first().waitFor();
      await picture("squiggle");
    });
    await take("the Problems panel lists the findings of every file", async () => {
      await word(page, "USER root", "root").click();
      await page.keyboard.press("Control+Shift+M");
      for (const text of ["privileged-container", "Dockerfile"]) await problems.filter({ hasText: text }).first().waitFor();
      await picture("problems");
    });
    await take("hovering the squiggle tells what the rule means", async () => {
      await word(page, "USER root", "root").hover();
      await hover.filter({ hasText: "root-user" }).first().waitFor();
      await picture("hover");
    });
    await take("the status item counts the file's findings", async () => {
      await page.locator("#status\\.languageStatus").hover();
      await hover
        .filter({ hasText: /Seaworthy: \d+ findings/ })
        .first()
        .waitFor();
      await picture("status");
    });
    await take("a fix that changes what runs asks before it does", async () => {
      await word(page, "USER root", "root").click();
      await openQuickFixes(page, "Start as node");
      await picture("light-bulb");
      await page.keyboard.press("Enter");
      await preview.getByText("USER").first().waitFor();
      await picture("confirmation");
      await preview.locator(".edit-checkbox").first().click();
      await preview.getByText("Apply").click();
      await line(page, "USER node").waitFor();
    });
    await take("two keystrokes mend what is safe to mend", async () => {
      await page.keyboard.press("Control+Shift+M");
      await problems.filter({ hasText: "obsolete-version" }).click();
      const version = line(page, 'version: "3.8"');
      await version.click();
      await openQuickFixes(page, "Remove version");
      await page.keyboard.press("Enter");
      await version.waitFor({ state: "detached" });
      await page.keyboard.press("Control+z");
      await version.waitFor();
    });
    await take("all that is safe in the workspace is mended after a preview", async () => {
      await run(page, "Seaworthy: Fix All Safe Problems in the Workspace");
      await preview.getByText("compose.yaml").first().waitFor();
      await picture("fix-all");
      await preview.locator(".edit-checkbox").first().click();
      await preview.getByText("Apply").click();
      await line(page, 'version: "3.8"').waitFor({ state: "detached" });
    });
    await take("a rule's page opens in the editor", async () => {
      await run(page, "Seaworthy: Show Rule");
      const rules = page.locator(".quick-input-list .monaco-list-row");
      await rules.filter({ hasText: "all-capabilities" }).waitFor();
      await page.keyboard.type("root-user");
      await rules.filter({ hasText: "root-user" }).first().waitFor();
      await page.keyboard.press("Enter");
      await page.locator(".tab", { hasText: "root-user" }).waitFor();
      const content = page.frameLocator("iframe.webview.ready").frameLocator("iframe#active-frame");
      await content.locator("h1", { hasText: "root-user" }).waitFor();
      await picture("rule-page");
    });
  } finally {
    await page.context().close();
    await server.stop();
    profile.remove();
  }
}

/**
 * Opens the menu of quick fixes at the cursor, and waits until the one titled `first` is chosen. Tries again where VS Code
 * says that there are none, as it does when it asked while an extension was still starting.
 */
async function openQuickFixes(page: Page, first: string): Promise<void> {
  const chosen = page.locator(".action-widget .monaco-list-row.focused", { hasText: first });
  for (let attempt = 1; ; attempt++) {
    await page.keyboard.press("Control+.");
    try {
      return await chosen.waitFor({ timeout: 5_000 });
    } catch (error) {
      if (attempt === 4) throw error;
      await page.keyboard.press("Escape");
    }
  }
}

/** Runs a command by its name, through the command palette. */
async function run(page: Page, command: string): Promise<void> {
  await page.keyboard.press("F1");
  await page.keyboard.type(command);
  await page.locator(".quick-input-list .monaco-list-row", { hasText: command }).first().waitFor();
  await page.keyboard.press("Enter");
}

function line(page: Page, text: string): Locator {
  // The editor writes a space as one that does not break.
  return page.locator(".monaco-editor .view-line", { hasText: new RegExp(text.replaceAll(" ", "\\s")) }).first();
}

function word(page: Page, inLine: string, text: string): Locator {
  return line(page, inLine)
    .locator("span", { hasText: new RegExp(`^\\s*${text}$`) })
    .last();
}
