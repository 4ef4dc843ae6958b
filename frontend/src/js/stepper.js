// Goes through a recorded program, forward and back: the line, what each name stands for, the calls, the output.

const make = (tag, text = "", attributes = {}) => {
  const element = Object.assign(document.createElement(tag), { textContent: text });
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  return element;
};

/** `root` is a [data-stepper] element of templates/components/_stepper.html. */
export function createStepper(root) {
  const slider = root.querySelector("input[type=range]");
  const where = root.querySelector("[data-where]");
  const code = root.querySelector("[data-code]");
  const calls = root.querySelector("[data-calls]");
  const printed = root.querySelector("[data-printed]");
  const fileLabel = root.querySelector("[data-file]");
  let texts = {};
  let steps = [];
  let shown = "";

  /** Of several files, the one in which the step is. */
  function open(file) {
    if (code.dataset.shown === file) return;
    code.dataset.shown = file;
    fileLabel.textContent = file;
    code.replaceChildren(...texts[file].replace(/\n$/, "").split("\n").map((line) => make("li", line || " ")));
  }

  function go(number) {
    const at = Math.max(0, Math.min(steps.length - 1, number));
    const step = steps[at];
    slider.value = String(at);
    open(step.file);
    const sentence = step.line ? root.dataset.where : root.dataset.end;
    where.textContent = [
      sentence.replace("{step}", at + 1).replace("{steps}", steps.length).replace("{line}", step.line),
      step.gives === undefined ? "" : root.dataset.gives.replace("{value}", step.gives),
      step.raises === undefined ? "" : root.dataset.raises.replace("{error}", step.raises),
    ].join(" ");
    slider.setAttribute("aria-valuetext", where.textContent);
    [...code.children].forEach((line, index) => {
      if (index + 1 === step.line) line.setAttribute("aria-current", "step");
      else line.removeAttribute("aria-current");
    });
    const current = code.querySelector("[aria-current]");
    if (current) code.scrollTop = current.offsetTop - code.offsetTop - code.clientHeight / 2;
    calls.replaceChildren(...step.stack.map(frameOf));
    printed.textContent = shown.slice(0, step.printed);
    for (const button of root.querySelectorAll("[data-go]")) {
      button.disabled = button.dataset.go.startsWith("-") ? at === 0 : at === steps.length - 1;
    }
  }

  /** One call, or the program itself, with its names. */
  function frameOf({ name, names }) {
    const table = make("table", "", { class: "table table-sm" });
    for (const [variable, value, mark] of names) {
      const row = table.insertRow();
      row.append(make("th", variable, { scope: "row" }), make("td", value));
      if (mark) row.lastChild.append(" ", make("span", root.dataset.same.replace("{mark}", mark), { class: "badge" }));
    }
    const title = name === "<module>" ? root.dataset.program : Object.hasOwn(texts, name) ? name : `${name}()`;
    const frame = make("div", "", { class: "stepper-frame" });
    frame.append(make("p", title, { class: "code-label" }));
    frame.append(names.length ? table : make("p", root.dataset.none, { class: "text-muted" }));
    return frame;
  }

  slider.addEventListener("input", () => go(Number(slider.value)));
  for (const button of root.querySelectorAll("[data-go]")) {
    button.addEventListener("click", () => go(Number(slider.value) + Number(button.dataset.go)));
  }

  return {
    /** `files` are names and texts. */
    show(files, recorded, output) {
      ({ steps } = recorded);
      if (!steps.length) return;
      texts = files;
      shown = output;
      delete code.dataset.shown;
      fileLabel.hidden = Object.keys(texts).filter((name) => name.endsWith(".py")).length < 2;
      slider.max = String(steps.length - 1);
      root.hidden = false;
      go(0);
      slider.focus();
    },
    clear() {
      root.hidden = true;
      steps = [];
    },
  };
}
