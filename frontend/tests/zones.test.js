import assert from "node:assert/strict";
import { test } from "node:test";
import { isSameZone } from "../src/js/small.js";

test("two names of one zone are the same, and two zones are not, though their clocks agree", () => {
  assert.equal(isSameZone("Asia/Katmandu", "Asia/Kathmandu"), true);
  assert.equal(isSameZone("Europe/Vienna", "Europe/Vienna"), true);
  assert.equal(isSameZone("Europe/Vienna", "Europe/Berlin"), false);
});

test("a name that is no zone is the same as none", () => {
  assert.equal(isSameZone("Mars/Olympus", "Europe/Vienna"), false);
});
