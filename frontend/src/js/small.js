// Things of a few lines each.

const zone = (timeZone) => Intl.DateTimeFormat("en", { timeZone }).resolvedOptions().timeZone ?? "";

/** Whether both names are one zone to this browser: it has Katmandu where others have Kathmandu. */
export function isSameZone(one, other) {
  try {
    return zone(one) === zone(other);
  } catch {
    return false; // one of them is no zone that it knows
  }
}

/** The browser's time zone goes with the registration. */
export function fillTimeZone() {
  for (const input of document.querySelectorAll("input[type=hidden][name=time_zone]")) input.value ||= zone();
}

/** The browser's time zone is offered to whom another is kept; the server asks for it until there is an answer. */
export function offerTimeZone() {
  for (const form of document.querySelectorAll("form[data-zone-offer]")) {
    form.querySelector("[data-zone-name]").textContent = zone();
    form.hidden = !zone() || isSameZone(zone(), form.dataset.zoneOffer);
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
