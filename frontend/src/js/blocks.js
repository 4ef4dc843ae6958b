// Gives each runnable program of a lesson its buttons. The figure stays as it came until somebody runs or changes it.

import { createConsole } from "./console.js";
import { announceKeys } from "./keys.js";
import { createPython } from "./python.js";

class Block {
  constructor(figure, tools, desk, earlier) {
    this.figure = figure;
    this.desk = desk;
    this.earlier = earlier;
    this.pre = figure.querySelector("pre");
    this.original = this.pre.textContent;
    this.source = this.original;
    this.shown = figure.querySelector(".code-output");
    announceKeys(tools);
    figure.append(tools);
    this.buttons = Object.fromEntries([...figure.querySelectorAll("[data-do]")].map((each) => [each.dataset.do, each]));
    this.console = createConsole(figure.querySelector("[data-console]"));
    this.buttons.run.addEventListener("click", () => this.run());
    this.buttons.step.addEventListener("click", () => this.run({ record: true }));
    this.buttons.stop.addEventListener("click", () => desk.python.stop());
    this.buttons.edit.addEventListener("click", () => this.edit());
    this.buttons.reset.addEventListener("click", () => this.reset());
    figure.classList.add("has-tools");
  }

  /** What runs before this program so that its names are there, in order. */
  get before() {
    return this.earlier ? [...this.earlier.before, this.earlier.source] : [];
  }

  async run(how = {}) {
    const { run, stop, step, reset } = this.buttons;
    if (this.shown) this.shown.hidden = true;
    run.hidden = step.hidden = true;
    stop.hidden = reset.hidden = false;
    const program = { source: this.source, before: this.before, typed: this.figure.dataset.stdin ?? "", ...how };
    const hadFocus = [document.body, run, step].includes(document.activeElement);
    if (hadFocus) stop.focus();
    const { error } = await this.console.show(this.desk.python, program);
    if (this.view) this.markError(this.view, error?.line ?? 0, error ? `${error.type}: ${error.message}` : "");
    const back = document.activeElement === stop || document.activeElement === document.body;
    stop.hidden = true;
    run.hidden = step.hidden = false;
    if (back) run.focus();
  }

  async edit() {
    this.buttons.edit.disabled = true;
    try {
      const { createEditor, markError } = await import(this.desk.editor);
      this.markError = markError;
      this.view = createEditor({
        text: this.source,
        label: this.buttons.edit.dataset.label,
        changed: (text) => {
          this.source = text;
          this.buttons.reset.hidden = false;
        },
      });
      this.pre.hidden = true;
      this.pre.after(this.view.dom);
      this.view.focus();
      this.buttons.edit.hidden = true;
    } finally {
      this.buttons.edit.disabled = false;
    }
  }

  reset() {
    if (!this.buttons.stop.hidden) this.desk.python.stop();
    this.source = this.original;
    this.view?.destroy();
    this.view = null;
    this.pre.hidden = this.buttons.edit.hidden = false;
    this.console.clear();
    if (this.shown) this.shown.hidden = false;
    this.buttons.reset.hidden = true;
    this.buttons.run.focus();
  }
}

export function setUpBlocks() {
  const template = document.getElementById("run-tools");
  if (!template) return;
  const { worker, index, editor } = template.dataset;
  const desk = { python: createPython({ worker, index }), editor };
  let earlier = null;
  for (const figure of document.querySelectorAll("figure.code[data-run]")) {
    const continues = "continues" in figure.dataset;
    earlier = new Block(figure, template.content.cloneNode(true), desk, continues ? earlier : null);
  }
}
