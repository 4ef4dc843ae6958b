import assert from "node:assert/strict";
import { test } from "node:test";
import { act, arrange as arrangeTo, place, values } from "../src/js/order.js";

const DEEPEST = 4;
const arrange = (lines) => arrangeTo(lines, DEEPEST);
const rows = (...positions) => positions.map((position) => ({ position, indent: 0 }));
const positions = (state) => values(state).map(({ position }) => position);

test("a fresh question uses all lines in the order of the page", () => {
  const state = arrange(rows(null, null, null));
  assert.deepEqual(state.used, [0, 1, 2]);
  assert.deepEqual(state.unused, []);
});

test("an answer given before comes back in its order, unused lines last", () => {
  const state = arrange(rows(2, null, 1));
  assert.deepEqual(state.used, [2, 0]);
  assert.deepEqual(state.unused, [1]);
  assert.deepEqual(positions(state), [2, null, 1]);
});

test("two lines at one place keep the order of the page", () => {
  assert.deepEqual(arrange(rows(1, 1, 1)).used, [0, 1, 2]);
});

test("up and down move by one and stop at the ends", () => {
  let state = arrange(rows(1, 2, 3));
  state = act(state, "down", 0);
  assert.deepEqual(positions(state), [2, 1, 3]);
  state = act(state, "down", 0);
  state = act(state, "down", 0);
  assert.deepEqual(positions(state), [3, 1, 2]);
  for (let times = 0; times < 4; times += 1) state = act(state, "up", 0);
  assert.deepEqual(positions(state), [1, 2, 3]);
});

test("a line left out has no position, and comes back at the end", () => {
  let state = act(arrange(rows(1, 2, 3)), "drop", 0);
  assert.deepEqual(positions(state), [null, 1, 2]);
  assert.deepEqual(act(state, "drop", 0), state, "leaving it out twice is once");
  state = act(state, "use", 0);
  assert.deepEqual(positions(state), [3, 1, 2]);
});

test("an unused line does not move", () => {
  const state = arrange(rows(1, 2, null));
  assert.deepEqual(act(state, "up", 2), state);
});

test("a line is dragged to a place", () => {
  assert.deepEqual(place(arrange(rows(1, 2, 3)), 2, 0).used, [2, 0, 1]);
  assert.deepEqual(place(arrange(rows(1, 2, null)), 2, 9).used, [0, 1, 2]);
});

test("the indent stays within its bounds", () => {
  let state = arrange(rows(1));
  assert.equal(values(act(state, "outdent", 0))[0].indent, 0);
  for (let times = 0; times < 20; times += 1) state = act(state, "indent", 0);
  assert.equal(values(state)[0].indent, DEEPEST);
});

test("nothing is changed in place", () => {
  const state = arrange(rows(1, 2));
  const before = structuredClone(state);
  for (const action of ["up", "down", "indent", "outdent", "drop", "use"]) act(state, action, 1);
  assert.deepEqual(state, before);
});
