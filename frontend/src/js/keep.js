// Forms with data-keep="name": what is typed stays in this browser until the server has it. The page that follows a
// save says so with data-kept-saved="name …"; a login page, or the form with errors, does not, so nothing is dropped.

import { browser, tab } from "./storage.js";

const SENT = "sent";
const FIELDS = "textarea[name], input[type=text][name], input:not([type])[name]";

/** One learner's text never shows up for another who uses the same browser. */
const keyOf = (name) => `keep:${document.body.dataset.user}:${name}`;
const textsOf = (form) =>
  Object.fromEntries([...form.querySelectorAll(FIELDS)].map(({ name, value }) => [name, value]));

function fill(form, texts) {
  for (const field of form.querySelectorAll(FIELDS)) field.value = texts[field.name] ?? field.value;
}

function setUp(form) {
  const name = form.dataset.keep;
  const served = textsOf(form);
  const kept = browser.recallObject(keyOf(name));
  const notice = form.querySelector("[data-keep-notice]");
  if (kept && JSON.stringify(kept) !== JSON.stringify(served)) {
    fill(form, kept);
    if (notice) notice.hidden = false;
  }
  notice?.querySelector("[data-keep-discard]").addEventListener("click", () => {
    fill(form, served);
    browser.forget(keyOf(name));
    notice.hidden = true;
  });
  form.addEventListener("input", () => browser.keep(keyOf(name), JSON.stringify(textsOf(form))));
  form.addEventListener("submit", () => tab.keep(SENT, name));
}

export function setUpKeeping() {
  const forms = [...document.querySelectorAll("form[data-keep]")];
  const sent = tab.recall(SENT);
  const saved = document.querySelector("[data-kept-saved]")?.dataset.keptSaved.split(" ") ?? [];
  if (sent && saved.includes(sent)) browser.forget(keyOf(sent));
  if (saved.length || forms.length) tab.forget(SENT);
  forms.forEach(setUp);
  window.addEventListener("pageshow", ({ persisted }) => {
    if (persisted && forms.length) tab.forget(SENT); // back on the form: it was not saved
  });
}
