// The public cases of an exercise, tried in the page by the judge's own files: for practice, never for the verdict.

import { explain } from "./explain.js";

const ENDED = { stopped: "stopped", time: "time_limit", failed: "runtime_error" };
/** What says something about the program, and not about how much time or room it had here. */
const DECIDED = [
  ...["passed", "wrong_answer", "runtime_error", "missing_name", "syntax_error", "forbidden_construct"],
];

const fill = (text, values) => text.replace(/\{(\w+)\}/g, (all, name) => values[name] ?? all);

function make(tag, text, className = "") {
  return Object.assign(document.createElement(tag), { textContent: text, className });
}

/** The verdict that came before any case was begun, if one did. */
const beforeCases = (told) => told.find(({ state }) => state === "not_run")?.verdict;

/** What the page found for each case: number to state. Where no case was begun, each has the verdict before them. */
export function claimOf(cases, told) {
  const before = beforeCases(told);
  const found = before ? cases.map(({ number }) => ({ number, state: before })) : told;
  const decided = found.filter(({ state }) => DECIDED.includes(state));
  return Object.fromEntries(decided.map(({ number, state }) => [number, state]));
}

/**
 * `root` is a [data-check] element of templates/exercises/_check.html, `job` the judge's, without files; `shown` has
 * each case's input as a person reads it, `words` are sentences.
 */
export function createCheck(root, { python, job, shown, words }) {
  const { title, said, bar, help, lines } = Object.fromEntries(
    [...root.querySelectorAll("[data-part]")].map((part) => [part.dataset.part, part]),
  );
  const say = (sentence, values = {}) => (said.textContent = fill(root.dataset[sentence], values));

  function textOf({ number, state, text }) {
    if (text) return text;
    if (state === "passed") return fill(words.passed, { number });
    if (state === "not_run") return fill(words.not_run, { number });
    return fill(words.failed, { number, state: state === "stopped" ? root.dataset.stopped : words.states[state] });
  }

  function show(told) {
    const kind = { passed: "passed", not_run: "not-run" }[told.state] ?? "failed";
    const canStep = kind === "failed" && told.state !== "missing_name";
    const opens = Boolean(told.facts?.length) || canStep;
    const line = root.querySelector(`template[data-line=${opens ? "open" : "plain"}]`).content.cloneNode(true);
    const item = line.querySelector("li");
    item.className = `case-${kind}`;
    const place = line.querySelector(".case-line");
    place.prepend(root.querySelector(`template[data-icon=${kind}]`).content.cloneNode(true));
    line.querySelector("[data-text]").textContent = textOf(told);
    if (Number.isInteger(told.ms)) line.querySelector("[data-time]").textContent = fill(root.dataset.ms, told);
    const facts = line.querySelector("dl");
    for (const [name, pieces] of told.facts ?? []) {
      const text = make("pre", "");
      text.tabIndex = 0;
      text.append(...pieces.map(([piece, differs]) => (differs ? make("mark", piece) : piece)));
      const value = make("dd", "");
      value.append(text);
      facts.append(make("dt", words.facts[name], "py-1"), value);
    }
    if (opens) {
      line.querySelector("details").open = Boolean(told.open);
      line.querySelector("[data-signs]").hidden = !told.signs;
      const step = line.querySelector("[data-step-case]");
      step.parentElement.hidden = !canStep;
      step.dataset.stepCase = told.number;
    }
    lines.append(line);
  }

  /** Says above the cases what helps with the first one that fails. */
  function showHelp(told) {
    const { findings = [], failure, missing, verdict } = told;
    const parts = findings.map(({ file, line, say: text }) =>
      make("p", `${line ? `${fill(words.place, { file, line })}: ` : ""}${text}`, "verdict-text"),
    );
    if (told.note || words[verdict]) parts.unshift(make("p", told.note || words[verdict], "verdict-text"));
    if (missing) {
      const similar = missing.similar ? ` ${fill(words.similar, missing)}` : "";
      parts.push(make("p", fill(words.missing, missing) + similar, "verdict-text"));
    }
    if (failure) {
      const place = (frame) => [fill(words.place, frame), frame.source && `    ${frame.source}`];
      const places = failure.frames.flatMap(place);
      const ended = [failure.type, failure.message].filter(Boolean).join(": ");
      const text = make("pre", [...places.filter(Boolean), ended].join("\n"), "mb-0");
      text.tabIndex = 0;
      const box = make("div", "", "verdict-text");
      box.append(text);
      parts.push(box);
    }
    const meaning = help.querySelector("[data-lessons]");
    help.replaceChildren(...parts, meaning);
    explain(meaning, told);
  }

  function clear() {
    lines.replaceChildren();
    showHelp({});
    bar.hidden = true;
    title.textContent = root.dataset.title;
  }

  /** The case that never came to its end, and those after it, which were not begun. */
  function close(how, told) {
    const left = job.cases.slice(beforeCases(told) ? 0 : told.length);
    if (how !== "done" && left.length) {
      const { number } = left.shift();
      const input = shown[number];
      show({ number, state: ENDED[how], facts: input ? [["input", [[input, false]]]] : [], open: true });
    }
    const numbers = { first: left[0]?.number, last: left.at(-1)?.number };
    if (left.length > 2) show({ state: "not_run", text: fill(words.several, numbers) });
    else for (const { number } of left) show({ number, state: "not_run" });
  }

  /** Tries these files; gives what was told of each case, in order. */
  async function run(files) {
    clear();
    root.hidden = false;
    say("sayStarting");
    const told = [];
    let hasBegun = false;
    const next = () => say("sayRunning", job.cases[told.length]);
    const { how } = await python.run(
      { check: { ...job, files } },
      {
        onProgress(share) {
          bar.hidden = false;
          bar.value = share;
          say("sayLoading");
        },
        onStart() {
          bar.hidden = true;
          hasBegun = true;
          next();
        },
        onCase(one) {
          told.push(one);
          if (one.verdict) showHelp(one);
          if (one.state !== "not_run") show(one);
          if (told.length < job.cases.length) next();
        },
      },
    );
    bar.hidden = true;
    if (!hasBegun) {
      say(how === "failed" ? "sayFailed" : "sayStopped");
      return told;
    }
    const number = job.cases[told.length]?.number;
    close(how, told);
    const passed = told.filter(({ state }) => state === "passed").length;
    const all = passed === job.cases.length;
    title.textContent = fill(root.dataset.result, { passed, cases: job.cases.length });
    const sentences = { done: all ? "sayAll" : "saySome", failed: "sayEnded", time: "sayTime" };
    say(sentences[how] ?? "sayStopped", { number });
    return told;
  }

  return { run };
}
