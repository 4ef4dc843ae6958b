// Keys: pressing one presses the element whose data-key has its name. What people read about them is config/keys.py.

import { browser } from "./storage.js";

const SINGLE = "single-keys";
const MAC = /Mac|iP(hone|ad)/.test(navigator.platform);
const TYPED_IN = "input:not([type=checkbox], [type=radio]), textarea, select, [contenteditable=true]";

/** Letters and signs by themselves can be turned off: whoever speaks to a computer presses many (WCAG 2.1.4). */
export const singleKeysWanted = () => browser.recall(SINGLE) !== "off";
const isSingle = (name) => name.length === 1;

/** The name of what is pressed, as data-key has it: "n", "?", "Control+Shift+Enter"; empty for what we leave alone. */
export function nameOf({ key, ctrlKey, metaKey, altKey, shiftKey }, mac = MAC) {
  const [control, other] = mac ? [metaKey, ctrlKey] : [ctrlKey, metaKey];
  if (altKey || other) return "";
  const single = key.length === 1;
  if (control) return ["Control", ...(shiftKey ? ["Shift"] : []), single ? key.toUpperCase() : key].join("+");
  const isCapital = shiftKey && /\p{L}/u.test(key);
  return single && !isCapital ? key.toLowerCase() : "";
}

/** Of several, the one beside what has the focus, or else the one nearest to the middle of the window. */
function choose(elements) {
  if (elements.length < 2) return elements[0];
  const offMiddle = (element) => {
    const { top, height } = (element.checkVisibility() ? element : element.parentElement).getBoundingClientRect();
    return Math.abs(top + height / 2 - window.innerHeight / 2);
  };
  const beside = elements.find((element) => element.closest("figure, form")?.contains(document.activeElement));
  return beside ?? elements.sort((one, other) => offMiddle(one) - offMiddle(other))[0];
}

/** On a narrow window what a key presses may lie behind a tab or in a sheet. */
function reveal(element) {
  if (element.checkVisibility()) return;
  const pane = element.closest(".split-pane");
  if (pane) document.querySelector(`[role=tab][aria-controls="${pane.id}"]`)?.click();
  if (!element.checkVisibility()) element.closest("[popover]")?.showPopover();
}

/** Presses what has this key, if there is anything now. */
export function press(name, { focus = false } = {}) {
  const all = [...document.querySelectorAll(`[data-key~="${CSS.escape(name)}"]`)];
  const element = choose(all.filter(({ hidden, disabled }) => !hidden && !disabled));
  if (!element) return false;
  reveal(element);
  if (focus && element.matches("button")) element.focus();
  element.click();
  return true;
}

function hear(event) {
  const name = nameOf(event);
  if (!name || event.defaultPrevented || event.isComposing || event.repeat || document.querySelector("dialog[open]"))
    return;
  const typing = event.target.closest?.(TYPED_IN);
  if (isSingle(name) && (typing || !singleKeysWanted())) return;
  if (press(name, { focus: !typing })) event.preventDefault();
}

/** Says to screen readers which of the keys that are turned on press what. */
export function announceKeys(root = document) {
  for (const element of root.querySelectorAll("[data-key]")) {
    const names = element.dataset.key.split(" ").filter((name) => !isSingle(name) || singleKeysWanted());
    if (names.length) element.setAttribute("aria-keyshortcuts", names.join(" "));
    else element.removeAttribute("aria-keyshortcuts");
  }
}

/** In a sheet over a page, hides the keys of what that page does not have. */
function cutDown(list) {
  if (!list.closest("dialog")) return;
  for (const row of list.querySelectorAll("[data-needs]")) row.hidden = !document.querySelector(row.dataset.needs);
  for (const group of list.querySelectorAll("section")) {
    group.hidden = !group.querySelector("[data-needs]:not([hidden])");
  }
  list.dataset.cut = ""; // now it can be shown
}

export function setUpKeys(root = document) {
  announceKeys(root);
  for (const list of root.querySelectorAll("[data-keys]")) {
    const box = list.querySelector("[data-single-keys]");
    box.checked = singleKeysWanted();
    cutDown(list);
    list.closest("dialog")?.addEventListener("milepost:opened", () => cutDown(list));
    box.addEventListener("change", () => {
      if (box.checked) browser.forget(SINGLE);
      else browser.keep(SINGLE, "off");
      announceKeys();
    });
  }
}

export function listenForKeys() {
  document.addEventListener("keydown", hear);
}
