import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createPhotoPool, DECODE_TIMEOUT_MS, type PhotoPool } from '../../src/display/photo-pool.ts';
import { handClock, settle, type HandClock } from './hand-clock.ts';

/** As much of an `<img>` as the pool touches. `decode` is the test's to settle. */
class FakeImage {
  src = '';
  alt = '?';
  draggable = true;
  decoding = 'async';
  isConnected = false;
  decodes = 0;
  decode = (): Promise<void> => {
    this.decodes++;
    return decoding();
  };
  removeAttribute(name: string): void {
    // Chromium then keeps the element for ever.
    if (name === 'src' && !this.isConnected) throw new Error('src taken off outside of the document');
  }
}

let decoding: () => Promise<void>;
let made: FakeImage[];
let stored: Map<string, Blob>;
let clock: HandClock;
let pool: PhotoPool;
let read: (sha256: string) => Promise<Blob | undefined>;
const liveUrls = new Set<string>();
let mostLiveUrls = 0;
const spies: { mockRestore(): void }[] = [];

const get = async (sha256: string) => (await pool.get(sha256)) as unknown as FakeImage | undefined;

beforeEach(() => {
  decoding = () => Promise.resolve();
  made = [];
  stored = new Map();
  clock = handClock();
  read = (sha256) => Promise.resolve(stored.get(sha256));
  pool = createPhotoPool({
    read: (sha256) => read(sha256),
    clock,
    createImage() {
      const image = new FakeImage();
      made.push(image);
      return image as unknown as HTMLImageElement;
    },
  });
  let urls = 0;
  liveUrls.clear();
  mostLiveUrls = 0;
  spies.push(
    vi.spyOn(URL, 'createObjectURL').mockImplementation(() => {
      const url = `blob:${++urls}`;
      liveUrls.add(url);
      mostLiveUrls = Math.max(mostLiveUrls, liveUrls.size);
      return url;
    }),
    vi.spyOn(URL, 'revokeObjectURL').mockImplementation((url) => void liveUrls.delete(url)),
  );
});

afterEach(() => {
  for (const spy of spies.splice(0)) spy.mockRestore();
});

const store = (...names: string[]) => {
  for (const name of names) stored.set(name, new Blob([name]));
};

describe('a photo', () => {
  it('[D2] is decoded before it is handed out, and never painted in pieces', async () => {
    store('a');
    const image = await get('a');
    expect(image).toMatchObject({ decodes: 1, decoding: 'sync', draggable: false, alt: '' });
  });

  it('[D6] gives its object URL back as soon as it is decoded', async () => {
    store('a', 'b', 'c');
    for (const name of stored.keys()) await get(name);
    expect([liveUrls.size, mostLiveUrls]).toEqual([0, 1]);
  });

  it('[D6] that was shown before is the same element again, decoded anew but not loaded', async () => {
    store('a');
    const first = await get('a');
    expect(await get('a')).toBe(first);
    expect([made.length, first?.decodes]).toEqual([1, 2]);
  });

  it('[D2] that stands on the stage is not taken from there: a second product with it gets an element of its own', async () => {
    store('a');
    const first = await get('a');
    if (first !== undefined) first.isConnected = true;
    const second = await get('a');
    expect(second).toBeDefined();
    expect(second).not.toBe(first);
  });

  it('leaves no timer behind', async () => {
    store('a');
    await get('a');
    await settle();
    expect(clock.pending).toBe(0);
  });
});

describe('a photo that cannot be painted is undefined, and never an error', () => {
  it('[S3] because the store does not have it', async () => {
    expect(await get('a')).toBeUndefined();
    expect(made).toEqual([]);
  });

  it('[D7] because the store throws', async () => {
    read = () => Promise.reject(new Error('disk'));
    expect(await get('a')).toBeUndefined();
  });

  it('[D2] because it does not decode; its URL is given back', async () => {
    store('a');
    decoding = () => Promise.reject(new DOMException('The source image cannot be decoded.', 'EncodingError'));
    expect(await get('a')).toBeUndefined();
    expect(liveUrls.size).toBe(0);
  });

  it('[D2] because it takes longer than eight seconds; its URL is given back all the same', async () => {
    store('a');
    decoding = () => new Promise(() => undefined);
    let answer: unknown = 'none yet';
    void get('a').then((image) => (answer = image));
    await clock.advance(DECODE_TIMEOUT_MS - 1);
    expect(answer).toBe('none yet');
    await clock.advance(1);
    expect(answer).toBeUndefined();
    expect([liveUrls.size, clock.pending]).toEqual([0, 0]);
  });

  it('[D2] because the store does not answer within eight seconds', async () => {
    read = () => new Promise(() => undefined);
    let answer: unknown = 'none yet';
    void get('a').then((image) => (answer = image));
    await clock.advance(DECODE_TIMEOUT_MS);
    expect(answer).toBeUndefined();
  });
});

describe('a photo that failed', () => {
  it('[D2] is loaded anew the next time', async () => {
    store('a');
    decoding = () => Promise.reject(new Error('out of memory'));
    await get('a');
    decoding = () => Promise.resolve();
    expect(await get('a')).toBe(made[1]);
  });

  it('[D2] at being decoded again is loaded anew at once', async () => {
    store('a');
    const first = await get('a');
    if (first !== undefined) first.decode = () => Promise.reject(new Error('its bitmap was thrown away'));
    const second = await get('a');
    expect(second).toBe(made[1]);
    expect(await get('a')).toBe(second);
  });
});

describe('the pool', () => {
  const names = Array.from({ length: 200 }, (_, n) => `photo-${n}`);

  /** Those of `wanted` that are handed out again without being loaded anew; asked for from the newest to the oldest. */
  async function kept(wanted: readonly string[]): Promise<string[]> {
    const found: string[] = [];
    for (const name of wanted.toReversed()) {
      const before = made.length;
      await get(name);
      if (made.length === before) found.push(name);
      else break;
    }
    return found;
  }

  it('[D6] keeps a bounded number of elements, however many photos pass', async () => {
    store(...names);
    for (const name of names) await get(name);
    expect(await kept(names)).toEqual(names.slice(-32).toReversed());
    expect(mostLiveUrls).toBe(1);
  });

  it('[D6] lets go of what was not used for longest', async () => {
    store(...names);
    const first = await get('photo-0');
    for (const name of names.slice(1, 32)) await get(name);
    await get('photo-0');
    await get('photo-32');
    expect(await get('photo-0')).toBe(first);
    const before = made.length;
    await get('photo-1');
    expect(made).toHaveLength(before + 1);
  });

  it('[D6] never lets go of what stands on the stage', async () => {
    store(...names);
    const onStage = await get('photo-0');
    if (onStage !== undefined) onStage.isConnected = true;
    for (const name of names.slice(1)) await get(name);
    if (onStage !== undefined) onStage.isConnected = false;
    expect(await get('photo-0')).toBe(onStage);
  });

  it('lets go of everything when the screen is taken apart', async () => {
    store('a', 'b');
    await get('a');
    await get('b');
    pool.stop();
    expect(await kept(['a', 'b'])).toEqual([]);
  });
});
