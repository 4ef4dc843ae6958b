// Pages that also open over another one: a link with data-dialog names the dialog that shows what it leads to.

export const opensElsewhere = (event) =>
  event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey;

/** Fetches a page's fragment; gives the element that shows that it came. Without one the page itself says why. */
export async function fetchInto(body, address, selector) {
  await window.htmx.ajax("GET", address, { target: body, swap: "innerHTML" }).catch(() => {});
  const came = body.querySelector(selector);
  if (!came) window.location.assign(address); // signed out, or offline
  return came;
}

export function closeByItsGround(dialog) {
  dialog.addEventListener("click", ({ target }) => {
    if (target === dialog) dialog.close();
  });
}

async function open(dialog, link) {
  if (dialog.open) return;
  dialog.showModal();
  const body = dialog.querySelector("[data-dialog-body]");
  if (!body.firstElementChild && !(await fetchInto(body, link.href, "*"))) return;
  dialog.dispatchEvent(new Event("milepost:opened"));
  dialog.querySelector("[type=search]")?.select();
}

export function setUpDialogs() {
  for (const link of document.querySelectorAll("[data-dialog]")) {
    const dialog = document.getElementById(link.dataset.dialog);
    link.addEventListener("click", (event) => {
      if (opensElsewhere(event)) return;
      event.preventDefault();
      open(dialog, link);
    });
    closeByItsGround(dialog);
  }
}
