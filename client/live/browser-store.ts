/** A database in the browser (IndexedDB): opened when it is first needed, and again when the browser has closed it. */

/** One transaction over all the stores; resolves when it is complete, with what the request that `work` returned brought. Rejects where the browser keeps nothing. */
export type Within<Store extends string> = <R>(mode: IDBTransactionMode, work: (of: (store: Store) => IDBObjectStore) => IDBRequest<R> | null) => Promise<R | undefined>;

/** The stores with their keys stand once, in `shapes`: this is version 1 of each database. */
export function browserStore<Store extends string>(name: string, shapes: Readonly<Record<Store, IDBObjectStoreParameters>>): Within<Store> {
  const stores = Object.keys(shapes) as Store[];
  let opening: Promise<IDBDatabase> | null = null;

  const open = (): Promise<IDBDatabase> => {
    opening ??= new Promise<IDBDatabase>((resolve, reject) => {
      const asked = indexedDB.open(name, 1);
      asked.onupgradeneeded = () => { for (const store of stores) asked.result.createObjectStore(store, shapes[store]); };
      asked.onsuccess = () => {
        asked.result.onclose = () => { opening = null; };
        // A newer page wants to change the form: it must not wait for this one.
        asked.result.onversionchange = () => { asked.result.close(); opening = null; };
        resolve(asked.result);
      };
      asked.onerror = () => reject(asked.error ?? new Error('the browser keeps nothing here'));
    });
    opening.catch(() => { opening = null; });
    return opening;
  };

  return async (mode, work) => {
    const database = await open();
    return new Promise((resolve, reject) => {
      const transaction = database.transaction(stores, mode);
      const request = work((store) => transaction.objectStore(store));
      transaction.oncomplete = () => resolve(request?.result);
      transaction.onabort = transaction.onerror = () => reject(transaction.error ?? new Error('not kept'));
    });
  };
}
