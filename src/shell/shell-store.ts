/**
 * Where the service worker keeps the boot journal and the files of the shell that worked. Both live in CacheStorage:
 * IndexedDB may be the very thing that keeps a version from coming to life.
 */
import { emptyJournal, type Journal } from './boot-journal.ts';

const JOURNAL_CACHE = 'galeri-boots';
const JOURNAL_URL = 'boot-journal';
const GOOD_PREFIX = 'galeri-shell-';

let queue: Promise<unknown> = Promise.resolve();

/** One change at a time: two tabs booting together must not lose each other's entry. */
export function changeJournal<T>(change: (journal: Journal) => { journal: Journal; result: T }): Promise<T> {
  const run = queue.then(async () => {
    const cache = await caches.open(JOURNAL_CACHE);
    const { journal, result } = change(await readJournal(cache));
    await cache.put(JOURNAL_URL, new Response(JSON.stringify(journal)));
    return result;
  });
  queue = run.catch(() => undefined);
  return run;
}

async function readJournal(cache: Cache): Promise<Journal> {
  try {
    const stored = await cache.match(JOURNAL_URL);
    return stored === undefined ? emptyJournal : { ...emptyJournal, ...((await stored.json()) as Partial<Journal>) };
  } catch {
    return emptyJournal;
  }
}

/** Copies the files of a shell that came to life; the copy counts only when it is complete. */
export async function keepGoodShell(
  version: string,
  files: ReadonlyMap<string, () => Promise<Response | undefined>>,
): Promise<boolean> {
  try {
    const cache = await caches.open(GOOD_PREFIX + version);
    for (const [url, read] of files) {
      const response = await read();
      if (response === undefined) throw new Error(`${url} is missing`);
      await cache.put(url, response);
    }
    return true;
  } catch {
    // Half of a shell is of no use and would only fill the disk.
    await caches.delete(GOOD_PREFIX + version);
    return false;
  }
}

/** Removes every kept shell but this version's. */
export async function dropOtherShells(version: string): Promise<void> {
  for (const name of await caches.keys()) {
    if (name.startsWith(GOOD_PREFIX) && name !== GOOD_PREFIX + version) await caches.delete(name);
  }
}

/** A file of the shell that worked. */
export async function fromGoodShell(version: string, url: string): Promise<Response | undefined> {
  return caches.match(url, { cacheName: GOOD_PREFIX + version });
}

/** A file of whichever shell is kept; its name carries a digest, so it can only be the right one. */
export async function fromAnyKeptShell(url: string): Promise<Response | undefined> {
  for (const name of await caches.keys()) {
    if (!name.startsWith(GOOD_PREFIX)) continue;
    const found = await caches.match(url, { cacheName: name });
    if (found !== undefined) return found;
  }
  return undefined;
}
