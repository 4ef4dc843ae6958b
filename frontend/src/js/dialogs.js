// Pages that also open over another one: a link with data-dialog names the dialog that shows what it leads to.

const usual = (event) => event.ctrlKey || event.metaKey || event.shiftKey;

async function open(dialog, link) {
  if (dialog.open) return;
  dialog.showModal();
  const body = dialog.querySelector("[data-dialog-body]");
  const isEmpty = () => !body.firstElementChild;
  if (isEmpty()) await window.htmx.ajax("GET", link.href, { target: body, swap: "innerHTML" }).catch(() => {});
  if (isEmpty()) return window.location.assign(link.href); // signed out, or offline: the page itself says so
  dialog.dispatchEvent(new Event("milepost:opened"));
  dialog.querySelector("[type=search]")?.select();
}

export function setUpDialogs() {
  for (const link of document.querySelectorAll("[data-dialog]")) {
    const dialog = document.getElementById(link.dataset.dialog);
    link.addEventListener("click", (event) => {
      if (usual(event)) return;
      event.preventDefault();
      open(dialog, link);
    });
    dialog.addEventListener("click", ({ target }) => {
      if (target === dialog) dialog.close(); // the ground around it
    });
  }
}
