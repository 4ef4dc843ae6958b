// Forms with data-note="place": what is typed is kept as a draft (draft-form.js) until the note is saved. A page that
// follows a save says so with data-note-saved="place …"; in a panel the server's event "note-saved" does.

import { forgetSlot, setUpDrafts, slotOf } from "./draft-form.js";
import { tab } from "./storage.js";

const SENT = "note-sent";

function setUp(form) {
  const title = form.querySelector("[name=title]");
  title.dataset.draftField = "";
  form.addEventListener("submit", ({ submitter }) => {
    if (submitter?.name === "preview" || submitter?.name === "find") return;
    const isGivenUp = Boolean(submitter && "noteDiscard" in submitter.dataset);
    tab.keep(SENT, JSON.stringify({ place: form.dataset.note, slot: slotOf(form), isGivenUp }));
    form.dataset.sent = "";
  });
  form.addEventListener("click", ({ target }) => {
    if (!target.closest("[data-note-discard]")) return;
    form.dataset.sent = "";
    forgetSlot(slotOf(form));
  });
  form.addEventListener("htmx:beforeRequest", ({ detail }) => {
    if (detail.elt === form) form.dataset.sent = "";
  });
  form.addEventListener("note-saved", () => {
    tab.forget(SENT);
    forgetSlot(slotOf(form));
  });
  form.addEventListener("htmx:afterRequest", ({ detail }) => {
    if (detail.successful) return;
    delete form.dataset.sent;
    title.dispatchEvent(new Event("input", { bubbles: true })); // it is a draft again
  });
  form.querySelector("[data-note-cancel]")?.addEventListener("click", () => {
    form.closest("#new-note").replaceChildren();
    document.getElementById("write-note").focus();
  });
}

function setUpAll(root) {
  for (const form of root.querySelectorAll("form[data-note]:not(.has-draft)")) setUp(form);
  setUpDrafts(root);
}

/** What this tab sent is a note now, or was given up, and this browser need not keep it any more. */
function forgetSaved() {
  const sent = tab.recallObject(SENT);
  const saved = document.querySelector("[data-note-saved]")?.dataset.noteSaved.split(" ") ?? [];
  if (!sent || !(saved.length || sent.isGivenUp)) return;
  const isSaved = saved.includes(sent.place) || (saved.includes("new") && sent.place.startsWith("new"));
  if (isSaved || sent.isGivenUp) forgetSlot(sent.slot);
  tab.forget(SENT);
}

export function setUpNotes() {
  forgetSaved();
  setUpAll(document);
  document.addEventListener("htmx:load", ({ target }) => {
    if (target === document.body) return; // the page itself: nobody has asked for a form
    const form = target.closest("form[data-note]") ?? target.querySelector("form[data-note]");
    if (!form) return;
    setUpAll(form.parentElement);
    form.querySelector("[name=content]").focus();
  });
  document.addEventListener("note-deleted", () => document.getElementById("own-notes-title")?.focus());
  window.addEventListener("pageshow", ({ persisted }) => {
    if (!persisted) return; // back on the form: it is a draft again
    for (const form of document.querySelectorAll("form[data-note]")) delete form.dataset.sent;
  });
}
