// Where in the browser the unsent text of a form is: a slot for each time that it was opened, so that two windows do
// not take each other's away. Each is on two shelves: one takes it at once, the other keeps it when the browser is
// killed. Knows neither; a shelf has recall, keep, forget and keys.

const TOMBSTONE_MS = 24 * 60 * 60 * 1000;
const PATIENCE_MS = 2000; // a depot that does not answer is not waited for

const running = new Map(); // slot → {text: what is to be written next, done: a promise}

/**
 * @param base     whose text, and of which form
 * @param opening  what tells this opening of the form from all others
 * @param browser  a shelf that answers at once
 * @param depot    a shelf of promises, which may be rejected
 */
export function createSlots(base, opening, { browser, depot, now = Date.now, later = setTimeout }) {
  const own = `${base}#${opening}`;
  /** One write at a time for each slot; of those that wait only the last counts. */
  function write(slot, text) {
    const run = running.get(slot) ?? { text: null, done: null };
    run.text = text;
    if (!running.has(slot)) {
      running.set(slot, run);
      run.done = writeAll(slot, run);
    }
    return run.done;
  }

  async function writeAll(slot, run) {
    try {
      while (run.text !== null) {
        const text = run.text;
        run.text = null;
        await depot.keep(slot, text);
      }
    } finally {
      running.delete(slot);
    }
  }

  /** What was forgotten says so on the slow shelf: the quick one may come back from the dead with an older text. */
  function forget(slot = own) {
    browser.forget(slot);
    write(slot, JSON.stringify({ at: now() })).catch(() => {});
  }

  async function bury(slot, entry) {
    if (now() - entry.at > TOMBSTONE_MS) await depot.forget(slot);
  }

  async function fromDepot() {
    const keys = await depot.keys(base);
    return Promise.all(keys.filter(isOurs).map(async (slot) => [slot, read(await depot.recall(slot))]));
  }

  const isOurs = (slot) => slot === base || slot.startsWith(`${base}#`);

  return {
    own,
    /** Gives, later, whether one of the shelves has it. */
    keep(entry) {
      const text = JSON.stringify({ ...entry, at: now() });
      const isKept = browser.keep(own, text);
      return write(own, text).then(
        () => true,
        () => isKept,
      );
    },
    forget,
    /** What pages have left here, newest first: [{slot, revision, texts, …}]. */
    async recall() {
      const patience = new Promise((resolve) => later(resolve, PATIENCE_MS, []));
      const slow = await Promise.race([fromDepot().catch(() => []), patience]);
      const quick = browser.keys(base).filter(isOurs).map((slot) => [slot, read(browser.recall(slot))]);
      const newest = new Map();
      for (const [slot, entry] of [...slow, ...quick]) {
        if (entry && !(newest.get(slot)?.at >= entry.at)) newest.set(slot, entry);
      }
      const found = [];
      for (const [slot, entry] of newest) {
        if (entry.texts) found.push({ ...entry, slot });
        else bury(slot, entry).catch(() => {});
      }
      return found.sort((a, b) => b.at - a.at);
    },
  };
}

function read(text) {
  try {
    const entry = JSON.parse(text);
    return entry && typeof entry === "object" ? { ...entry, at: entry.at ?? 0 } : null;
  } catch {
    return null;
  }
}
