// Ties a form with data-draft-url to draft.js: its textareas and what has data-draft-field are its text; its slots are
// on the browser's shelves. While a form is data-sent, it is being handed in and no draft any more.

import { createDraft } from "./draft.js";
import { createSlots } from "./slots.js";
import { browser, depot } from "./storage.js";

const KEEPALIVE_BYTES = 60 * 1024; // browsers refuse a request that outlives its page above 64 KiB

const slotsOf = new WeakMap();

const fields = (form) => [...form.querySelectorAll("textarea[name], [data-draft-field]")];
const textsOf = (form) => Object.fromEntries(fields(form).map((field) => [field.name, field.value]));

/** One learner's text never shows up for another who uses the same browser. */
function openSlots(form) {
  const base = `draft:${document.body.dataset.user}:${form.dataset.draftUrl}`;
  const opening = `${Date.now().toString(36)}${Math.random().toString(36).slice(2)}`;
  return createSlots(base, opening, { browser, depot });
}

/** The name of the slot that a form's text is in: for forgetSlot, also on a later page. */
export const slotOf = (form) => slotsOf.get(form)?.own ?? "";

/** The browser need not keep this text any more: it is handed in, or given up. */
export const forgetSlot = (slot) => createSlots(slot, "", { browser, depot }).forget(slot);

async function post(form, texts, revision, how) {
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
  if (response.status >= 500 || response.status === 429) return { kind: "offline" };
  const said = await response.json().catch(() => ({})); // a proxy says no in words of its own
  if (response.status === 409) {
    const { revision: theirs, ...others } = said;
    return { kind: "clash", revision: theirs, texts: { ...texts, ...pick(others, Object.keys(texts)) } };
  }
  if (response.status === 401 || response.status === 403) return { kind: said.login ? "signedout" : "expired" };
  return { kind: "refused", why: said.error };
}

const pick = (object, names) =>
  Object.fromEntries(names.filter((name) => name in object).map((name) => [name, object[name]]));

/** Shows the one sentence for this state; where the browser keeps nothing, there may be another one. */
function createShow(form, choice) {
  const states = [...form.querySelectorAll("[data-draft-state]")];
  return (state, { kept, why }) => {
    const names = kept ? [state] : [`${state}-unkept`, state];
    const wanted = names.find((name) => states.some((element) => element.dataset.draftState === name));
    for (const element of states) {
      element.hidden = element.dataset.draftState !== wanted;
      const reason = element.querySelector("[data-draft-why]");
      if (reason) reason.textContent = why ? ` ${why}` : "";
    }
    if (choice) choice.hidden = state !== "clash";
  };
}

function setUp(form) {
  const choice = form.querySelector("[data-draft-choice]");
  const slots = openSlots(form);
  slotsOf.set(form, slots);
  const draft = createDraft({
    texts: textsOf(form),
    revision: Number(form.dataset.draftRevision),
    slots,
    send: (texts, revision, how) => post(form, texts, revision, how).catch(() => ({ kind: "offline" })),
    show: createShow(form, choice),
    isDraft: () => form.isConnected && !("sent" in form.dataset),
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
  setUpLeaving(form, draft);
  setUpSending(form);
}

/** What becomes of the text when the page goes, and when it can be sent again. */
function setUpLeaving(form, draft) {
  for (const next of document.querySelectorAll(`form[data-after-draft="${form.id}"]`)) {
    let isFlushed = false;
    next.addEventListener("submit", async (event) => {
      if (isFlushed) return;
      event.preventDefault();
      await draft.flush();
      isFlushed = true;
      next.requestSubmit(event.submitter); // with the button that was pressed: it may say what is wanted
      isFlushed = false;
    });
  }
  document.addEventListener("visibilitychange", () => {
    if (!form.isConnected) return;
    if (document.visibilityState === "hidden") draft.flush();
    else draft.retry();
  });
  window.addEventListener("online", () => draft.retry());
  window.addEventListener("beforeunload", (event) => {
    if (form.isConnected && !("sent" in form.dataset) && draft.isOnlyHere()) event.preventDefault();
  });
}

/** Says when what was handed in did not reach the server. */
function setUpSending(form) {
  const failed = form.querySelector("[data-send-failed]");
  if (!failed) return;
  form.addEventListener("htmx:beforeRequest", () => {
    failed.hidden = true;
  });
  form.addEventListener("htmx:afterRequest", ({ detail }) => {
    failed.hidden = detail.successful;
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
