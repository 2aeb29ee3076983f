import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { emptyJournal, type Journal } from '../../src/shell/boot-journal.ts';
import {
  changeJournal,
  dropOtherShells,
  fromAnyKeptShell,
  fromGoodShell,
  keepGoodShell,
} from '../../src/shell/shell-store.ts';
import { NOON_MS } from '../display/hand-clock.ts';
import { fakeCaches, type FakeCaches } from './fake-caches.ts';

let caches: FakeCaches;

beforeEach(() => {
  caches = fakeCaches();
  vi.stubGlobal('caches', caches);
});
afterEach(() => vi.unstubAllGlobals());

const journal = (): Promise<Journal> => changeJournal((now) => ({ journal: now, result: now }));
const note = (clientId: string) =>
  changeJournal((now) => ({
    journal: { ...now, boots: [...now.boots, { clientId, atEpochMs: NOON_MS, version: 'v1' }] },
    result: undefined,
  }));

const PAGE = 'https://galeri.example/index.html';
const SCRIPT = 'https://galeri.example/assets/kiosk-abc.js';
const shell = (version: string, ...missing: string[]) =>
  new Map(
    [PAGE, SCRIPT].map((url) => [
      url,
      () => Promise.resolve(missing.includes(url) ? undefined : new Response(`${version} ${url}`)),
    ]),
  );
const textOf = async (found: Promise<Response | undefined>) => (await found)?.text();

describe('the journal', () => {
  it('[U2] is empty on a new profile and is kept from then on', async () => {
    expect(await journal()).toEqual(emptyJournal);
    await note('a');
    expect((await journal()).boots).toMatchObject([{ clientId: 'a' }]);
  });

  it('[U2] two pages that boot together do not lose each other’s entry', async () => {
    await Promise.all([note('a'), note('b'), note('c')]);
    expect((await journal()).boots.map(({ clientId }) => clientId)).toEqual(['a', 'b', 'c']);
  });

  it('[U2] that is damaged is begun anew', async () => {
    const cache = await caches.open('galeri-boots');
    await cache.put('boot-journal', new Response('{"boots": [tru'));
    expect(await journal()).toEqual(emptyJournal);
  });

  it('[U2] a change that cannot be written says so, and does not stand in the way of the next', async () => {
    caches.isBroken = true;
    await expect(note('a')).rejects.toThrow('broken');
    caches.isBroken = false;
    await note('b');
    expect((await journal()).boots.map(({ clientId }) => clientId)).toEqual(['b']);
  });

  it('[U2] a change that throws leaves it as it was', async () => {
    await note('a');
    await expect(
      changeJournal(() => {
        throw new Error('bug');
      }),
    ).rejects.toThrow('bug');
    expect((await journal()).boots).toHaveLength(1);
  });
});

describe('the shell that worked', () => {
  it('[U2] is kept aside file by file', async () => {
    expect(await keepGoodShell('v1', shell('v1'))).toBe(true);
    expect(await textOf(fromGoodShell('v1', PAGE))).toBe(`v1 ${PAGE}`);
    expect(await textOf(fromAnyKeptShell(SCRIPT))).toBe(`v1 ${SCRIPT}`);
  });

  it('[U3] counts only when it is complete; half of one is thrown away', async () => {
    expect(await keepGoodShell('v1', shell('v1', SCRIPT))).toBe(false);
    expect(await caches.keys()).toEqual([]);
  });

  it('[U3] a disk that is full while it is copied leaves the older one whole, and nothing of the newer', async () => {
    await keepGoodShell('v1', shell('v1'));
    caches.putsLeft = 1;
    expect(await keepGoodShell('v2', shell('v2'))).toBe(false);
    expect(await textOf(fromGoodShell('v1', SCRIPT))).toBe(`v1 ${SCRIPT}`);
    expect(await caches.keys()).toEqual(['galeri-shell-v1']);
  });

  it('[U3] gives way to the newer one only when that is kept', async () => {
    await keepGoodShell('v1', shell('v1'));
    await keepGoodShell('v2', shell('v2'));
    await dropOtherShells('v2');
    expect([await textOf(fromGoodShell('v1', PAGE)), await textOf(fromGoodShell('v2', PAGE))]).toEqual([
      undefined,
      `v2 ${PAGE}`,
    ]);
  });

  it('[U3] dropping others touches no cache that is not a kept shell', async () => {
    await note('a');
    await caches.open('galeri-copy');
    await keepGoodShell('v1', shell('v1'));
    await dropOtherShells('v1');
    expect((await caches.keys()).toSorted()).toEqual(['galeri-boots', 'galeri-copy', 'galeri-shell-v1']);
  });

  it('[U4] has no file it was not given', async () => {
    await keepGoodShell('v1', shell('v1'));
    expect(await fromAnyKeptShell('https://galeri.example/feed/feed.json')).toBeUndefined();
    expect(await fromGoodShell('v9', PAGE)).toBeUndefined();
  });
});
