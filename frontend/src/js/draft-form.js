// Ties a form with data-draft-url to draft.js: its textareas, and what has data-draft-field, are the text; localStorage
// is the shelf. While a form is data-sent, it is being handed in and no draft any more.

import { createDraft } from "./draft.js";
import { browser } from "./storage.js";

const KEEPALIVE_BYTES = 60 * 1024; // browsers refuse a request that outlives its page above 64 KiB

const fields = (form) => [...form.querySelectorAll("textarea[name], [data-draft-field]")];
const textsOf = (form) => Object.fromEntries(fields(form).map((field) => [field.name, field.value]));

/** One learner's text never shows up for another who uses the same browser. */
export const keyOf = (form) => `draft:${document.body.dataset.user}:${form.dataset.draftUrl}`;

async function post(form, texts, revision, how) {
  if (!form.isConnected || "sent" in form.dataset) return { kind: "waiting" };
  const token = form.querySelector("[name=csrfmiddlewaretoken]")?.value ?? "";
  const marked = how ? { [how]: "on" } : {};
  const body = new URLSearchParams({ ...texts, ...marked, revision, csrfmiddlewaretoken: token }).toString();
  const response = await fetch(form.dataset.draftUrl, {
    method: "POST",
    headers: {
      Accept: "application/json",
      "Content-Type": "application/x-www-form-urlencoded",
      "X-Requested-With": "XMLHttpRequest",
    },
    body,
    keepalive: body.length < KEEPALIVE_BYTES,
  });
  if (response.ok) return { kind: "saved", ...(await response.json()) };
  if (response.status === 409) {
    const { revision: theirs, ...others } = await response.json();
    return { kind: "clash", revision: theirs, texts: { ...texts, ...pick(others, Object.keys(texts)) } };
  }
  if (response.status === 401 || response.status === 403) return { kind: "signedout" };
  return { kind: response.status < 500 && response.status !== 429 ? "refused" : "offline" };
}

const pick = (object, names) =>
  Object.fromEntries(names.filter((name) => name in object).map((name) => [name, object[name]]));

function setUp(form) {
  const states = [...form.querySelectorAll("[data-draft-state]")];
  const choice = form.querySelector("[data-draft-choice]");
  const draft = createDraft({
    texts: textsOf(form),
    revision: Number(form.dataset.draftRevision),
    shelf: {
      recall: () => browser.recall(keyOf(form)),
      keep: (text) => browser.keep(keyOf(form), text),
      forget: () => browser.forget(keyOf(form)),
    },
    send: (texts, revision, how) => post(form, texts, revision, how).catch(() => ({ kind: "offline" })),
    show(state) {
      for (const element of states) element.hidden = element.dataset.draftState !== state;
      if (choice) choice.hidden = state !== "clash";
    },
    replace(texts) {
      for (const field of fields(form)) {
        field.value = texts[field.name] ?? field.value;
        field.dispatchEvent(new Event("milepost:replaced"));
      }
    },
  });
  draft.start();
  form.addEventListener("input", (event) => {
    if (fields(form).includes(event.target)) draft.edited(textsOf(form));
  });
  form.querySelector("[data-draft-mine]")?.addEventListener("click", draft.keepMine);
  form.querySelector("[data-draft-theirs]")?.addEventListener("click", draft.takeTheirs);
  setUpComparing(choice, draft);
  for (const next of document.querySelectorAll(`form[data-after-draft="${form.id}"]`)) {
    next.addEventListener("submit", async (event) => {
      event.preventDefault();
      await draft.flush();
      next.submit();
    });
  }
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "hidden" && form.isConnected) draft.flush();
  });
}

/** Shows both texts, file by file below each other, while a choice is asked for. */
function setUpComparing(choice, draft) {
  const button = choice?.querySelector("[data-draft-see]");
  const place = choice?.querySelector("[data-draft-both]");
  button?.addEventListener("click", () => {
    for (const [whose, texts] of Object.entries(draft.both())) {
      place.querySelector(`[data-draft-text=${whose}]`).textContent = Object.values(texts).join("\n\n");
    }
    place.hidden = !place.hidden;
    button.setAttribute("aria-expanded", String(!place.hidden));
  });
}

export function setUpDrafts(root = document) {
  for (const form of root.querySelectorAll("form[data-draft-url]:not(.has-draft)")) {
    form.classList.add("has-draft");
    setUp(form);
  }
}
