// Builds what the browser gets into dist/: `node build.mjs`, or `node build.mjs --watch` while working on it.

import { cp, mkdir, rm } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { context } from "esbuild";

const here = new URL("./", import.meta.url);
const dist = new URL("dist/", here);

const fonts = {
  "inter.woff2": "inter/files/inter-latin-wght-normal.woff2",
  "inter-italic.woff2": "inter/files/inter-latin-wght-italic.woff2",
  "jetbrains-mono.woff2": "jetbrains-mono/files/jetbrains-mono-latin-wght-normal.woff2",
};

const options = {
  absWorkingDir: fileURLToPath(here),
  entryPoints: ["src/theme.js", "src/site.js", "src/workbench.js", "src/site.css"],
  outdir: "dist",
  bundle: true,
  minify: true,
  format: "iife",
  // light-dark(), :has() and popover are in every browser since 2024; the syntax needs no lowering.
  target: ["chrome123", "firefox125", "safari17.5"],
  external: ["*.woff2"],
  legalComments: "linked",
  logLevel: "info",
};

await rm(dist, { recursive: true, force: true });
await mkdir(dist, { recursive: true });
await cp(new URL("static/", here), dist, { recursive: true });
for (const [name, source] of Object.entries(fonts)) {
  await cp(new URL(`node_modules/@fontsource-variable/${source}`, here), new URL(name, dist));
}

const build = await context(options);
await build.rebuild();
if (process.argv.includes("--watch")) {
  await build.watch();
} else {
  await build.dispose();
}
