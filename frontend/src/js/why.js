// Why a number is what it is: the page that a link with data-why leads to, in a dialog over the page with the number.

import { closeByItsGround, fetchInto, opensElsewhere } from "./dialogs.js";

export function setUpWhy() {
  const dialog = document.getElementById("why");
  const body = document.getElementById("why-body");
  if (!dialog) return;

  async function open(address) {
    body.replaceChildren();
    const title = await fetchInto(body, address, "#why-title");
    if (!title) return;
    if (!dialog.open) dialog.showModal();
    dialog.scrollTop = 0;
    title.focus();
  }

  document.addEventListener("click", (event) => {
    const link = event.target.closest?.("a[data-why]");
    if (!link || opensElsewhere(event)) return;
    event.preventDefault();
    open(link.href);
  });
  closeByItsGround(dialog);
}
