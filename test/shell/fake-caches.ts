/** CacheStorage as far as the shell store uses it; a test may fill the disk or damage an entry. */
export interface FakeCaches extends CacheStorage {
  /** What the browser does when a write does not fit. */
  isFull: boolean;
  /** Makes every call fail, as a profile on a broken disk does. */
  isBroken: boolean;
  /** How many writes still fit before the disk is full. */
  putsLeft: number;
  text(cacheName: string, url: string): Promise<string | undefined>;
}

const urlOf = (request: RequestInfo | URL): string =>
  new URL(request instanceof Request ? request.url : request, 'https://galeri.example/').href;

export function fakeCaches(): FakeCaches {
  const disk = new Map<string, Map<string, Response>>();
  const guard = () => {
    if (storage.isBroken) throw new DOMException('broken', 'UnknownError');
  };
  const cacheOf = (name: string) => {
    const entries = disk.get(name) ?? new Map<string, Response>();
    disk.set(name, entries);
    return {
      match(request: RequestInfo | URL) {
        return Promise.resolve(entries.get(urlOf(request))?.clone());
      },
      async put(request: RequestInfo | URL, response: Response) {
        guard();
        if (storage.isFull || storage.putsLeft-- <= 0) throw new DOMException('full', 'QuotaExceededError');
        entries.set(urlOf(request), response.clone());
        await response.text();
      },
    } as unknown as Cache;
  };
  const storage = {
    isFull: false,
    isBroken: false,
    putsLeft: Infinity,
    async open(name: string) {
      guard();
      return cacheOf(name);
    },
    keys: () => Promise.resolve([...disk.keys()]),
    delete: (name: string) => Promise.resolve(disk.delete(name)),
    match(request: RequestInfo | URL, { cacheName }: MultiCacheQueryOptions = {}) {
      const entries = cacheName === undefined ? undefined : disk.get(cacheName);
      return Promise.resolve(entries?.get(urlOf(request))?.clone());
    },
    text: (cacheName: string, url: string) => disk.get(cacheName)?.get(urlOf(url))?.clone().text(),
  };
  return storage as unknown as FakeCaches;
}
