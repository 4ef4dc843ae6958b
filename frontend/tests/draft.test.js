import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { createDraft, WAIT_MS } from "../src/js/draft.js";

let slots, timers, answers, sent, shown, page, draft, isFull, isHandedIn;

const MINE = "draft:1:/x/#mine";

/** @param left  what other pages have left in the browser, newest first */
async function open({ texts = { source: "stub\n" }, revision = 3, left = [] } = {}) {
  isFull = false;
  isHandedIn = false;
  slots = {
    own: MINE,
    value: null,
    others: left.map((entry, place) => ({ slot: `other ${place}`, ...entry })),
    recall: async () => [...slots.others],
    keep: async (entry) => {
      if (!isFull) slots.value = structuredClone(entry);
      return !isFull;
    },
    forget(slot = MINE) {
      if (slot === MINE) slots.value = null;
      slots.others = slots.others.filter((entry) => entry.slot !== slot);
    },
  };
  timers = [];
  answers = [];
  sent = [];
  shown = [];
  page = texts;
  draft = createDraft({
    texts,
    revision,
    slots,
    send: (...what) =>
      new Promise((answer) => {
        sent.push(what);
        answers.push(answer);
      }),
    show: (state, { kept, why }) => shown.push([state, kept, why]),
    replace: (others) => (page = others),
    isDraft: () => !isHandedIn,
    later: (run, delay) => timers.push({ run, delay }),
    cancel: () => timers.pop(),
  });
  draft.start();
  await settle();
}

const type = (source) => draft.edited({ source });
const tick = () => timers.shift().run();
const settle = () => new Promise(setImmediate);
async function answer(value) {
  await settle();
  answers.shift()(value);
  await settle();
}
const inBrowser = () => ({ revision: slots.value.revision, texts: slots.value.texts });
const last = () => shown.at(-1)[0];

beforeEach(() => open());

test("a keystroke is in the browser at once and at the server within three seconds", async () => {
  type("a");
  assert.deepEqual(inBrowser(), { revision: 3, texts: { source: "a" } });
  assert.ok(timers[0].delay <= 3000);
  tick();
  assert.deepEqual(sent, [[{ source: "a" }, 3, ""]]);
  await answer({ kind: "saved", revision: 4 });
  assert.equal(slots.value, null);
  assert.equal(last(), "saved");
});

test("typing on does not put the save off", () => {
  for (const source of ["a", "ab", "abc"]) type(source);
  assert.equal(timers.length, 1);
  tick();
  assert.deepEqual(sent, [[{ source: "abc" }, 3, ""]]);
});

test("what is typed while a save runs is saved next, from the new revision", async () => {
  type("a");
  tick();
  type("ab");
  assert.equal(sent.length, 1, "one save at a time");
  await answer({ kind: "saved", revision: 4 });
  assert.deepEqual(inBrowser(), { revision: 4, texts: { source: "ab" } });
  tick();
  assert.deepEqual(sent[1], [{ source: "ab" }, 4, ""]);
});

test("text typed and taken back is not sent", () => {
  type("a");
  type("stub\n");
  tick();
  assert.equal(sent.length, 0);
  assert.equal(slots.value, null);
});

test("a clash asks, sends nothing more and keeps what is typed", async () => {
  type("mine");
  tick();
  await answer({ kind: "clash", revision: 7, texts: { source: "theirs" } });
  assert.equal(last(), "clash");
  type("mine, longer");
  assert.equal(timers.length, 0);
  assert.equal(last(), "clash");
  assert.equal(inBrowser().texts.source, "mine, longer");
  assert.equal(page.source, "stub\n", "nothing is replaced unasked");
});

test("keeping mine saves over the other revision", async () => {
  type("mine");
  tick();
  await answer({ kind: "clash", revision: 7, texts: { source: "theirs" } });
  draft.keepMine();
  assert.deepEqual(sent.at(-1), [{ source: "mine" }, 7, "apart"]);
  await answer({ kind: "saved", revision: 8 });
  assert.equal(last(), "saved");
  type("mine, longer");
  tick();
  assert.deepEqual(sent.at(-1), [{ source: "mine, longer" }, 8, ""]);
});

test("taking theirs puts it into the page and goes on from its revision", async () => {
  type("mine");
  tick();
  await answer({ kind: "clash", revision: 7, texts: { source: "theirs" } });
  assert.deepEqual(draft.both(), { mine: { source: "mine" }, theirs: { source: "theirs" } });
  const taken = draft.takeTheirs();
  assert.deepEqual(sent.at(-1), [{ source: "mine" }, 7, "aside"], "the history keeps the text that is given up");
  await answer({ kind: "saved", revision: 7 });
  await taken;
  assert.deepEqual(page, { source: "theirs" });
  assert.equal(slots.value, null);
  type("theirs and more");
  tick();
  assert.deepEqual(sent.at(-1), [{ source: "theirs and more" }, 7, ""]);
});

for (const kind of ["offline", "signedout", "refused"]) {
  test(`theirs is not taken while mine cannot be kept: ${kind}`, async () => {
    type("mine");
    tick();
    await answer({ kind: "clash", revision: 7, texts: { source: "theirs" } });
    const taken = draft.takeTheirs();
    await answer({ kind });
    await taken;
    assert.equal(last(), kind);
    assert.equal(page.source, "stub\n");
    assert.equal(inBrowser().texts.source, "mine");
  });
}

test("leaving for another text waits until this one is saved", async () => {
  type("mine");
  let left = false;
  const leaving = draft.flush().then(() => (left = true));
  await settle();
  assert.equal(left, false);
  await answer({ kind: "saved", revision: 4 });
  await leaving;
  assert.ok(left);
});

test("a clash of two equal texts is none", async () => {
  type("same");
  tick();
  await answer({ kind: "clash", revision: 7, texts: { source: "same" } });
  assert.equal(last(), "saved");
});

test("without a network the text stays, and the next tries come later and later, a minute at most", async () => {
  type("a");
  const delays = [];
  for (let attempt = 0; attempt < 8; attempt += 1) {
    tick();
    await answer({ kind: "offline" });
    delays.push(timers[0].delay);
  }
  assert.equal(last(), "offline");
  assert.equal(inBrowser().texts.source, "a");
  assert.ok(delays[0] > WAIT_MS && delays[1] > delays[0]);
  assert.equal(delays.at(-1), 60_000);
});

test("a text whose answer was lost is sent again as it was, and the newer one after it", async () => {
  type("a");
  tick();
  await answer({ kind: "offline" }); // the server has it, and died before it said so
  type("ab");
  assert.deepEqual([slots.value.texts, slots.value.unsure], [{ source: "ab" }, { source: "a" }]);
  tick();
  assert.deepEqual(sent[1], [{ source: "a" }, 3, ""], "the server knows this text, and takes it for no clash");
  await answer({ kind: "saved", revision: 4 });
  tick();
  assert.deepEqual(sent[2], [{ source: "ab" }, 4, ""]);
  await answer({ kind: "saved", revision: 5 });
  assert.equal(last(), "saved");
  assert.equal(slots.value, null);
});

test("as soon as the connection is back, what waits is sent", async () => {
  type("a");
  draft.retry();
  assert.equal(sent.length, 0, "nothing has failed yet");
  tick();
  await answer({ kind: "offline" });
  draft.retry();
  assert.equal(sent.length, 2);
  assert.equal(timers.length, 0);
  draft.retry();
  assert.equal(sent.length, 2, "one at a time");
});

for (const kind of ["signedout", "expired", "refused"]) {
  test(`${kind}: said, kept, and tried again with the next keystroke only`, async () => {
    type("a");
    tick();
    await answer({ kind, why: "The reason." });
    assert.deepEqual(shown.at(-1), [kind, true, "The reason."]);
    assert.equal(timers.length, 0);
    assert.equal(inBrowser().texts.source, "a");
    type("ab");
    assert.equal(timers.length, 1);
    tick();
    assert.deepEqual(sent[1], [{ source: "ab" }, 3, ""], "the server has refused the other one");
  });
}

test("a browser that keeps nothing is said to, and the server still gets the text", async () => {
  isFull = true;
  type("a");
  await settle();
  assert.deepEqual(shown.at(-1), ["waiting", false, ""]);
  assert.ok(draft.isOnlyHere());
  tick();
  await answer({ kind: "offline" });
  assert.deepEqual(shown.at(-1).slice(0, 2), ["offline", false]);
  tick();
  await answer({ kind: "saved", revision: 4 });
  assert.deepEqual(shown.at(-1), ["saved", false, ""]);
  assert.equal(draft.isOnlyHere(), false);
  isFull = false;
  type("ab");
  await settle();
  assert.deepEqual(shown.at(-1), ["waiting", true, ""]);
});

test("text that the server never got comes back when the page is opened again", async () => {
  await open({ left: [{ revision: 3, texts: { source: "unsaved" } }] });
  assert.deepEqual(page, { source: "unsaved" });
  assert.equal(last(), "restored");
  assert.deepEqual(slots.others, []);
  assert.equal(inBrowser().texts.source, "unsaved", "now in the slot of this page");
  tick();
  assert.deepEqual(sent, [[{ source: "unsaved" }, 3, ""]]);
});

test("text kept here asks first when the server has moved on", async () => {
  await open({ revision: 5, left: [{ revision: 3, texts: { source: "unsaved" } }] });
  assert.equal(last(), "clash");
  assert.equal(timers.length, 0);
  const taken = draft.takeTheirs();
  await answer({ kind: "saved", revision: 5 });
  await taken;
  assert.deepEqual(page, { source: "stub\n" });
});

test("what the server got from this browser is no clash, though its answer was lost", async () => {
  await open({
    texts: { source: "a" },
    revision: 4,
    left: [{ revision: 3, texts: { source: "ab" }, unsure: { source: "a" } }],
  });
  assert.equal(last(), "restored");
  tick();
  assert.deepEqual(sent, [[{ source: "ab" }, 4, ""]]);
});

test("a choice that did not reach the server is made when the page is opened again", async () => {
  await open({ left: [{ revision: 3, texts: { source: "mine" }, how: "apart" }] });
  tick();
  assert.deepEqual(sent, [[{ source: "mine" }, 3, "apart"]]);
});

test("of two windows' texts the newer comes back, and the history gets the other one", async () => {
  const left = ["newer", "older", "newer"].map((source) => ({ revision: 3, texts: { source } }));
  await open({ left });
  assert.deepEqual(page, { source: "newer" });
  assert.deepEqual(sent, [[{ source: "older" }, 3, "aside"]]);
  assert.deepEqual(slots.others.map(({ texts }) => texts.source), ["older"], "until the server has it");
  await answer({ kind: "saved", revision: 3 });
  assert.deepEqual(slots.others, []);
});

test("what cannot be set aside stays in the browser", async () => {
  await open({ left: ["newer", "older"].map((source) => ({ revision: 3, texts: { source } })) });
  await answer({ kind: "offline" });
  assert.equal(slots.others.length, 1);
});

test("who types at once is not interrupted by what was left", async () => {
  const opening = open({ left: [{ revision: 3, texts: { source: "left" } }] });
  type("typed");
  await opening;
  assert.equal(page.source, "stub\n");
  assert.deepEqual(sent, [[{ source: "left" }, 3, "aside"]]);
  assert.equal(inBrowser().texts.source, "typed");
});

test("text kept here that the server has too is forgotten", async () => {
  await open({ left: [{ revision: 2, texts: { source: "stub\n" } }] });
  assert.deepEqual(slots.others, []);
  assert.deepEqual(shown, []);
});

test("leaving the page saves what waits at once", () => {
  type("a");
  draft.flush();
  assert.deepEqual(sent, [[{ source: "a" }, 3, ""]]);
  assert.equal(timers.length, 0);
});

test("leaving after a lost answer saves the older text and then the newest", async () => {
  type("a");
  tick();
  await answer({ kind: "offline" });
  type("ab");
  const left = draft.flush();
  await answer({ kind: "saved", revision: 4 });
  await answer({ kind: "saved", revision: 5 });
  await left;
  assert.deepEqual(sent.slice(1), [[{ source: "a" }, 3, ""], [{ source: "ab" }, 4, ""]]);
});

test("what is handed in is no draft any more: what waited is neither sent nor kept again", async () => {
  type("a");
  isHandedIn = true;
  slots.forget();
  tick();
  await settle();
  assert.equal(sent.length, 0);
  assert.equal(slots.value, null);
});

test("a save that was under way when it was handed in leaves nothing in the browser either", async () => {
  type("a");
  tick();
  type("ab");
  isHandedIn = true;
  slots.forget();
  await answer({ kind: "offline" });
  assert.equal(slots.value, null);
});

test("what could not be handed in is a draft again", async () => {
  type("a");
  isHandedIn = true;
  tick();
  isHandedIn = false;
  type("a");
  assert.equal(inBrowser().texts.source, "a");
  tick();
  assert.deepEqual(sent, [[{ source: "a" }, 3, ""]]);
});
