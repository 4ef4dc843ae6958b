// The browser's own shelves. They may be full, forbidden or absent: then the site goes on without them.

const PREFIX = "milepost:";

/** @param open  gives the storage; in some browsers even looking at it throws */
function shelf(open) {
  const attempt = (act) => {
    try {
      return act(open());
    } catch {
      return null;
    }
  };
  return {
    recall: (key) => attempt((storage) => storage.getItem(PREFIX + key)),
    recallObject: (key) => attempt((storage) => JSON.parse(storage.getItem(PREFIX + key))),
    keep: (key, value) => attempt((storage) => storage.setItem(PREFIX + key, value)),
    forget: (key) => attempt((storage) => storage.removeItem(PREFIX + key)),
  };
}

/** Lasts until it is taken away. */
export const browser = shelf(() => window.localStorage);

/** Lasts as long as this tab. */
export const tab = shelf(() => window.sessionStorage);
