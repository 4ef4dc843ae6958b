// Builds what the browser gets into dist/: `node build.mjs`, or `node build.mjs --watch` while working on it.

import { cp, mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { context } from "esbuild";

const here = new URL("./", import.meta.url);
const dist = new URL("dist/", here);
const modules = new URL("node_modules/", here);

const fonts = {
  "inter.woff2": "@fontsource-variable/inter/files/inter-latin-wght-normal.woff2",
  "inter-italic.woff2": "@fontsource-variable/inter/files/inter-latin-wght-italic.woff2",
  "jetbrains-mono.woff2": "@fontsource-variable/jetbrains-mono/files/jetbrains-mono-latin-wght-normal.woff2",
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
  legalComments: "none", // licences.txt has them whole
  metafile: true,
  logLevel: "info",
};

/** The licences ask that their text goes along with every copy: one file for all that was bundled. */
async function writeLicences(inputs) {
  const paths = [...inputs.map((path) => path.replace("node_modules/", "")), ...Object.values(fonts)];
  const names = new Set(paths.map((path) => path.match(/^(@[^/]+\/)?[^/]+/)[0]).filter((name) => name !== "src"));
  const texts = [];
  for (const name of [...names].sort()) {
    texts.push(
      `${name}\n${"=".repeat(name.length)}\n\n${await readFile(new URL(`${name}/LICENSE`, modules), "utf8")}`,
    );
  }
  await writeFile(new URL("licences.txt", dist), texts.join("\n\n"));
}

await rm(dist, { recursive: true, force: true });
await mkdir(dist, { recursive: true });
await cp(new URL("static/", here), dist, { recursive: true });
for (const [name, source] of Object.entries(fonts)) await cp(new URL(source, modules), new URL(name, dist));

const build = await context(options);
const { metafile } = await build.rebuild();
await writeLicences(Object.keys(metafile.inputs));
if (process.argv.includes("--watch")) {
  await build.watch();
} else {
  await build.dispose();
}
