// How the editor is wanted in this browser: the size of its letters, and whether it is a plain text field.

import { browser } from "./storage.js";

const SIZE = "code-size";
const PLAIN = "plain-editor";
const SIZES = [0.8, 0.95, 1.1, 1.3, 1.6, 2];
const USUAL = 1;

export const plainWanted = () => browser.recall(PLAIN) === "yes";

/** The place of the remembered size in the list of sizes. */
function remembered() {
  const place = Number(browser.recall(SIZE) ?? USUAL);
  return SIZES[place] ? place : USUAL;
}

function apply(place) {
  document.documentElement.style.setProperty("--mp-code-size", `${SIZES[place]}rem`);
  for (const button of document.querySelectorAll("[data-code-size]")) {
    button.disabled = !SIZES[place + Number(button.dataset.codeSize)];
  }
}

export function setUpEditorSettings() {
  apply(remembered());
  for (const button of document.querySelectorAll("[data-code-size]")) {
    button.addEventListener("click", () => {
      const place = remembered() + Number(button.dataset.codeSize);
      if (!SIZES[place]) return;
      browser.keep(SIZE, String(place));
      apply(place);
    });
  }
  for (const box of document.querySelectorAll("[data-plain-editor]")) {
    box.checked = plainWanted();
    box.addEventListener("change", () => {
      browser.keep(PLAIN, box.checked ? "yes" : "no");
      window.location.reload(); // what is typed is kept as at every leaving
    });
  }
}
