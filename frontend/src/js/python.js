// Python in the page, as its scripts see it: one worker, started when it is first wanted, replaced when it was stopped.

export const LIMITS = { seconds: 20, caseSeconds: 10, characters: 100_000 };
const START_SECONDS = 120; // a slow line takes its time; a policy that forbids Pyodide never says so

/** A program that nobody asks anything special of; frontend/src/python/milepost_desk.py says what each word means. */
export const PLAIN = {
  ...{ source: "", file: "main.py", before: [], files: {}, typed: "", typedAll: false, arguments: [] },
  ...{ steps: [], record: false, check: null },
};

/**
 * `worker` and `index` are addresses. `run` gives what ended the program:
 * {how: "done" | "error" | "stopped" | "time" | "output" | "steps" | "failed", error?, reason?}, and an error is
 * {type, message, line, text}.
 */
export function createPython({ worker: address, index, limits = LIMITS, makeWorker = openWorker, later = wait }) {
  let worker = null;
  let ready = null;
  let job = null;
  let patience = 0;
  const shared = self.crossOriginIsolated ? new SharedArrayBuffer(8 + 65_536) : null;

  function start(onProgress) {
    worker = makeWorker(address);
    const own = worker;
    ready = new Promise((resolve, reject) => {
      patience = later(() => reject(new Error("timeout")), START_SECONDS * 1000);
      own.onmessage = ({ data }) => {
        if (data.type === "ready") {
          clearTimeout(patience);
          resolve();
        } else if (data.type === "progress") {
          (job?.onProgress ?? onProgress)?.(data.share);
        } else if (data.type === "failed" && !job?.running) {
          clearTimeout(patience);
          reject(new Error(data.reason));
        } else if (own === worker) {
          job?.hear(data);
        }
      };
      own.onerror = (event) => {
        event.preventDefault?.();
        clearTimeout(patience);
        reject(new Error(event.message || "worker"));
      };
    });
    own.postMessage({ type: "start", index, shared });
    ready.catch(() => own === worker && discard());
    return ready;
  }

  function discard() {
    clearTimeout(patience);
    worker?.terminate();
    worker = ready = null;
  }

  /** Ends what runs, for good; the next worker warms up meanwhile. A Python that is still being fetched goes on. */
  function halt(how) {
    if (!job) return;
    const ended = job;
    job = null;
    ended.finish({ how });
    if (!ended.running) return;
    discard();
    start().catch(() => {});
  }

  function run(program, { onOutput, onAsk, onProgress, onStart, onSteps, onCase } = {}) {
    halt("stopped");
    let over;
    const ending = new Promise((resolve) => (over = resolve));
    let shown = 0;
    let clock = 0;
    const seconds = program.check ? limits.caseSeconds : limits.seconds;
    const wind = () => (clock = later(() => halt("time"), seconds * 1000));
    const own = (job = {
      running: false,
      onProgress,
      finish(result) {
        clearTimeout(clock);
        over(result);
      },
      hear(data) {
        if (data.type === "output") {
          const rest = limits.characters - shown;
          shown += data.text.length;
          onOutput?.(data.text.slice(0, Math.max(0, rest)));
          if (shown > limits.characters) halt("output");
        } else if (data.type === "steps") {
          onSteps?.(data.recorded);
          if (data.recorded.cut) halt("steps");
        } else if (data.type === "case") {
          clearTimeout(clock);
          wind();
          onCase?.(data.told);
        } else if (data.type === "ask") {
          clearTimeout(clock); // thinking takes as long as it takes
          onAsk?.(data.prompt, (text) => {
            wind();
            answer(text);
          });
        } else {
          job = null;
          if (data.type === "failed") discard(); // Python itself broke down
          own.finish(endingOf(data));
        }
      },
    });
    (ready ?? start(onProgress)).then(
      () => {
        if (job !== own) return;
        own.running = true;
        onStart?.();
        wind();
        worker.postMessage({ type: "run", request: JSON.stringify({ ...PLAIN, ...program }) });
      },
      (error) => {
        if (job === own) job = null;
        own.finish({ how: "failed", reason: error.message });
      },
    );
    return ending;
  }

  function answer(text) {
    if (!shared) {
      worker?.postMessage({ type: "answer", text });
      return;
    }
    const bytes = new TextEncoder().encode(text).slice(0, shared.byteLength - 8);
    const state = new Int32Array(shared, 0, 2);
    new Uint8Array(shared, 8).set(bytes);
    state[1] = bytes.length;
    Atomics.store(state, 0, 1);
    Atomics.notify(state, 0);
  }

  return { run, stop: () => halt("stopped"), warm: (onProgress) => ready ?? start(onProgress) };
}

function endingOf({ type, ending, reason }) {
  if (type === "failed") return { how: "failed", reason };
  return ending ? { how: "error", error: ending } : { how: "done" };
}

const wait = (act, ms) => setTimeout(act, ms);

function openWorker(address) {
  return new Worker(address, { type: "module", name: "python" });
}
