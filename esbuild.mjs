import { readdirSync, readFileSync } from "node:fs";
import { build } from "esbuild";

/** The pages of the rules, for `server/rules/pages.ts`. */
const rulePages = Object.fromEntries(
  readdirSync("server/rules")
    .filter((name) => name.endsWith(".md"))
    .map((name) => [name.slice(0, -".md".length), readFileSync(`server/rules/${name}`, "utf8")]),
);

/** One bundle in dist/. The server is in two of them, the pages in all that hold it. */
function bundle(entry, out, options) {
  return build({
    entryPoints: [entry],
    outfile: `dist/${out}`,
    bundle: true,
    minify: true,
    define: { rulePages: JSON.stringify(rulePages) },
    logLevel: "warning",
    ...options,
  });
}

const node = { platform: "node", format: "cjs", target: "node20" };
/** VS Code 1.91 and the browsers of its time. */
const browser = { platform: "browser", target: "es2022" };

await Promise.all([
  bundle("server/cli/main.ts", "cli.cjs", { ...node, banner: { js: "#!/usr/bin/env node" } }),
  bundle("server/lsp/start.node.ts", "server.cjs", node),
  bundle("server/lsp/main.browser.ts", "server.web.js", { ...browser, format: "iife" }),
  bundle("client/extension.ts", "client.cjs", { ...node, external: ["vscode"] }),
  bundle("client/extension.web.ts", "client.web.js", { ...browser, format: "cjs", external: ["vscode"] }),
]);
