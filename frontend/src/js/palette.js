// The search palette: the search page in a dialog, opened with "/" or Ctrl+K, walked through with the arrow keys.

const isTyping = ({ target }) => target.closest?.("input, textarea, select, [contenteditable=true]");
const asks = (event) =>
  (event.key === "/" && !event.ctrlKey && !event.metaKey && !event.altKey) ||
  (event.key.toLowerCase() === "k" && (event.ctrlKey || event.metaKey) && !event.shiftKey && !event.altKey);

/** Moves the focus among the field and what was found. */
function walk(dialog, step) {
  const stops = [...dialog.querySelectorAll("input, .found a")];
  const next = stops.indexOf(document.activeElement) + step;
  stops[Math.max(0, Math.min(next, stops.length - 1))]?.focus();
}

export function setUpPalette() {
  const dialog = document.getElementById("palette");
  const link = document.querySelector("[data-palette]");
  if (!dialog || !link) return;

  async function open() {
    if (dialog.open) return;
    dialog.showModal();
    if (!dialog.querySelector("input")) await window.htmx.ajax("GET", link.href, { target: "#palette-body" });
    dialog.querySelector("input")?.select();
  }

  document.addEventListener("keydown", (event) => {
    if (!asks(event) || isTyping(event)) return;
    event.preventDefault();
    open();
  });
  link.addEventListener("click", (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    open();
  });
  dialog.addEventListener("click", ({ target }) => {
    if (target === dialog) dialog.close(); // the ground around it
  });
  dialog.addEventListener("keydown", (event) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (!step) return;
    event.preventDefault();
    walk(dialog, step);
  });
}
