// The exercise's own program, run in the page: for trying, never for the verdict.

import { claimOf, createCheck } from "./check.js";
import { createConsole } from "./console.js";
import { createPython } from "./python.js";

const HEADER = "Milepost-Practice"; // exercises/practice.py reads it

const read = (id) => JSON.parse(document.getElementById(id)?.textContent ?? "null");

/** On an exercise's page the files are the editor's; on a submission's, what was handed in. */
function setUp(desk) {
  const form = document.getElementById(desk.dataset.desk);
  const python = createPython({ worker: desk.dataset.worker, index: desk.dataset.index });
  const screen = createConsole(desk.querySelector("[data-console]"));
  const button = (name) => (form ?? desk).querySelector(`[data-do=${name}]`) ?? desk.querySelector(`[data-do=${name}]`);
  const [run, check, stop, step] = ["run", "check", "stop", "step"].map(button);
  const call = desk.querySelector("[name=call]");
  const given = read("exercise-data") ?? {};
  const asked = read("exercise-check");
  const panel = desk.querySelector("[data-check]");
  const checking = asked && panel ? createCheck(panel, { python, ...asked, job: { ...asked.job, data: given } }) : null;
  let claim = null;

  function files() {
    if (!form) return read("submitted-files");
    const fields = [...form.querySelectorAll("textarea[data-file]")];
    return Object.fromEntries(fields.map((field) => [field.dataset.file, field.value]));
  }

  function program() {
    const file = form?.querySelector("textarea[data-file]").dataset.file ?? asked.job.entry.file;
    const { [file]: source, ...others } = files();
    return { source, file, files: { ...given, ...others } };
  }

  /** Marks in the editor where the program ended; a field without an editor has nothing to be marked. */
  function markError(error) {
    const detail = { line: error?.line ?? 0, message: error ? `${error.type}: ${error.message}` : "" };
    form?.querySelector("textarea[data-file]").dispatchEvent(new CustomEvent("milepost:error", { detail }));
  }

  /** While something runs there is nothing to be pressed but Stop. */
  async function busy(act) {
    const [pressed] = [run, check].filter((each) => each && each === document.activeElement);
    for (const each of [run, check]) if (each) each.hidden = true;
    if (stop) stop.hidden = false;
    if (pressed) stop.focus();
    await act();
    const back = document.activeElement === stop || document.activeElement === document.body;
    if (stop) stop.hidden = true;
    for (const each of [run, check]) if (each) each.hidden = false;
    if (pressed && back) pressed.focus();
  }

  const start = (extra = {}) =>
    busy(async () => markError((await screen.show(python, { ...program(), ...extra })).error));

  const startCheck = () =>
    busy(async () => {
      const tried = files();
      claim = null;
      const told = await checking.run(tried);
      claim = { files: JSON.stringify(tried), hash: asked.job.case_hash, cases: claimOf(asked.job.cases, told) };
    });

  /** A case of the exercise's, line by line, with its own input or call. */
  function stepThrough(number) {
    const { call: asks, steps, stdin, args } = asked.job.cases.find((one) => one.number === number);
    if (call && asks) call.value = asks;
    start({ record: true, steps: asks === null ? steps : [asks], typed: stdin, typedAll: true, arguments: args });
  }

  run?.addEventListener("click", () => start());
  check?.addEventListener("click", startCheck);
  step?.addEventListener("click", () => start({ record: true, steps: call ? [call.value] : [] }));
  stop?.addEventListener("click", () => python.stop());
  call?.form.addEventListener("submit", (event) => {
    event.preventDefault();
    if (call.value.trim()) start({ steps: [call.value] });
  });
  document.addEventListener("click", ({ target }) => {
    const pressed = target.closest("[data-step-case]");
    if (pressed && asked) stepThrough(Number(pressed.dataset.stepCase));
  });
  // What the page found goes along with the very text that it was found of, so that the server can compare.
  form?.addEventListener("htmx:configRequest", ({ detail }) => {
    if (claim?.files !== JSON.stringify(files())) return;
    detail.headers[HEADER] = JSON.stringify({ hash: claim.hash, cases: claim.cases });
  });
}

export function setUpDesks() {
  for (const desk of document.querySelectorAll("[data-desk]")) setUp(desk);
}
