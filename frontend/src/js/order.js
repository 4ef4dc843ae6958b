// Lines that a learner puts in order: which are used, in which order, how far indented. Nothing is changed in place.

/**
 * @param rows     in the order of the page: {position: number or null when unused, indent: number}
 * @param deepest  how far a line can be indented
 */
export function arrange(rows, deepest) {
  const ids = rows.map((_, id) => id);
  const placed = ids.filter((id) => rows[id].position !== null);
  const untouched = placed.length === 0;
  return {
    used: untouched ? ids : placed.sort((a, b) => rows[a].position - rows[b].position || a - b),
    unused: untouched ? [] : ids.filter((id) => rows[id].position === null),
    indents: rows.map((row) => row.indent),
    deepest,
  };
}

/** The line `id` at place `index` among the used ones, from 0; it may come from the unused. */
export function place(state, id, index) {
  const others = state.used.filter((other) => other !== id);
  const at = Math.max(0, Math.min(index, others.length));
  return {
    ...state,
    used: [...others.slice(0, at), id, ...others.slice(at)],
    unused: state.unused.filter((other) => other !== id),
  };
}

const steps = {
  up: (state, id) => step(state, id, -1),
  down: (state, id) => step(state, id, 1),
  indent: (state, id) => shift(state, id, 1),
  outdent: (state, id) => shift(state, id, -1),
  use: (state, id) => place(state, id, state.used.length),
  drop: (state, id) =>
    state.used.includes(id)
      ? { ...state, used: state.used.filter((other) => other !== id), unused: [...state.unused, id] }
      : state,
};

function step(state, id, by) {
  const index = state.used.indexOf(id);
  return index < 0 ? state : place(state, id, index + by);
}

function shift(state, id, by) {
  const indents = [...state.indents];
  indents[id] = Math.max(0, Math.min(state.deepest, indents[id] + by));
  return { ...state, indents };
}

/** @param action  up, down, indent, outdent, use or drop */
export const act = (state, action, id) => steps[action](state, id);

/** What each line's fields say: its place from 1 (null when unused) and its indent. */
export function values(state) {
  return state.indents.map((indent, id) => {
    const index = state.used.indexOf(id);
    return { position: index < 0 ? null : index + 1, indent };
  });
}
