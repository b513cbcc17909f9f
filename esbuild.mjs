import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { build } from "esbuild";

/** The pages of the rules, for `server/rules/pages.ts`. */
const rulePages = Object.fromEntries(
  readdirSync("server/rules")
    .filter((name) => name.endsWith(".md"))
    .map((name) => [name.slice(0, -".md".length), readFileSync(`server/rules/${name}`, "utf8")]),
);

/** Makes one file in dist/ of an entry and all that it imports. */
function bundle(entry, out, options) {
  return build({
    entryPoints: [entry],
    outfile: `dist/${out}`,
    bundle: true,
    minify: true,
    metafile: true,
    define: { rulePages: JSON.stringify(rulePages) },
    logLevel: "warning",
    ...options,
  });
}

const node = { platform: "node", format: "cjs", target: "node20" };
/** What the oldest supported VS Code runs in a browser. */
const browser = { platform: "browser", target: "es2022" };
/** dockerfile-ast looks for a byte order mark with Node's Buffer, which browsers lack. */
const bufferForBrowsers = { js: "var Buffer = { from: (text) => new TextEncoder().encode(text) };" };

const bundles = await Promise.all([
  bundle("server/cli/main.ts", "cli.cjs", { ...node, banner: { js: "#!/usr/bin/env node" } }),
  bundle("server/lsp/start.node.ts", "server.cjs", node),
  bundle("server/lsp/main.browser.ts", "server.web.js", { ...browser, format: "iife", banner: bufferForBrowsers }),
  bundle("client/extension.ts", "client.cjs", { ...node, external: ["vscode"] }),
  bundle("client/extension.web.ts", "client.web.js", { ...browser, format: "cjs", external: ["vscode"] }),
]);

writeFileSync("dist/third-party-notices.txt", notices(bundles.flatMap((it) => Object.keys(it.metafile.inputs))));

/** The licences of the packages in the bundles, which have to travel with them. */
function notices(files) {
  const folders = new Set(files.map((file) => /^.*node_modules\/(?:@[^/]+\/)?[^/]+/.exec(file)?.[0]).filter((it) => it !== undefined));
  const texts = [...folders].sort().map((folder) => {
    const { name, version, license } = JSON.parse(readFileSync(`${folder}/package.json`, "utf8"));
    const file = readdirSync(folder).find((it) => /^licen[cs]e/i.test(it));
    return `${name} ${version} (${license})\n\n${file ? readFileSync(`${folder}/${file}`, "utf8").trim() : "The package brings no licence text of its own."}\n`;
  });
  return `The programs of Seaworthy contain these packages.\n\n${texts.join(`\n${"-".repeat(80)}\n\n`)}`;
}
