// What of the judge and of the site runs in the page too: the very files, read where they are.

import { readdir, readFile } from "node:fs/promises";

const root = new URL("../", import.meta.url);

const JUDGE = [
  ...["answers", "compare", "endings", "exercise", "frames", "grading", "plain", "report", "rules", "session"],
  ...["subjects", "submitted", "suites", "teaching", "telling", "texts", "trial", "values"],
  ...["inside/checks", "inside/encoding", "inside/failures", "inside/fixtures", "inside/pipe", "inside/runner"],
  ...["inside/sources", "inside/streams", "inside/suite", "inside/surroundings", "inside/workspace"],
  ...["jail/child", "jail/errors"],
];

/** File names to texts; the packages themselves are empty, for their own begin with what only a server has. */
export async function readHarness() {
  const explaining = (await readdir(new URL("judge/explaining/", root))).filter((name) => name.endsWith(".py"));
  const names = [
    ...explaining.map((name) => `judge/explaining/${name}`),
    ...JUDGE.map((name) => `judge/${name}.py`),
    "exercises/case_facts.py",
    "exercises/differences.py",
  ];
  const files = { "judge/__init__.py": "", "judge/inside/__init__.py": "", "judge/jail/__init__.py": "" };
  for (const name of names) files[name] = await readFile(new URL(name, root), "utf8");
  return { ...files, "exercises/__init__.py": "" };
}
