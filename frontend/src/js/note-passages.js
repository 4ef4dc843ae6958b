// Notes on passages of a lesson's text: the mark of each in the text, and a button for a new one on what is selected.

const EXACT_MAX = 500; // as accounts/passages.py keeps them
const CONTEXT = 32;
// What other scripts put beside a program is no part of the lesson's text.
const ADDED = "figure.code > :not(pre, .code-input, .code-output)";

/** The pieces of the text, each with where it begins, and the whole. */
function read(prose) {
  const walker = document.createTreeWalker(prose, NodeFilter.SHOW_ALL, (node) =>
    node.nodeType === Node.TEXT_NODE
      ? NodeFilter.FILTER_ACCEPT
      : node.nodeType === Node.ELEMENT_NODE && !node.matches(ADDED)
        ? NodeFilter.FILTER_SKIP
        : NodeFilter.FILTER_REJECT,
  );
  const pieces = [];
  let text = "";
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    pieces.push({ node, start: text.length });
    text += node.data;
  }
  return { pieces, text };
}

function wrap({ node, start }, from, to, item) {
  const range = document.createRange();
  range.setStart(node, Math.max(0, from - start));
  range.setEnd(node, Math.min(node.data.length, to - start));
  if (!range.toString().trim()) return null;
  const mark = document.createElement("mark");
  mark.className = "passage";
  mark.dataset.note = item.dataset.passage;
  range.surroundContents(mark);
  return mark;
}

function markOne(prose, item) {
  const { pieces, text } = read(prose);
  const from = Number(item.dataset.start);
  const to = from + item.dataset.found.length;
  if (text.slice(from, to) !== item.dataset.found) return; // a program was changed in place
  const marks = pieces
    .filter(({ node, start }) => start < to && start + node.data.length > from)
    .map((piece) => wrap(piece, from, to, item))
    .filter(Boolean);
  if (!marks.length) return;
  marks[0].id = `passage-${item.dataset.passage}`;
  marks[0].tabIndex = -1;
}

function markAll(prose) {
  const items = [...document.querySelectorAll("#own-notes [data-passage]")];
  const ids = items.map((item) => item.dataset.passage);
  for (const mark of prose.querySelectorAll("mark.passage")) {
    if (ids.includes(mark.dataset.note)) continue;
    const around = mark.parentNode;
    mark.replaceWith(...mark.childNodes);
    around.normalize();
  }
  for (const item of items) {
    const id = `passage-${item.dataset.passage}`;
    if (!document.getElementById(id)) markOne(prose, item);
    item.querySelector("[data-passage-link]").hidden = !document.getElementById(id);
  }
}

/** What is selected in the text, as accounts/passages.py wants it; null for nothing. */
function selected(prose) {
  const selection = document.getSelection();
  if (!selection.rangeCount || selection.isCollapsed) return null;
  const range = selection.getRangeAt(0);
  const { pieces, text } = read(prose);
  const ends = [range.startContainer, range.endContainer];
  const isWhole = (node) => [0, node.data.length].every((offset) => range.comparePoint(node, offset) === 0);
  const inside = pieces.filter(({ node }) => ends.includes(node) || isWhole(node));
  if (!inside.length || !prose.contains(range.commonAncestorContainer)) return null;
  const [first, last] = [inside[0], inside.at(-1)];
  let from = first.start + (first.node === range.startContainer ? range.startOffset : 0);
  let to = last.start + (last.node === range.endContainer ? range.endOffset : last.node.data.length);
  while (from < to && /\s/.test(text[from])) from += 1;
  while (from < to && /\s/.test(text[to - 1])) to -= 1;
  to = Math.min(to, from + EXACT_MAX);
  if (from === to) return null;
  return {
    quote: text.slice(from, to),
    before: text.slice(Math.max(0, from - CONTEXT), from),
    after: text.slice(to, to + CONTEXT),
    ...(first.node.parentElement.closest("pre") ? { code: "1" } : {}),
    box: range.getBoundingClientRect(),
  };
}

function write({ box, ...passage }) {
  const link = document.getElementById("write-note");
  const address = new URL(link.href);
  for (const [name, value] of Object.entries(passage)) address.searchParams.set(name, value.toWellFormed());
  const sheet = document.getElementById("things");
  // On a phone the panel is in a sheet, and the sheet's button is there.
  if (document.querySelector("[popovertarget=things]").checkVisibility()) sheet.showPopover();
  window.htmx.ajax("GET", address.pathname + address.search, { target: "#new-note", swap: "innerHTML" });
}

export function setUpPassages() {
  const prose = document.querySelector("[data-passages]");
  if (!prose || !document.getElementById("own-notes")) return;
  markAll(prose);
  const button = document.querySelector("[data-passage-button]");
  document.getElementById("main").append(button);
  let chosen = null;
  document.addEventListener("selectionchange", () => {
    chosen = selected(prose);
    button.hidden = !chosen;
    if (!chosen) return;
    const around = button.offsetParent.getBoundingClientRect();
    const left = Math.min(chosen.box.left, document.documentElement.clientWidth - button.offsetWidth - 8);
    button.style.top = `${chosen.box.bottom - around.top + 8}px`;
    button.style.left = `${Math.max(8, left) - around.left}px`;
  });
  button.addEventListener("pointerdown", (event) => event.preventDefault()); // the selection stays
  button.addEventListener("click", () => {
    write(chosen);
    document.getSelection().removeAllRanges();
  });
  document.addEventListener("htmx:load", ({ target }) => {
    if (target.id !== "own-notes") return;
    target.querySelector("[data-passage-button]").remove();
    markAll(prose);
  });
  document.addEventListener("note-deleted", () => setTimeout(() => markAll(prose)));
  document.addEventListener("click", ({ target }) => {
    const link = target.closest?.("[data-passage-link]");
    if (!link) return;
    document.getElementById("things").hidePopover();
    document.querySelector(link.getAttribute("href")).focus();
  });
}
