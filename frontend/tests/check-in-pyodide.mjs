// Checks submissions in Pyodide as the page does: reads a JSON list of jobs from standard input, and writes for each the
// list of its cases, as JSON.

import { readFile } from "node:fs/promises";
import { text } from "node:stream/consumers";
import { loadPyodide } from "pyodide";
import { readHarness } from "../harness.mjs";
import { layDown } from "../src/js/harness.js";

const name = "milepost_check.py";
const own = { [name]: await readFile(new URL(`../src/python/${name}`, import.meta.url), "utf8") };
const python = await loadPyodide();
let cases = [];
layDown(python, { ...(await readHarness()), ...own }, { case: (told) => cases.push(JSON.parse(told)) });
python.runPython("import os; os.makedirs('/home/desk'); os.chdir('/home/desk')");
const check = python.runPython("import json, milepost_check; lambda job: milepost_check.check(json.loads(job))");
const answers = JSON.parse(await text(process.stdin)).map((job) => {
  cases = [];
  check(JSON.stringify(job));
  return cases;
});
process.stdout.write(JSON.stringify(answers));
