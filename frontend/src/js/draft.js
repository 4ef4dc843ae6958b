// What becomes of text that was not handed in yet. Knows no page, no network and no clock.

export const WAIT_MS = 2000;
const LONGEST_WAIT_MS = 60_000;

const same = (a, b) => JSON.stringify(a) === JSON.stringify(b);

/**
 * @param texts     the fields as the server sent them: name to text
 * @param revision  the revision that the server gave with them
 * @param shelf     {recall, keep, forget}: one place in the browser, for text that the server does not have yet
 * @param send      async (texts, revision, how) → {kind: "saved", revision} | {kind: "clash", revision, texts}
 *                  | {kind: "signedout" | "refused" | "offline"}; `how` is "apart" for a text that takes the place of
 *                  another one, and "aside" for one that only the history is to keep
 * @param show      (state) → void, one of saved, waiting, restored, clash, signedout, refused, offline
 * @param replace   (texts) → void, puts other texts into the page
 */
export function createDraft({
  texts,
  revision,
  shelf,
  send,
  show,
  replace,
  later = setTimeout,
  cancel = clearTimeout,
}) {
  let current = texts;
  let saved = texts;
  let clash = null;
  let timer = null;
  let sending = false;
  let failures = 0;
  let how = "";

  function schedule(delay) {
    if (timer === null && !sending && !clash) timer = later(save, delay);
  }

  async function save() {
    timer = null;
    if (sending || clash) return;
    if (same(current, saved)) return settle();
    sending = true;
    const sent = current;
    const answer = await send(sent, revision, how);
    sending = false;
    failures = answer.kind === "offline" ? failures + 1 : 0;
    if (answer.kind === "saved") {
      revision = answer.revision;
      saved = sent;
      how = "";
      settle();
    } else if (answer.kind === "clash") {
      meet({ revision: answer.revision, texts: answer.texts });
    } else {
      show(answer.kind);
      if (answer.kind === "offline") schedule(Math.min(WAIT_MS * 2 ** failures, LONGEST_WAIT_MS));
      else if (!same(current, sent)) schedule(WAIT_MS);
    }
  }

  function settle() {
    if (same(current, saved)) {
      shelf.forget();
      show("saved");
    } else {
      putBy();
      schedule(WAIT_MS);
    }
  }

  function putBy() {
    shelf.keep(JSON.stringify({ revision, texts: current }));
  }

  function meet(other) {
    if (same(other.texts, current)) {
      ({ revision } = other);
      saved = current;
      settle();
    } else {
      clash = other;
      show("clash");
    }
  }

  return {
    /** The two texts that a choice is asked for. */
    both: () => ({ mine: current, theirs: clash?.texts ?? current }),
    /** Call once: brings back what this browser had kept, or asks when the server has moved on since. */
    start() {
      const kept = read(shelf.recall());
      if (!kept || same(kept.texts, current)) return shelf.forget();
      const server = { revision, texts: current };
      current = { ...current, ...kept.texts };
      replace(current);
      if (kept.revision === revision) {
        show("restored");
        schedule(WAIT_MS);
      } else {
        meet(server);
      }
    },
    edited(now) {
      current = now;
      putBy();
      if (!clash) show("waiting");
      schedule(WAIT_MS);
    },
    /** Saves at once what waits: the page is about to go. */
    async flush() {
      if (timer === null) return;
      cancel(timer);
      await save();
    },
    keepMine() {
      ({ revision } = clash);
      clash = null;
      how = "apart";
      putBy();
      return save();
    },
    /** The text given up goes into the history first; when it cannot, nothing is taken. */
    async takeTheirs() {
      const other = clash;
      const answer = await send(current, other.revision, "aside");
      if (answer.kind !== "saved") return show(answer.kind);
      if (clash !== other) return;
      ({ revision, texts: current } = other);
      clash = null;
      saved = current;
      replace(current);
      settle();
    },
  };
}

function read(text) {
  try {
    const { revision, texts } = JSON.parse(text);
    return texts && typeof texts === "object" ? { revision, texts } : null;
  } catch {
    return null;
  }
}
