// Where a running program shows what it prints, asks for what it reads, and is gone through step by step.

import { explain } from "./explain.js";
import { PLAIN } from "./python.js";
import { createStepper } from "./stepper.js";

/** `root` is a [data-console] element of templates/components/_run_tools.html. */
export function createConsole(root) {
  const output = root.querySelector("samp");
  const ask = root.querySelector("[data-ask]");
  const field = ask.querySelector("input");
  const bar = root.querySelector("progress");
  const said = root.querySelector("[data-said]");
  const meaning = root.querySelector("[data-meaning]");
  const stepper = createStepper(root.querySelector("[data-stepper]"));

  const say = (sentence) => (said.textContent = sentence ? root.dataset[sentence] : "");

  function write(text, kind) {
    const piece = document.createElement(kind ?? "span");
    piece.textContent = text;
    output.append(piece);
    const pre = output.parentElement;
    pre.scrollTop = pre.scrollHeight;
  }

  function clear() {
    explain(meaning, null);
    root.hidden = true;
    output.replaceChildren();
    ask.hidden = bar.hidden = true;
    stepper.clear();
    say("");
  }

  /** Runs a program and shows it; gives what ended it. */
  async function show(python, program) {
    clear();
    root.hidden = false;
    say("sayStarting");
    let recorded = null;
    const ending = await python.run(program, {
      onOutput: (text) => write(text),
      onProgress(share) {
        bar.hidden = false;
        bar.value = share;
        say("sayLoading");
      },
      onStart() {
        bar.hidden = true;
        say("sayRunning");
      },
      onSteps: (steps) => (recorded = steps),
      onAsk(prompt, answer) {
        write(prompt);
        say("sayAsking");
        ask.hidden = false;
        field.value = "";
        field.focus();
        ask.onsubmit = (event) => {
          event.preventDefault();
          ask.hidden = true;
          say("sayRunning");
          write(`${field.value}\n`, "kbd");
          answer(field.value);
        };
      },
    });
    ask.hidden = bar.hidden = true;
    if (ending.how === "error") write(ending.error.text, "strong");
    explain(meaning, ending.error);
    const quiet = ending.how === "done" && !output.textContent;
    say(quiet ? "sayNothing" : `say${ending.how[0].toUpperCase()}${ending.how.slice(1)}`);
    const { source, file = PLAIN.file, files } = program;
    if (recorded) stepper.show({ [file]: source, ...files }, recorded, output.textContent);
    return ending;
  }

  return { show, clear };
}
