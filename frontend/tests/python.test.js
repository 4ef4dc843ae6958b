import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { createPython, PLAIN } from "../src/js/python.js";

globalThis.self ??= globalThis;

let workers;
const settle = () => new Promise(setImmediate);

function makeWorker() {
  const worker = { sent: [], ended: false, postMessage: (message) => worker.sent.push(message) };
  worker.terminate = () => (worker.ended = true);
  worker.says = (type, rest = {}) => worker.onmessage({ data: { type, ...rest } });
  workers.push(worker);
  return worker;
}

/** A patience of minutes must not keep the tests from ending. */
function later(act, ms) {
  const timer = setTimeout(act, ms);
  if (ms > 1000) timer.unref();
  return timer;
}

function open(limits) {
  return createPython({ worker: "w.js", index: "/p/", makeWorker, limits, later });
}

beforeEach(() => (workers = []));

test("Python is fetched when it is first wanted, and once", async () => {
  const python = open();
  assert.equal(workers.length, 0);
  const first = python.run({ source: "1" });
  workers[0].says("ready");
  await settle();
  workers[0].says("done", { ending: null });
  assert.deepEqual(await first, { how: "done" });

  const second = python.run({ source: "2", typed: "x\n" });
  await settle();
  workers[0].says("done", { ending: null });
  await second;
  assert.equal(workers.length, 1);
  assert.deepEqual(JSON.parse(workers[0].sent[2].request), { ...PLAIN, typed: "x\n", source: "2" });
});

test("output comes as it is printed, and an error is told with what it is", async () => {
  const python = open();
  const shown = [];
  const ending = python.run({ source: "1" }, { onOutput: (text) => shown.push(text) });
  workers[0].says("ready");
  await settle();
  workers[0].says("output", { text: "a" });
  workers[0].says("output", { text: "b" });
  workers[0].says("done", { ending: { type: "NameError", line: 1 } });
  assert.deepEqual(await ending, { how: "error", error: { type: "NameError", line: 1 } });
  assert.deepEqual(shown, ["a", "b"]);
});

test("a line that is asked for is answered in the reader's own time", async () => {
  const python = open({ seconds: 0.03, characters: 10 });
  let reply;
  const ending = python.run({ source: "1" }, { onAsk: (prompt, answer) => (reply = { prompt, answer }) });
  workers[0].says("ready");
  await settle();
  workers[0].says("ask", { prompt: "Name? " });
  await new Promise((resolve) => setTimeout(resolve, 60)); // longer than the limit
  assert.equal(reply.prompt, "Name? ");
  reply.answer("Ada");
  assert.deepEqual(workers[0].sent.at(-1), { type: "answer", text: "Ada" });
  workers[0].says("done", { ending: null });
  assert.deepEqual(await ending, { how: "done" });
});

test("what is stopped is ended for good, and the next Python warms up at once", async () => {
  const python = open();
  const ending = python.run({ source: "while True: pass" });
  workers[0].says("ready");
  await settle();
  python.stop();
  assert.deepEqual(await ending, { how: "stopped" });
  assert.ok(workers[0].ended);
  assert.equal(workers.length, 2);
  workers[0].says("output", { text: "from the grave" });

  const next = python.run({ source: "2" });
  workers[1].says("ready");
  await settle();
  workers[1].says("done", { ending: null });
  assert.deepEqual(await next, { how: "done" });
});

test("stopping while Python is still fetched runs nothing", async () => {
  const python = open();
  const ending = python.run({ source: "1" });
  python.stop();
  assert.deepEqual(await ending, { how: "stopped" });
  workers[0].says("ready");
  await settle();
  assert.equal(workers.length, 1);
  assert.deepEqual(workers[0].sent.map(({ type }) => type), ["start"]);
});

test("time ends a program that does not end", async () => {
  const python = open({ seconds: 0.01, characters: 10 });
  const ending = python.run({ source: "while True: pass" });
  workers[0].says("ready");
  assert.deepEqual(await ending, { how: "time" });
  assert.ok(workers[0].ended);
});

test("a flood of output is cut and ended", async () => {
  const python = open({ seconds: 5, characters: 5 });
  let shown = "";
  const ending = python.run({ source: "1" }, { onOutput: (text) => (shown += text) });
  workers[0].says("ready");
  await settle();
  workers[0].says("output", { text: "abc" });
  workers[0].says("output", { text: "defg" });
  assert.deepEqual(await ending, { how: "output" });
  assert.equal(shown, "abcde");
  assert.ok(workers[0].ended);
});

test("a second program takes the place of the first", async () => {
  const python = open();
  const first = python.run({ source: "1" });
  const second = python.run({ source: "2" });
  assert.deepEqual(await first, { how: "stopped" });
  workers.at(-1).says("ready");
  await settle();
  workers.at(-1).says("done", { ending: null });
  assert.deepEqual(await second, { how: "done" });
});

test("a Python that cannot be fetched is said, and tried again by the next run", async () => {
  const python = open();
  const first = python.run({ source: "1" });
  workers[0].says("failed", { reason: "pyodide.mjs: 404" });
  assert.deepEqual(await first, { how: "failed", reason: "pyodide.mjs: 404" });
  await settle();

  const second = python.run({ source: "1" });
  assert.equal(workers.length, 2);
  workers[1].says("ready");
  await settle();
  workers[1].says("done", { ending: null });
  assert.deepEqual(await second, { how: "done" });
});

test("a Python that breaks down is replaced", async () => {
  const python = open();
  const first = python.run({ source: "1" });
  workers[0].says("ready");
  await settle();
  workers[0].says("failed", { reason: "out of memory" });
  assert.deepEqual(await first, { how: "failed", reason: "out of memory" });
  assert.ok(workers[0].ended);
});

test("each case of a check has a clock of its own, and one that never ends hides none before it", async () => {
  const python = open({ seconds: 5, caseSeconds: 0.05, characters: 10 });
  const told = [];
  const ending = python.run({ check: { cases: [1, 2] } }, { onCase: (one) => told.push(one.number) });
  workers[0].says("ready");
  await settle();
  await new Promise((resolve) => setTimeout(resolve, 35));
  workers[0].says("case", { told: { number: 1 } });
  await new Promise((resolve) => setTimeout(resolve, 35)); // longer than the limit since the beginning
  assert.ok(!workers[0].ended);
  assert.deepEqual(await ending, { how: "time" });
  assert.deepEqual(told, [1]);
});
