import assert from "node:assert/strict";
import { test } from "node:test";
import { claimOf } from "../src/js/check.js";

const CASES = [{ number: 1 }, { number: 2 }, { number: 4 }];

test("what is claimed of a case is what the program did", () => {
  const told = [{ number: 1, state: "passed" }, { number: 2, state: "wrong_answer", verdict: "wrong_answer" }];
  assert.deepEqual(claimOf(CASES, told), { 1: "passed", 2: "wrong_answer" });
});

test("a limit of the page's is no word about a case", () => {
  const told = [{ number: 1, state: "output_limit", verdict: "output_limit" }, { number: 2, state: "passed" }];
  assert.deepEqual(claimOf(CASES, told), { 2: "passed" });
});

test("a verdict before any case is that of each", () => {
  const told = [{ number: 1, state: "not_run", verdict: "syntax_error" }];
  const all = { 1: "syntax_error", 2: "syntax_error", 4: "syntax_error" };
  assert.deepEqual(claimOf(CASES, told), all);
});
