// Turns the selects of an order question into lines with buttons that can be dragged too. The selects stay the answer.

import { act, arrange, place, values } from "./order.js";

const numberOf = (select) => (select?.value ? Number(select.value) : null);

class OrderList {
  constructor(list, tools) {
    this.list = list;
    this.lines = [...list.children];
    this.selects = this.lines.map((line) => ({
      position: line.querySelector("[data-order-position]"),
      indent: line.querySelector("[data-order-indent]"),
    }));
    const rows = this.selects.map(({ position, indent }) => ({
      position: numberOf(position),
      indent: numberOf(indent) ?? 0,
    }));
    this.state = arrange(rows, Math.max(...this.selects.map(({ indent }) => (indent?.length ?? 1) - 1)));
    this.lines.forEach((line, id) => this.dress(line, id, tools.content.cloneNode(true)));
    this.status = list.ownerDocument.createElement("span");
    this.status.className = "visually-hidden";
    this.status.setAttribute("role", "status");
    list.after(this.status);
    this.sentence = tools.dataset.place;
    this.draw();
  }

  dress(line, id, tools) {
    line.classList.add("is-dressed");
    line.prepend(tools.querySelector("[data-order-grip]"));
    line.append(tools);
    line.addEventListener("click", (event) => {
      const button = event.target.closest("[data-do]");
      if (!button) return;
      this.change(act(this.state, button.dataset.do, id), id);
      if (button.hidden) line.querySelector("[data-do]:not([hidden])").focus();
    });
    line.querySelector("[data-order-grip]").addEventListener("pointerdown", (event) => this.drag(event, line, id));
  }

  drag(event, line, id) {
    if (event.button !== 0) return;
    event.preventDefault();
    const grip = event.currentTarget;
    grip.setPointerCapture(event.pointerId);
    line.classList.add("is-moving");
    const move = ({ clientY }) => {
      const others = this.state.used.filter((other) => other !== id).map((other) => this.lines[other]);
      const above = others.filter((other) => clientY > middle(other)).length;
      if (this.state.used.indexOf(id) !== above) this.change(place(this.state, id, above), id);
    };
    const end = () => {
      line.classList.remove("is-moving");
      grip.removeEventListener("pointermove", move);
    };
    grip.addEventListener("pointermove", move);
    grip.addEventListener("lostpointercapture", end, { once: true });
  }

  change(state, id) {
    this.state = state;
    values(state).forEach(({ position, indent }, line) => {
      const selects = this.selects[line];
      if (selects.position) selects.position.value = position ?? "";
      if (selects.indent) selects.indent.value = String(indent);
    });
    this.draw(this.lines[id]);
    const { position } = values(state)[id];
    this.status.textContent = position
      ? this.sentence.replace("{place}", position).replace("{total}", state.used.length)
      : this.lines[id].querySelector("[data-do=use]").textContent;
  }

  /** `still` is the line in use: the others move around it, so that it keeps focus and pointer. */
  draw(still = this.lines[0]) {
    const wanted = [...this.state.used, ...this.state.unused].map((id) => this.lines[id]);
    const at = wanted.indexOf(still);
    for (const line of wanted.slice(0, at)) this.list.insertBefore(line, still);
    for (const line of wanted.slice(at + 1)) this.list.append(line);
    values(this.state).forEach(({ position, indent }, id) => {
      const line = this.lines[id];
      const buttons = Object.fromEntries(
        [...line.querySelectorAll("[data-do]")].map((button) => [button.dataset.do, button]),
      );
      line.classList.toggle("is-unused", position === null);
      line.style.setProperty("--indent", indent);
      for (const name of ["up", "down", "indent", "outdent", "drop"]) buttons[name].hidden = position === null;
      buttons.use.hidden = position !== null;
    });
  }
}

function middle(element) {
  const box = element.getBoundingClientRect();
  return box.top + box.height / 2;
}

export function setUpOrders(root = document) {
  const tools = document.getElementById("order-tools");
  if (!tools) return;
  for (const list of root.querySelectorAll("[data-order]:not(.is-set-up)")) {
    list.classList.add("is-set-up");
    new OrderList(list, tools);
  }
}
