/** Words typed but not yet on the server, kept by the browser: a crash or a lost network costs nobody their work. */
import * as z from 'zod/mini';
import { Draft } from '../../api/draft.ts';

const Kept = z.strictObject({ etag: z.string(), base: Draft, draft: Draft, atMs: z.number() });
/** `base` is what the words were typed over. */
export type Kept = z.infer<typeof Kept>;

export interface Keepsake {
  read(): Kept | undefined;
  write(kept: Kept): void;
  clear(): void;
}

/** @param storage the page's localStorage; one that is full or forbidden keeps nothing and says nothing */
export function keepsakeOf(storage: Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>, productKey: string): Keepsake {
  const key = `galeri-draf:${productKey}`;
  return {
    read() {
      const text = attempt(() => storage.getItem(key));
      if (text === undefined || text === null) return undefined;
      const parsed = attempt(() => Kept.safeParse(JSON.parse(text)));
      return parsed?.success === true ? parsed.data : undefined;
    },
    write: (kept) => attempt(() => storage.setItem(key, JSON.stringify(kept))),
    clear: () => attempt(() => storage.removeItem(key)),
  };
}

function attempt<T>(run: () => T): T | undefined {
  try {
    return run();
  } catch {
    return undefined;
  }
}
