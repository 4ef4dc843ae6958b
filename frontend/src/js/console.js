// Where a running program shows what it prints, asks for what it reads, and is gone through step by step.

import { createStepper } from "./stepper.js";

/** The lesson that teaches these concepts; null when there is none, or nobody can be asked. */
async function lessonOf(address, concepts) {
  try {
    const response = await fetch(`${address}?${new URLSearchParams(concepts.map((concept) => ["of", concept]))}`);
    return response.status === 200 ? await response.json() : null;
  } catch {
    return null;
  }
}

function linkTo({ title, url }, words) {
  const line = document.createElement("p");
  line.append(`${words} `, Object.assign(document.createElement("a"), { href: url, textContent: title }));
  return line;
}

/** A sentence in which code stands between backticks. */
function paragraph(sentence) {
  const element = document.createElement("p");
  sentence.split("`").forEach((text, place) => {
    const piece = document.createElement(place % 2 ? "code" : "span");
    piece.textContent = text;
    element.append(piece);
  });
  return element;
}

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

  /** What an error means, what may have caused it, and where to read about it again. */
  async function explain(error) {
    const sentences = error?.says ?? [];
    meaning.hidden = !sentences.length;
    meaning.replaceChildren(...sentences.map(paragraph));
    if (!error?.concepts?.length) return;
    const lesson = await lessonOf(meaning.dataset.lessons, error.concepts);
    if (lesson && meaning.firstChild && !meaning.hidden) meaning.append(linkTo(lesson, meaning.dataset.again));
  }

  function clear() {
    explain(null);
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
    explain(ending.error);
    const quiet = ending.how === "done" && !output.textContent;
    say(quiet ? "sayNothing" : `say${ending.how[0].toUpperCase()}${ending.how.slice(1)}`);
    if (recorded) stepper.show(program.source, recorded, output.textContent);
    return ending;
  }

  return { show, clear };
}
