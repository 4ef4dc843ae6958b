// What becomes of text that was not handed in yet. Knows no page, no network and no clock.

export const WAIT_MS = 2000;
const LONGEST_WAIT_MS = 60_000;

const same = (a, b) => JSON.stringify(a) === JSON.stringify(b);

/**
 * @param texts     the fields as the server sent them: name to text
 * @param revision  the revision that the server gave with them
 * @param slots     {own, keep, forget, recall}, see slots.js: the browser's place for what the server does not have yet
 * @param send      async (texts, revision, how) → {kind: "saved", revision} | {kind: "clash", revision, texts}
 *                  | {kind: "signedout" | "expired" | "refused" | "offline", why}; `how` is "apart" for a text that
 *                  takes the place of another one, and "aside" for one that only the history is to keep
 * @param show      (state, {kept, why}) → void; state is one of saved, waiting, restored, clash, signedout, expired,
 *                  refused, offline; `kept` is whether the browser has what the server has not
 * @param replace   (texts) → void, puts other texts into the page
 * @param isDraft   () → whether it is one still: not while it is handed in, nor after that
 */
export function createDraft({
  texts,
  revision,
  slots,
  send,
  show,
  replace,
  isDraft = () => true,
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
  let unsure = null; // a text that was sent, and nobody knows whether it came
  let kept = true;
  let shown = null;

  function tell(state, why = "") {
    shown = { state, why };
    show(state, { kept, why });
  }

  function schedule(delay) {
    if (timer === null && !sending && !clash) timer = later(save, delay);
  }

  /** A text whose answer was lost is sent again as it was: the server knows it then, and takes it for no clash. */
  async function save() {
    timer = null;
    if (sending || clash || !isDraft()) return;
    if (unsure === null && same(current, saved)) return settle();
    sending = true;
    const sent = unsure ?? current;
    unsure = sent;
    putBy();
    const answer = await send(sent, revision, how);
    sending = false;
    if (answer.kind === "offline") failures += 1;
    else failures = 0;
    if (!failures) unsure = null;
    if (answer.kind === "saved") {
      revision = answer.revision;
      saved = sent;
      how = "";
      settle();
    } else if (answer.kind === "clash") {
      meet({ revision: answer.revision, texts: answer.texts });
    } else {
      putBy();
      tell(answer.kind, answer.why);
      if (failures) schedule(Math.min(WAIT_MS * 2 ** failures, LONGEST_WAIT_MS));
      else if (!same(current, sent)) schedule(WAIT_MS);
    }
  }

  function settle() {
    if (same(current, saved)) {
      slots.forget();
      tell("saved");
    } else {
      putBy();
      schedule(WAIT_MS);
    }
  }

  function putBy() {
    if (!isDraft()) return;
    slots.keep({ revision, texts: current, how, unsure }).then((done) => {
      if (kept === done) return;
      kept = done;
      if (shown) show(shown.state, { kept, why: shown.why });
    });
  }

  function meet(other) {
    if (same(other.texts, current)) {
      ({ revision } = other);
      saved = current;
      settle();
    } else {
      clash = other;
      putBy();
      tell("clash");
    }
  }

  /** Goes on with what a page has left in the browser; asks first when the server has another text by now. */
  function adopt(left) {
    const server = { revision, texts: current };
    current = { ...current, ...left.texts };
    how = left.how ?? "";
    replace(current);
    const came = left.unsure && same({ ...server.texts, ...left.unsure }, server.texts);
    if (came) how = "";
    if (left.revision === revision || came) {
      putBy();
      tell("restored");
      schedule(WAIT_MS);
    } else {
      meet(server);
    }
    slots.forget(left.slot);
  }

  /** The history takes what another page had left besides; until it has, the browser keeps it. */
  async function setAside(left) {
    const answer = await send({ ...saved, ...left.texts }, revision, "aside");
    if (answer.kind === "saved") slots.forget(left.slot);
  }

  return {
    /** The two texts that a choice is asked for. */
    both: () => ({ mine: current, theirs: clash?.texts ?? current }),
    /** Whether what is typed would be gone with the page. */
    isOnlyHere: () => !kept && !same(current, saved),
    /** Call once: brings back what this browser had kept. */
    async start() {
      const different = [];
      const seen = new Set([JSON.stringify(texts)]);
      for (const left of await slots.recall()) {
        if (left.slot === slots.own) continue; // typed while we looked
        const text = JSON.stringify({ ...texts, ...left.texts });
        if (seen.has(text)) slots.forget(left.slot);
        else different.push(left);
        seen.add(text);
      }
      const isTyping = !same(current, texts);
      if (!isTyping && different.length) adopt(different.shift());
      for (const left of different) await setAside(left);
    },
    edited(now) {
      current = now;
      if (!isDraft()) return;
      putBy();
      if (!clash) tell("waiting");
      schedule(WAIT_MS);
    },
    /** Saves at once what waits: the page is about to go. */
    async flush() {
      for (let turn = 0; turn < 2 && timer !== null; turn += 1) {
        cancel(timer);
        await save();
        if (failures) return;
      }
    },
    /** The connection may be back. */
    async retry() {
      if (!failures || timer === null) return;
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
      if (answer.kind !== "saved") return tell(answer.kind, answer.why);
      if (clash !== other) return;
      ({ revision, texts: current } = other);
      clash = null;
      saved = current;
      replace(current);
      settle();
    },
  };
}
