import assert from "node:assert/strict";
import { test } from "node:test";
import { nameOf } from "../src/js/keys.js";

const held = { ctrlKey: false, metaKey: false, altKey: false, shiftKey: false };
const named = (key, more = {}, mac = false) => nameOf({ ...held, key, ...more }, mac);

test("a letter is its own name, also with the capitals locked", () => {
  assert.equal(named("n"), "n");
  assert.equal(named("N"), "n");
});

test("a capital that is typed on purpose is no key of the page's", () => {
  assert.equal(named("N", { shiftKey: true }), "");
});

test("a sign is its own name however a keyboard makes it", () => {
  assert.equal(named("?", { shiftKey: true }), "?");
  assert.equal(named("/", { shiftKey: true }), "/");
});

test("keys held together are named in one order", () => {
  assert.equal(named("k", { ctrlKey: true }), "Control+K");
  assert.equal(named("Enter", { ctrlKey: true, shiftKey: true }), "Control+Shift+Enter");
});

test("on a Mac the command key is Control, and Control is the system's", () => {
  assert.equal(named("k", { metaKey: true }, true), "Control+K");
  assert.equal(named("k", { ctrlKey: true }, true), "");
});

test("what a browser or a system may want with its own keys is left to it", () => {
  assert.equal(named("n", { altKey: true }), "");
  assert.equal(named("n", { metaKey: true }), "");
  assert.equal(named("Enter"), "");
});
