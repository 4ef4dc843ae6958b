// Stars: plain forms that also work in place.

import { createToggle } from "./toggle.js";

const buttonOf = (form) => form.querySelector("button[name=state]");

class NotSignedIn extends Error {}

async function send(form, on) {
  const body = new FormData(form);
  body.set("state", on ? "on" : "off");
  const headers = { Accept: "application/json", "X-Requested-With": "XMLHttpRequest" };
  // keepalive: whoever presses the star and leaves at once has pressed it all the same.
  const response = await fetch(form.getAttribute("action"), { method: "POST", headers, body, keepalive: true });
  if (response.status === 401 || response.status === 403) throw new NotSignedIn();
  if (!response.ok) throw new Error(`the server answered ${response.status}`);
  return (await response.json()).is_favorited;
}

function setUp(form) {
  const button = buttonOf(form);
  const failed = form.querySelector("[data-star-failed]");
  const set = createToggle({
    known: button.getAttribute("aria-pressed") === "true",
    send: (on) => send(form, on),
    show(on) {
      button.setAttribute("aria-pressed", String(on));
      button.value = on ? "off" : "on";
      failed.hidden = true;
    },
    fail(error) {
      if (error instanceof NotSignedIn)
        form.submit(); // the server leads to the login page and back
      else failed.hidden = false;
    },
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    set(button.getAttribute("aria-pressed") !== "true");
  });
}

export function setUpStars(root = document) {
  for (const form of root.querySelectorAll("form[data-star]:not(.is-set-up)")) {
    form.classList.add("is-set-up");
    setUp(form);
  }
}
