// The search palette: the search page in a dialog, walked through with the arrow keys.

/** Moves the focus among the field and what was found. */
function walk(dialog, step) {
  const stops = [...dialog.querySelectorAll("input, .found a")];
  const next = stops.indexOf(document.activeElement) + step;
  stops[Math.max(0, Math.min(next, stops.length - 1))]?.focus();
}

export function setUpPalette() {
  const dialog = document.getElementById("palette");
  dialog?.addEventListener("keydown", (event) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (!step) return;
    event.preventDefault();
    walk(dialog, step);
  });
}
