// Python in a worker of its own: whatever a program does, the page stays alive and can end it.
//
// It hears {type: "start", index} once, then {type: "run", request} and {type: "answer", text}; it says "progress",
// "ready", "output", "ask", "steps", "case", "done" (with what ended the program, as JSON) and "failed". It may fetch
// nothing but Python itself: the policy that comes with this file says so.

import { layDown } from "./js/harness.js";
import check from "./python/milepost_check.py";
import desk from "./python/milepost_desk.py";
import steps from "./python/milepost_steps.py";

const SIZES = PYODIDE_SIZES; // bytes of each file, filled in by the build
const HARNESS = JUDGE_FILES; // file names to texts, filled in by the build
const AT_ONCE = 200; // so many pieces of output are shown as they come; then they are gathered
const GATHERED = 8192;
const GATHER_MS = 40;

const say = (type, rest = {}) => self.postMessage({ type, ...rest });

let run;
let answered;
let line; // shared memory in which the page leaves a line, where the browser allows that
let gathered = "";
let pieces = 0;
let lastShown = 0;

function show() {
  if (gathered) say("output", { text: gathered });
  gathered = "";
  lastShown = performance.now();
}

function write(text) {
  gathered += text;
  pieces += 1;
  if (pieces < AT_ONCE || gathered.length > GATHERED || performance.now() - lastShown > GATHER_MS) show();
}

/** Waits for the reader's line without letting Python go on. */
function askBySharedMemory(prompt) {
  const state = new Int32Array(line, 0, 2);
  Atomics.store(state, 0, 0);
  say("ask", { prompt });
  Atomics.wait(state, 0, 0);
  return new TextDecoder().decode(new Uint8Array(line, 8, state[1]).slice());
}

function askByPromise(prompt) {
  return new Promise((resolve) => {
    answered = resolve;
    say("ask", { prompt });
  });
}

/** Fetches everything once, counting, so that the reader sees how far it is; Pyodide then finds it in the cache. */
async function fetchAll(index) {
  const total = Object.values(SIZES).reduce((sum, size) => sum + size, 0);
  let done = 0;
  const fetchOne = async (name) => {
    const { body, ok, status } = await fetch(index + name);
    if (!ok) throw new Error(`${name}: ${status}`);
    const reader = body.getReader();
    for (let part = await reader.read(); !part.done; part = await reader.read()) {
      done += part.value.length;
      say("progress", { share: Math.min(1, done / total) });
    }
  };
  await Promise.all(Object.keys(SIZES).map(fetchOne));
}

async function start({ index, shared }) {
  line = shared;
  await fetchAll(index);
  const { loadPyodide } = await import(`${index}pyodide.mjs`);
  const python = await loadPyodide({ indexURL: index });
  const waits = line ? "memory" : typeof WebAssembly.Suspending === "function" ? "promise" : "never";
  const own = { "milepost_check.py": check, "milepost_desk.py": desk, "milepost_steps.py": steps };
  layDown(python, { ...HARNESS, ...own }, {
    write,
    waits,
    ask: line ? askBySharedMemory : askByPromise,
    steps: (text) => say("steps", { recorded: JSON.parse(text) }),
    case: (text) => say("case", { told: JSON.parse(text) }),
  });
  const entry = python.pyimport("milepost_desk").run;
  run = waits === "promise" ? (request) => entry.callPromising(request) : async (request) => entry(request);
  say("ready");
}

self.onmessage = async ({ data }) => {
  try {
    if (data.type === "start") {
      await start(data);
    } else if (data.type === "answer") {
      answered?.(data.text);
    } else {
      pieces = 0;
      const ending = await run(data.request);
      show();
      say("done", { ending: JSON.parse(ending) });
    }
  } catch (error) {
    say("failed", { reason: String(error?.message ?? error) });
  }
};
