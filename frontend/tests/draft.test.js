import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { createDraft, WAIT_MS } from "../src/js/draft.js";

let shelf, timers, answers, sent, shown, page, draft;

function open({ texts = { source: "stub\n" }, revision = 3, kept = null } = {}) {
  shelf = {
    value: kept && JSON.stringify(kept),
    recall: () => shelf.value,
    keep: (text) => (shelf.value = text),
    forget: () => (shelf.value = null),
  };
  timers = [];
  answers = [];
  sent = [];
  shown = [];
  page = texts;
  draft = createDraft({
    texts,
    revision,
    shelf,
    send: (...what) =>
      new Promise((answer) => {
        sent.push(what);
        answers.push(answer);
      }),
    show: (state) => shown.push(state),
    replace: (others) => (page = others),
    later: (run, delay) => timers.push({ run, delay }),
    cancel: () => timers.pop(),
  });
  draft.start();
}

const type = (source) => draft.edited({ source });
const tick = () => timers.shift().run();
const settle = () => new Promise(setImmediate);
async function answer(value) {
  answers.shift()(value);
  await settle();
}
const onShelf = () => JSON.parse(shelf.value);
const last = () => shown.at(-1);

beforeEach(() => open());

test("a keystroke is in the browser at once and at the server within three seconds", async () => {
  type("a");
  assert.deepEqual(onShelf(), { revision: 3, texts: { source: "a" } });
  assert.ok(timers[0].delay <= 3000);
  tick();
  assert.deepEqual(sent, [[{ source: "a" }, 3, ""]]);
  await answer({ kind: "saved", revision: 4 });
  assert.equal(shelf.value, null);
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
  assert.deepEqual(onShelf(), { revision: 4, texts: { source: "ab" } });
  tick();
  assert.deepEqual(sent[1], [{ source: "ab" }, 4, ""]);
});

test("text typed and taken back is not sent", () => {
  type("a");
  type("stub\n");
  tick();
  assert.equal(sent.length, 0);
  assert.equal(shelf.value, null);
});

test("a clash asks, sends nothing more and keeps what is typed", async () => {
  type("mine");
  tick();
  await answer({ kind: "clash", revision: 7, texts: { source: "theirs" } });
  assert.equal(last(), "clash");
  type("mine, longer");
  assert.equal(timers.length, 0);
  assert.equal(last(), "clash");
  assert.equal(onShelf().texts.source, "mine, longer");
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
  assert.equal(shelf.value, null);
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
    assert.equal(onShelf().texts.source, "mine");
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
  assert.equal(onShelf().texts.source, "a");
  assert.ok(delays[0] > WAIT_MS && delays[1] > delays[0]);
  assert.equal(delays.at(-1), 60_000);
});

for (const kind of ["signedout", "refused"]) {
  test(`${kind}: said, kept, and tried again with the next keystroke only`, async () => {
    type("a");
    tick();
    await answer({ kind });
    assert.equal(last(), kind);
    assert.equal(timers.length, 0);
    assert.equal(onShelf().texts.source, "a");
    type("ab");
    assert.equal(timers.length, 1);
  });
}

test("text that the server never got comes back when the page is opened again", () => {
  open({ kept: { revision: 3, texts: { source: "unsaved" } } });
  assert.deepEqual(page, { source: "unsaved" });
  assert.equal(last(), "restored");
  tick();
  assert.deepEqual(sent, [[{ source: "unsaved" }, 3, ""]]);
});

test("text kept here asks first when the server has moved on", async () => {
  open({ revision: 5, kept: { revision: 3, texts: { source: "unsaved" } } });
  assert.equal(last(), "clash");
  assert.equal(timers.length, 0);
  const taken = draft.takeTheirs();
  await answer({ kind: "saved", revision: 5 });
  await taken;
  assert.deepEqual(page, { source: "stub\n" });
});

test("text kept here that the server has too is forgotten", () => {
  open({ kept: { revision: 2, texts: { source: "stub\n" } } });
  assert.equal(shelf.value, null);
  assert.deepEqual(shown, []);
});

test("a damaged shelf is as good as an empty one", () => {
  open();
  shelf.value = "{not json";
  draft.start();
  assert.deepEqual(page, { source: "stub\n" });
});

test("leaving the page saves what waits at once", () => {
  type("a");
  draft.flush();
  assert.deepEqual(sent, [[{ source: "a" }, 3, ""]]);
  assert.equal(timers.length, 0);
});
