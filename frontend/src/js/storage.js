// The browser's own shelves. They may be full, forbidden or absent: then the site goes on without them.

const PREFIX = "milepost:";
const STORE = "texts";

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
    /** Whether it is kept now. */
    keep: (key, value) => attempt((storage) => storage.setItem(PREFIX + key, value) ?? true) === true,
    forget: (key) => attempt((storage) => storage.removeItem(PREFIX + key)),
    keys: (start) =>
      (attempt(Object.keys) ?? [])
        .filter((key) => key.startsWith(PREFIX + start))
        .map((key) => key.slice(PREFIX.length)),
  };
}

/** Lasts until it is taken away; but the browser writes it to disk seconds later, if it is not killed before. */
export const browser = shelf(() => window.localStorage);

/** Lasts as long as this tab. */
export const tab = shelf(() => window.sessionStorage);

let opened = null;

function open() {
  opened ??= new Promise((resolve, reject) => {
    const request = indexedDB.open("milepost", 1);
    request.onupgradeneeded = () => request.result.createObjectStore(STORE);
    request.onsuccess = () => resolve(request.result);
    request.onerror = reject;
  });
  return opened;
}

/** Gives what `act` asks of the store. The transaction is over by then: what was put there is on its way to disk. */
async function inStore(mode, act) {
  try {
    const transaction = (await open()).transaction(STORE, mode);
    const request = act(transaction.objectStore(STORE));
    transaction.commit?.();
    return await new Promise((resolve, reject) => {
      transaction.oncomplete = () => resolve(request.result);
      transaction.onabort = reject;
    });
  } catch (error) {
    opened = null; // a connection that was lost is made anew
    throw error;
  }
}

/** Lasts until it is taken away, also when the browser is killed. All of these are promises, and may be rejected. */
export const depot = {
  recall: (key) => inStore("readonly", (store) => store.get(key)),
  keep: (key, value) => inStore("readwrite", (store) => store.put(value, key)),
  forget: (key) => inStore("readwrite", (store) => store.delete(key)),
  keys: (start) => inStore("readonly", (store) => store.getAllKeys(IDBKeyRange.bound(start, `${start}\uffff`))),
};
