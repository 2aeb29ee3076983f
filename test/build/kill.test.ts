import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, readdir, rm, watch } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import * as fc from 'fast-check';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { build } from 'vite';
import { gallery, TODAY } from '../factory.ts';
import { mintContent, temporaryFolder } from './mint.ts';
import { verifyOnDisk } from './verify-on-disk.ts';

const root = path.resolve(import.meta.dirname, '../..');
let builtDir: string;

beforeAll(async () => {
  // Inside the project, so that the child finds its packages.
  const cache = path.join(root, 'node_modules/.cache');
  await mkdir(cache, { recursive: true });
  builtDir = await mkdtemp(path.join(cache, 'publish-child-'));
  await build({
    root,
    configFile: false,
    logLevel: 'error',
    publicDir: false,
    build: { ssr: path.join(import.meta.dirname, 'publish-child.ts'), outDir: builtDir, emptyOutDir: true },
  });
}, 60_000);

afterAll(() => rm(builtDir, { recursive: true, force: true }));

/** When to kill: after a share of the usual time, or as soon as this many names have changed in the feed's folders. */
type Moment = { readonly afterMs: number } | { readonly afterNames: number };

const NEVER: Moment = { afterMs: 60_000 };

/** @returns how long it published, in milliseconds, and whether it came to its end */
async function publishInChild(contentDir: string, dataDir: string, moment: Moment) {
  const child = spawn(process.execPath, [path.join(builtDir, 'publish-child.js'), contentDir, dataDir, TODAY], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let said = '';
  child.stdout.on('data', (chunk: Buffer) => (said += chunk.toString()));
  const over = new AbortController();
  const exited = once(child, 'exit').finally(() => over.abort());
  await once(child.stdout, 'data');
  const startedMs = performance.now();
  const due =
    'afterMs' in moment
      ? pause(moment.afterMs)
      : namesChanged(path.join(dataDir, 'feed'), moment.afterNames, over.signal);
  await Promise.race([due, exited]);
  child.kill('SIGKILL');
  await exited;
  return { tookMs: performance.now() - startedMs, ended: said.includes('done') };
}

async function namesChanged(feedDir: string, count: number, signal: AbortSignal): Promise<void> {
  let changed = 0;
  const watchOne = async (folder: string) => {
    try {
      for await (const { filename } of watch(folder, { signal })) {
        // The build's own folder and its lock are not part of the feed.
        if (filename?.startsWith('.') !== true) changed += 1;
        if (changed >= count) return;
      }
    } catch {
      // The child came to its end first.
    }
  };
  await Promise.race(['', 'photos', 'rotations'].map((folder) => watchOne(path.join(feedDir, folder))));
}

const moments = (usualMs: number): fc.Arbitrary<Moment> =>
  fc.oneof(
    fc.integer({ min: 0, max: Math.ceil(usualMs) }).map((afterMs) => ({ afterMs })),
    // Three photo sizes, two documents with two copies each, feed.json; then names go.
    fc.integer({ min: 1, max: 14 }).map((afterNames) => ({ afterNames })),
  );

describe('a publication that is killed', () => {
  it('[F13] leaves the old feed or the new one, complete, wherever the kill falls', { timeout: 120_000 }, async () => {
    const content = await mintContent();
    const dataDir = await temporaryFolder();
    const feedDir = path.join(dataDir, 'feed');
    let round = 0;
    const change = async () => {
      round += 1;
      await content.write('gallery.json', gallery({ slideSeconds: 12 + round }));
      const background = `#${(round * 70_001).toString(16).padStart(6, '0').slice(-6)}`;
      const photo = sharp({ create: { width: 1200, height: 1200, channels: 3, background } });
      await content.write('products/sosial/sosial-satu/sampul.jpg', await photo.jpeg().toBuffer());
    };
    await publishInChild(content.dir, dataDir, NEVER);
    await change();
    const { tookMs, ended } = await publishInChild(content.dir, dataDir, NEVER);
    expect(ended).toBe(true);
    let { feed } = await verifyOnDisk(feedDir);

    let killed = 0;
    await fc.assert(
      fc.asyncProperty(moments(tookMs), async (moment) => {
        await change();
        if (!(await publishInChild(content.dir, dataDir, moment)).ended) killed += 1;
        const after = await verifyOnDisk(feedDir);
        if (after.feed.revision === feed.revision) expect(after.feed).toEqual(feed);
        else expect(after.feed.revision).toBeGreaterThan(feed.revision);
        ({ feed } = after);
      }),
      { numRuns: 10, endOnFailure: true },
    );
    expect(killed).toBeGreaterThan(1);

    await change();
    expect((await publishInChild(content.dir, dataDir, NEVER)).ended).toBe(true);
    const last = await verifyOnDisk(feedDir);
    expect(last.feed.gallery.screen.slideSeconds).toBe(12 + round);
    expect((await readdir(feedDir)).toSorted()).toEqual(['feed.json', 'photos', 'rotations']);
  });
});
