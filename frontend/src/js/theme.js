// Light or dark: what the reader chose here, or else what their system says.

import { browser } from "./storage.js";

const KEY = "theme";
const dark = window.matchMedia("(prefers-color-scheme: dark)");
const system = () => (dark.matches ? "dark" : "light");

export const chosen = () => browser.recall(KEY) ?? system();

export function apply(theme) {
  document.documentElement.dataset.bsTheme = theme;
}

function flip() {
  const theme = chosen() === "dark" ? "light" : "dark";
  if (theme === system()) browser.forget(KEY);
  else browser.keep(KEY, theme);
  apply(theme);
}

export function setUpTheme() {
  dark.addEventListener("change", () => apply(chosen()));
  window.addEventListener("storage", () => apply(chosen()));
  for (const button of document.querySelectorAll("[data-theme-switch]")) button.addEventListener("click", flip);
}
