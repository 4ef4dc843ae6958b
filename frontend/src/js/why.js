// Why a number is what it is: the page that a link with data-why leads to, in a dialog over the page with the number.

const opensElsewhere = (event) =>
  event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey;

export function setUpWhy() {
  const dialog = document.getElementById("why");
  const body = document.getElementById("why-body");
  if (!dialog) return;

  async function open(address) {
    body.replaceChildren();
    await window.htmx.ajax("GET", address, { target: "#why-body" }).catch(() => {});
    const title = body.querySelector("#why-title");
    if (!title) return window.location.assign(address); // signed out, or offline: the page itself says so
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
  dialog.addEventListener("click", ({ target }) => {
    if (target === dialog) dialog.close(); // the ground around it
  });
}
