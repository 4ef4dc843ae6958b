// The exercise's own program, run in the page: for trying, never for the verdict.

import { createConsole } from "./console.js";
import { createPython } from "./python.js";

function setUp(desk) {
  const form = document.getElementById(desk.dataset.desk);
  const python = createPython({ worker: desk.dataset.worker, index: desk.dataset.index });
  const screen = createConsole(desk.querySelector("[data-console]"));
  const run = form.querySelector("[data-do=run]");
  const stop = form.querySelector("[data-do=stop]");
  const step = desk.querySelector("[data-do=step]");
  const call = desk.querySelector("[name=call]");
  const given = JSON.parse(document.getElementById("exercise-data").textContent);

  function program() {
    const [first, ...others] = form.querySelectorAll("textarea[data-file]");
    const files = Object.fromEntries(others.map((field) => [field.dataset.file, field.value]));
    return { source: first.value, file: first.dataset.file, files: { ...given, ...files } };
  }

  /** Marks in the editor where the program ended; a field without an editor has nothing to be marked. */
  function markError(error) {
    const detail = { line: error?.line ?? 0, message: error ? `${error.type}: ${error.message}` : "" };
    form.querySelector("textarea[data-file]").dispatchEvent(new CustomEvent("milepost:error", { detail }));
  }

  async function start(extra = {}) {
    run.hidden = true;
    stop.hidden = false;
    const ending = await screen.show(python, { ...program(), ...extra });
    markError(ending.error);
    stop.hidden = true;
    run.hidden = false;
  }

  run.addEventListener("click", () => start());
  step.addEventListener("click", () => start({ step: true, call: call?.value ?? "" }));
  stop.addEventListener("click", () => python.stop());
  call?.form.addEventListener("submit", (event) => {
    event.preventDefault();
    if (call.value.trim()) start({ call: call.value });
  });
}

export function setUpDesks() {
  for (const desk of document.querySelectorAll("[data-desk]")) setUp(desk);
}
