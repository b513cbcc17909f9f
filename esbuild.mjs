import { build } from "esbuild";

await build({
  entryPoints: { cli: "server/cli/main.ts" },
  outdir: "dist",
  outExtension: { ".js": ".cjs" },
  bundle: true,
  platform: "node",
  target: "node20",
  format: "cjs",
  minify: true,
  banner: { js: "#!/usr/bin/env node" },
});
