// Things of a few lines each.

/** The browser's time zone goes with the registration. */
export function fillTimeZone() {
  for (const input of document.querySelectorAll("input[type=hidden][name=time_zone]")) {
    input.value ||= Intl.DateTimeFormat().resolvedOptions().timeZone ?? "";
  }
}

/** A sheet that was opened on a narrow window is a plain column on a wide one. */
export function closeSheetsWhenWide() {
  window.matchMedia("(min-width: 992px)").addEventListener("change", ({ matches }) => {
    if (matches) for (const sheet of document.querySelectorAll(".sheet:popover-open")) sheet.hidePopover();
  });
}

/** Buttons that print the page. */
export function setUpPrinting() {
  document.addEventListener("click", ({ target }) => {
    if (target.closest?.("[data-print]")) window.print();
  });
}
