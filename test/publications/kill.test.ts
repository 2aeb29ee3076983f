import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, readFile, rm, watch } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import * as fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { build } from 'vite';
import type { Publisher } from '../../src/publications/publisher.ts';
import { buildingRows } from '../../src/publications/history.ts';
import { gallery } from '../factory.ts';
import { rotation } from '../build/mint.ts';
import { verifyOnDisk } from '../build/verify-on-disk.ts';
import { ADMIN, mintSite, type Site } from './site.ts';

const root = path.resolve(import.meta.dirname, '../..');
const MINUTE_MS = 60_000;
let builtDir: string;

beforeAll(async () => {
  // Inside the project, so that the child finds its packages.
  const cache = path.join(root, 'node_modules/.cache');
  await mkdir(cache, { recursive: true });
  builtDir = await mkdtemp(path.join(cache, 'publisher-child-'));
  await build({
    root,
    configFile: false,
    logLevel: 'error',
    publicDir: false,
    build: { ssr: path.join(import.meta.dirname, 'publisher-child.ts'), outDir: builtDir, emptyOutDir: true },
  });
}, 120_000);

afterAll(() => rm(builtDir, { recursive: true, force: true }));

/** When to kill: after a share of the usual time, or as soon as so many names have changed in content, history and feed. */
type Moment = { readonly share: number } | { readonly afterNames: number };

const moments: fc.Arbitrary<Moment> = fc.oneof(
  fc.double({ min: 0, max: 1, noNaN: true }).map((share) => ({ share })),
  // Blobs, stage, photos, documents, feed.json, the database's own files; for a return the content as well.
  fc.integer({ min: 1, max: 60 }).map((afterNames) => ({ afterNames })),
);

interface Killed {
  readonly ended: boolean;
  readonly tookMs: number;
}

async function inChild(
  { content, dataDir, now, stop }: Site,
  job: readonly string[],
  moment: Moment | undefined,
  usualMs: number,
): Promise<Killed> {
  await stop();
  const args = [path.join(builtDir, 'publisher-child.js'), content.dir, dataDir, String(now()), ...job];
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
  let said = '';
  child.stdout.on('data', (chunk: Buffer) => (said += chunk.toString()));
  const over = new AbortController();
  const exited = once(child, 'exit').finally(() => over.abort());
  await once(child.stdout, 'data');
  const startedMs = performance.now();
  const never = new Promise<void>(() => {});
  const due =
    moment === undefined
      ? never
      : 'share' in moment
        ? pause(moment.share * usualMs)
        : namesChanged([content.dir, dataDir], moment.afterNames, over.signal);
  await Promise.race([due, exited]);
  child.kill('SIGKILL');
  await exited;
  return { ended: said.includes('done'), tookMs: performance.now() - startedMs };
}

async function namesChanged(folders: readonly string[], count: number, signal: AbortSignal): Promise<void> {
  let changed = 0;
  const watchOne = async (folder: string) => {
    try {
      for await (const _ of watch(folder, { signal, recursive: true })) {
        changed += 1;
        if (changed >= count) return;
      }
    } catch {
      // The child came to its end first, or a folder went while it was looked at.
      await new Promise(() => {});
    }
  };
  await Promise.race(folders.map(watchOne));
}

/** [E32] What has to hold after every restart, whatever was cut off. */
async function expectAgreement({ records, feedDir, dataDir }: Site, publisher: Publisher) {
  const { feed, cards } = await verifyOnDisk(feedDir);
  const { publications } = await publisher.list();
  expect(publications[0]).toMatchObject({ revision: feed.revision, isLive: true });
  expect(publications.filter(({ isLive }) => isLive)).toHaveLength(1);
  expect(await buildingRows(records())).toEqual([]);
  expect(await readdir(path.join(dataDir, 'history/staged')).catch(() => [])).toEqual([]);
  return { feed, cards, publications };
}

describe('killed while it publishes', () => {
  it('[E32] the feed is the old one or the new one, and the history says which', { timeout: 400_000 }, async () => {
    const site = await mintSite();
    const { content, publishNow, editProduct, replacePhoto, restart, wait } = site;
    await publishNow();
    let round = 0;
    const change = async () => {
      round += 1;
      wait(MINUTE_MS);
      await editProduct(content.products[0], (value) => ({ ...value, price: { idr: 1000 + round } }));
      await replacePhoto(content.products[1], `#${(round * 70_001).toString(16).padStart(6, '0').slice(-6)}`);
    };
    await change();
    const { tookMs } = await inChild(site, ['publish'], undefined, 0);
    let price = 1000 + round;
    let killed = 0;
    await fc.assert(
      fc.asyncProperty(moments, async (moment) => {
        await change();
        if (!(await inChild(site, ['publish'], moment, tookMs)).ended) killed += 1;
        const publisher = await restart();
        await publisher.reconcile();
        const { cards } = await expectAgreement(site, publisher);
        const shown = cards[0]?.[0]?.price?.idr;
        expect([price, 1000 + round]).toContain(shown);
        price = shown ?? 0;
      }),
      { numRuns: 10, endOnFailure: true },
    );
    expect(killed).toBeGreaterThan(1);
    await change();
    const last = await restart();
    expect(await publishNow(last)).toMatchObject({ state: 'published' });
    expect((await expectAgreement(site, last)).cards[0]?.[0]?.price?.idr).toBe(1000 + round);
  });
});

describe('killed while it returns', () => {
  /** Digests of every file below these folders. */
  const digestsBelow = async (...folders: string[]): Promise<Set<string>> => {
    const digests = new Set<string>();
    for (const folder of folders.filter((one) => existsSync(one))) {
      for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
        if (!entry.isFile() || entry.name.startsWith('.')) continue;
        digests.add(
          createHash('sha256')
            .update(await readFile(path.join(entry.parentPath, entry.name)))
            .digest('hex'),
        );
      }
    }
    return digests;
  };

  it(
    '[E33] the next start finishes it or it never began; either way nothing is lost',
    { timeout: 400_000 },
    async () => {
      const site = await mintSite();
      const { content, publishNow, publisher, editProduct, replacePhoto, restart, wait, dataDir } = site;
      await publishNow();
      wait(MINUTE_MS);
      await editProduct(content.products[0], (value) => ({ ...value, price: { idr: 2000 } }));
      await replacePhoto(content.products[1], '#225588');
      await content.write('gallery.json', gallery({ slideSeconds: 30 }));
      await content.addRotation(rotation('r-later', '2026-12-14', '2026-12-27', ['ppkukm-satu', 'ppapp-satu']));
      await publishNow();
      const [second, first] = (await publisher.list()).publications;
      const seconds = [12, 30];
      const versionOf = (slideSeconds: unknown) => seconds.indexOf(Number(slideSeconds));

      const target = (now: number) => String((now === 0 ? second : first)?.revision ?? 0);
      wait(MINUTE_MS);
      const { tookMs } = await inChild(site, ['restore', target(1)], undefined, 0);
      let now = 0;
      let killed = 0;
      await fc.assert(
        fc.asyncProperty(moments, async (moment) => {
          wait(MINUTE_MS);
          const stood = await digestsBelow(content.dir);
          if (!(await inChild(site, ['restore', target(now)], moment, tookMs)).ended) killed += 1;
          const again = await restart();
          await again.reconcile();
          await again.settled();
          const { feed, cards } = await expectAgreement(site, again);
          const version = versionOf(feed.gallery.screen.slideSeconds);
          // All of one version, on the screens and in the content folder.
          expect(cards[0]?.[0]?.price?.idr).toBe(version === 0 ? 35_000 : 2000);
          expect(feed.rotations).toHaveLength(version === 0 ? 2 : 3);
          expect((await again.preview()).changes).toEqual({ added: [], changed: [], removed: [] });
          expect((await content.problems()).filter(({ severity }) => severity === 'error')).toEqual([]);
          const kept = await digestsBelow(content.dir, path.join(dataDir, 'history/replaced'));
          expect([...stood].filter((sha256) => !kept.has(sha256))).toEqual([]);
          now = version;
        }),
        { numRuns: 10, endOnFailure: true },
      );
      expect(killed).toBeGreaterThan(1);
    },
  );
});

describe('killed while a scheduled one is under way', () => {
  it('[E34] it happens all the same, and once', { timeout: 400_000 }, async () => {
    const site = await mintSite();
    const { content, publishNow, publisher, editProduct, restart, wait, now } = site;
    await publishNow();
    let round = 0;
    let tookMs = 3000;
    let atWork = publisher;
    await fc.assert(
      fc.asyncProperty(moments, async (moment) => {
        round += 1;
        await editProduct(content.products[0], (value) => ({ ...value, price: { idr: 1000 + round } }));
        const { id } = await atWork.schedule({ by: ADMIN, atMs: now() + MINUTE_MS, note: `ke-${round}` });
        wait(MINUTE_MS);
        const child = await inChild(site, ['tick'], moment, tookMs);
        if (child.ended) ({ tookMs } = child);
        const again = await restart();
        atWork = again;
        await again.reconcile();
        await again.tick(wait(MINUTE_MS));
        await again.tick(wait(MINUTE_MS));
        const { cards, publications } = await expectAgreement(site, again);
        expect(cards[0]?.[0]?.price?.idr).toBe(1000 + round);
        expect(publications.filter(({ note }) => note === `ke-${round}`)).toHaveLength(1);
        expect((await again.listScheduled()).find((one) => one.id === id)).toMatchObject({ state: 'done' });
      }),
      { numRuns: 6, endOnFailure: true },
    );
  });
});
