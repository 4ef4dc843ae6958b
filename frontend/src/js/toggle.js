// A switch that answers at once and asks the server behind it; undone when the server says no.

/**
 * @param known  what the server is known to have
 * @param send   async (on) → what the server now has; throws when it could not be told
 * @param show   (on) → void
 * @param fail   (error) → void
 * @returns      set(on): clicks that come while a request runs are told afterwards, the last one wins
 */
export function createToggle({ known, send, show, fail }) {
  let wanted = known;
  let busy = false;

  return async function set(on) {
    wanted = on;
    show(on);
    if (busy) return;
    busy = true;
    try {
      while (wanted !== known) known = await send(wanted);
    } catch (error) {
      wanted = known;
      show(known);
      fail(error);
    } finally {
      busy = false;
    }
  };
}
