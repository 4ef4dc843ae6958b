// The two panes of an exercise: a bar that is dragged or moved by keys, remembered; tabs where two have no room.

import { browser } from "./storage.js";

const LEAST = 25;
const MOST = 70;
const START = 45;
const KEY = "split";

function setUpBar(split) {
  const bar = split.querySelector("[role=separator]");
  const set = (share) => {
    const rounded = Math.round(Math.max(LEAST, Math.min(MOST, share)));
    split.style.setProperty("--split", `${rounded}fr`);
    split.style.setProperty("--split-rest", `${100 - rounded}fr`);
    bar.setAttribute("aria-valuenow", rounded);
    return rounded;
  };
  let share = set(Number(browser.recall(KEY)) || START);
  const change = (wanted) => {
    share = set(wanted);
    browser.keep(KEY, String(share));
  };
  bar.setAttribute("aria-valuemin", LEAST);
  bar.setAttribute("aria-valuemax", MOST);
  bar.addEventListener("keydown", (event) => {
    const wanted = { ArrowLeft: share - 2, ArrowRight: share + 2, Home: LEAST, End: MOST }[event.key];
    if (wanted === undefined) return;
    event.preventDefault();
    change(wanted);
  });
  bar.addEventListener("pointerdown", (event) => {
    event.preventDefault();
    bar.setPointerCapture(event.pointerId);
  });
  bar.addEventListener("pointermove", (event) => {
    if (!bar.hasPointerCapture(event.pointerId)) return;
    const box = split.getBoundingClientRect();
    change(((event.clientX - box.left) / box.width) * 100);
  });
  bar.addEventListener("dblclick", () => change(START));
}

function setUpTabs(root) {
  const tabs = [...root.querySelectorAll("[role=tab]")];
  const open = (tab) => {
    for (const other of tabs) {
      const isOpen = other === tab;
      other.setAttribute("aria-selected", String(isOpen));
      other.tabIndex = isOpen ? 0 : -1;
      document.getElementById(other.getAttribute("aria-controls")).classList.toggle("is-open", isOpen);
    }
  };
  for (const [index, tab] of tabs.entries()) {
    tab.addEventListener("click", () => open(tab));
    tab.addEventListener("keydown", ({ key }) => {
      const by = { ArrowRight: 1, ArrowLeft: -1 }[key];
      if (!by) return;
      const next = tabs[(index + by + tabs.length) % tabs.length];
      open(next);
      next.focus();
    });
  }
  if (tabs.length) open(tabs[0]);
}

export function setUpSplits() {
  for (const root of document.querySelectorAll("[data-split]")) {
    setUpBar(root.querySelector(".split"));
    setUpTabs(root);
  }
}
