import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { createSlots } from "../src/js/slots.js";

const BASE = "draft:1:/exercises/x/draft/";
let clock, quick, slow, opening;

/** A shelf that answers at once; `isFull` takes nothing. */
function createQuick(values = new Map()) {
  const shelf = {
    values,
    isFull: false,
    recall: (key) => values.get(key) ?? null,
    keep(key, value) {
      if (!shelf.isFull) values.set(key, value);
      return !shelf.isFull;
    },
    forget: (key) => values.delete(key),
    keys: (start) => [...values.keys()].filter((key) => key.startsWith(start)),
  };
  return shelf;
}

/** A shelf of promises; `isBroken` rejects everything. */
function createSlow() {
  const shelf = createQuick();
  const slow = { values: shelf.values, isBroken: false, writes: 0 };
  for (const name of ["recall", "keep", "forget", "keys"]) {
    slow[name] = async (...what) => {
      if (slow.isBroken) throw new Error("blocked");
      if (name === "keep") slow.writes += 1;
      await settle();
      return shelf[name](...what);
    };
  }
  return slow;
}

const settle = () => new Promise(setImmediate);
const open = (base = BASE) =>
  createSlots(base, String((opening += 1)), { browser: quick, depot: slow, now: () => (clock += 1) });
const left = async (slots) => (await slots.recall()).map(({ texts }) => texts.source);
const typed = (source) => ({ revision: 1, texts: { source } });

beforeEach(() => {
  clock = 0;
  opening = Math.random();
  quick = createQuick();
  slow = createSlow();
});

test("what one page keeps is there for the next", async () => {
  const slots = open();
  assert.equal(await slots.keep(typed("a")), true);
  const [found] = await open().recall();
  assert.deepEqual(found, { revision: 1, texts: { source: "a" }, at: 1, slot: slots.own });
});

test("two pages take nothing from each other, and the newest comes first", async () => {
  const [first, second] = [open(), open()];
  await first.keep(typed("older"));
  await second.keep(typed("newer"));
  assert.deepEqual(await left(open()), ["newer", "older"]);
  second.forget();
  assert.deepEqual(await left(open()), ["older"]);
});

test("another form's text, or another learner's, is none of ours", async () => {
  for (const base of [`${BASE}?lesson=1`, `${BASE}?lesson=11`, "draft:2:/exercises/x/draft/"]) {
    await open(base).keep(typed(base));
  }
  assert.deepEqual(await left(open()), []);
  assert.deepEqual(await left(open(`${BASE}?lesson=1`)), [`${BASE}?lesson=1`]);
});

test("after the browser was killed the slow shelf knows more", async () => {
  const slots = open();
  await slots.keep(typed("a"));
  const onDisk = new Map(quick.values);
  await slots.keep(typed("ab"));
  quick = createQuick(onDisk);
  assert.deepEqual(await left(open()), ["ab"]);
  quick = createQuick();
  assert.deepEqual(await left(open()), ["ab"]);
});

test("what was forgotten does not come back with a quick shelf from before", async () => {
  const slots = open();
  await slots.keep(typed("a"));
  const onDisk = new Map(quick.values);
  slots.forget();
  await settle();
  quick = createQuick(onDisk);
  assert.deepEqual(await left(open()), []);
});

test("the mark of what was forgotten goes after a day", async () => {
  const slots = open();
  await slots.keep(typed("a"));
  slots.forget();
  await settle();
  await left(open());
  await settle();
  assert.equal(slow.values.size, 1);
  clock += 25 * 60 * 60 * 1000;
  await left(open());
  await settle();
  assert.equal(slow.values.size, 0);
});

test("one shelf is enough, and without any it is said", async () => {
  slow.isBroken = true;
  assert.equal(await open().keep(typed("a")), true);
  assert.deepEqual(await left(open()), ["a"]);
  quick.isFull = true;
  assert.equal(await open().keep(typed("b")), false);
  slow.isBroken = false;
  assert.equal(await open().keep(typed("c")), true);
  assert.deepEqual(await left(open()), ["c", "a"]);
});

test("a slow shelf that never answers is not waited for", async () => {
  await open().keep(typed("a"));
  slow.keys = () => new Promise(() => {});
  const slots = createSlots(BASE, "late", { browser: quick, depot: slow, later: (run, _, value) => run(value) });
  assert.deepEqual(await left(slots), ["a"]);
});

test("of writes that wait for each other only the last is done", async () => {
  const slots = open();
  await Promise.all(["a", "ab", "abc", "abcd"].map((source) => slots.keep(typed(source))));
  assert.equal(slow.writes, 2);
  assert.equal(JSON.parse(slow.values.get(slots.own)).texts.source, "abcd");
});

test("what is damaged, or older than slots are, does no harm", async () => {
  quick.values.set(`${BASE}#1`, "{not json");
  quick.values.set(`${BASE}#2`, "null");
  quick.values.set(BASE, JSON.stringify(typed("from before")));
  assert.deepEqual(await left(open()), ["from before"]);
});
