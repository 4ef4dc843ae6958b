// Forms with data-keep: what is typed stays in this browser until the server has it. The page that follows a save
// says so with data-kept-saved; a login page in between, or a form with errors, does not, and nothing is dropped.

import { forget, keep, recall } from "./storage.js";

const SENT = "milepost:sent";
const keyOf = (form) => `keep:${document.body.dataset.user}:${form.dataset.keep}`;
const fields = (form) => [
  ...form.querySelectorAll("textarea[name], input[type=text][name], input:not([type])[name]"),
];
const textsOf = (form) =>
  JSON.stringify(Object.fromEntries(fields(form).map((field) => [field.name, field.value])));

function setUp(form) {
  const key = keyOf(form);
  const served = textsOf(form);
  const kept = recall(key);
  const notice = form.querySelector("[data-keep-notice]");
  const fill = (texts) => {
    for (const field of fields(form)) field.value = JSON.parse(texts)[field.name] ?? field.value;
  };
  if (kept && kept !== served) {
    fill(kept);
    if (notice) notice.hidden = false;
  }
  notice?.querySelector("[data-keep-discard]")?.addEventListener("click", () => {
    fill(served);
    forget(key);
    notice.hidden = true;
  });
  form.addEventListener("input", () => keep(key, textsOf(form)));
  form.addEventListener("submit", () => sessionStorage.setItem(SENT, key));
}

export function setUpKeeping() {
  const sent = sessionStorage.getItem(SENT);
  if (sent && document.querySelector("[data-kept-saved]")) {
    forget(sent);
    sessionStorage.removeItem(SENT);
  }
  for (const form of document.querySelectorAll("form[data-keep]")) setUp(form);
}
