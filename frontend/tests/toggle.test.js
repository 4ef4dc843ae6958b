import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { createToggle } from "../src/js/toggle.js";

let shown, failed, asked, set;
const settle = () => new Promise(setImmediate);

beforeEach(() => {
  shown = [];
  failed = [];
  asked = [];
  set = createToggle({
    known: false,
    send: (on) =>
      new Promise((yes, no) =>
        asked.push({ on, yes: async () => (yes(on), settle()), no: async () => (no(new Error("no")), settle()) }),
      ),
    show: (on) => shown.push(on),
    fail: (error) => failed.push(error.message),
  });
});

test("shown at once, before the server has answered", () => {
  set(true);
  assert.deepEqual(shown, [true]);
  assert.equal(asked[0].on, true);
});

test("undone when the server says no", async () => {
  set(true);
  await asked[0].no();
  assert.deepEqual(shown, [true, false]);
  assert.deepEqual(failed, ["no"]);
});

test("quick clicks: one request at a time, the last click wins", async () => {
  set(true);
  set(false);
  set(true);
  set(false);
  assert.equal(asked.length, 1);
  await asked[0].yes();
  assert.deepEqual(
    asked.map(({ on }) => on),
    [true, false],
  );
  await asked[1].yes();
  assert.equal(asked.length, 2);
  assert.equal(shown.at(-1), false);
});

test("on and off again before the answer needs no second request when the server already agrees", async () => {
  set(true);
  set(false);
  set(true);
  await asked[0].yes();
  assert.equal(asked.length, 1);
});

test("a failure after a success goes back to what the server has", async () => {
  set(true);
  await asked[0].yes();
  set(false);
  await asked[1].no();
  assert.equal(shown.at(-1), true);
});
