import { type Browser, chromium, type Page } from "playwright-core";

/** Starts a headless Chromium that reaches nothing but this machine. */
export async function startBrowser(executablePath: string): Promise<Browser> {
  return await chromium.launch({
    executablePath,
    headless: true,
    args: [
      "--no-sandbox",
      "--disable-gpu",
      "--disable-quic",
      "--no-first-run",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
      "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost, EXCLUDE *.localhost",
    ],
  });
}

/** Opens a page with storage of its own; close it with `page.context().close()`. `sharpness` is device pixels per pixel. */
export async function openPage(browser: Browser, sharpness = 1): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, deviceScaleFactor: sharpness });
  return await context.newPage();
}
