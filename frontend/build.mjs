// Builds what the browser gets into dist/: `node build.mjs`, or `node build.mjs --watch` while working on it.

import { cp, mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { context } from "esbuild";
import { readHarness } from "./harness.mjs";

const here = new URL("./", import.meta.url);
const dist = new URL("dist/", here);
const modules = new URL("node_modules/", here);

const fonts = {
  "inter.woff2": "@fontsource-variable/inter/files/inter-latin-wght-normal.woff2",
  "inter-italic.woff2": "@fontsource-variable/inter/files/inter-latin-wght-italic.woff2",
  "jetbrains-mono.woff2": "@fontsource-variable/jetbrains-mono/files/jetbrains-mono-latin-wght-normal.woff2",
};

/** What Pyodide needs to run: served beside our own scripts, under its version, so that browsers keep it for ever. */
const pyodide = {
  version: JSON.parse(await readFile(new URL("pyodide/package.json", modules), "utf8")).version,
  files: ["pyodide.mjs", "pyodide.asm.mjs", "pyodide.asm.wasm", "python_stdlib.zip", "pyodide-lock.json"],
};

const common = {
  absWorkingDir: fileURLToPath(here),
  outdir: "dist",
  bundle: true,
  minify: true,
  // light-dark(), :has() and popover are in every browser since 2024; the syntax needs no lowering.
  target: ["chrome123", "firefox125", "safari17.5"],
  external: ["*.woff2"],
  legalComments: "none", // licences.txt has them whole
  metafile: true,
  logLevel: "info",
};
const scripts = {
  ...common,
  entryPoints: ["src/theme.js", "src/site.js", "src/workbench.js", "src/notes.js", "src/steps.js", "src/site.css"],
  format: "iife",
};
/** What a page fetches when it is first wanted. */
const later = {
  ...common,
  entryPoints: ["src/blocks.js", "src/editor.js", "src/python-worker.js"],
  format: "esm",
  loader: { ".py": "text" },
};

async function copyPyodide() {
  const folder = new URL(`pyodide/${pyodide.version}/`, dist);
  await mkdir(folder, { recursive: true });
  const sizes = {};
  for (const name of pyodide.files) {
    let content = await readFile(new URL(`pyodide/${name}`, modules));
    if (name.endsWith(".mjs")) content = Buffer.from(String(content).replace(/^\/\/# sourceMappingURL=.*$/m, ""));
    await writeFile(new URL(name, folder), content);
    sizes[name] = content.length;
  }
  return sizes;
}

/** The licences ask that their text goes along with every copy: one file for all that is served. */
async function writeLicences(inputs) {
  const bundled = inputs.filter((path) => path.startsWith("node_modules/"));
  const paths = [...bundled.map((path) => path.replace("node_modules/", "")), ...Object.values(fonts)];
  const names = new Set(paths.map((path) => path.match(/^(@[^/]+\/)?[^/]+/)[0]));
  const texts = [
    [
      "pyodide\n=======\n",
      `Pyodide ${pyodide.version}, unchanged, under the Mozilla Public License 2.0. Its source is in the repository`,
      "that its npm package names. It contains CPython, under the Python Software Foundation License.",
    ].join("\n"),
  ];
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

const define = {
  PYODIDE_SIZES: JSON.stringify(await copyPyodide()),
  JUDGE_FILES: JSON.stringify(await readHarness()),
};
const builds = [
  await context(scripts),
  await context({ ...later, define }),
];
const built = await Promise.all(builds.map((build) => build.rebuild()));
await writeLicences(built.flatMap(({ metafile }) => Object.keys(metafile.inputs)));
for (const build of builds) {
  if (process.argv.includes("--watch")) await build.watch();
  else await build.dispose();
}
