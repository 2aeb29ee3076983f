/** What a publication costs with a thousand products, in the very process that staff press the button of. */
import { spawn } from 'node:child_process';
import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { test } from '@playwright/test';
import sharp from 'sharp';
import type { Progress } from '../../src/api/publications.ts';
import { mb, printTable } from './figures.ts';
import { copyContent, temporaryFolder } from './gallery.ts';

const PRODUCTS = 1000;
const ROOT = path.resolve(import.meta.dirname, '../..');
const PHOTO = 'cover-of-one.jpg';

test.setTimeout(20 * 60_000);

test('a publication among a thousand products', async () => {
  const contentDir = copyContent(12);
  growCatalogue(contentDir);
  const dataDir = temporaryFolder('data');
  const server = await startServer(contentDir, dataDir);
  const staff = await signIn(server.setupLink);
  const rows: [string, string][] = [
    [`first publication, ${PRODUCTS} products`, `${server.firstSeconds} s, peak ${mb(server.peakBytes())}`],
  ];
  const file = path.join(contentDir, 'products/ppkukm/sambal-bawang-pedas/product.json');
  const product = JSON.parse(readFileSync(file, 'utf8')) as { price: { idr: number }; photos: { file: string }[] };

  product.price.idr += 1000;
  writeFileSync(file, JSON.stringify(product, null, 2));
  rows.push(['one price changed', await timedPublication(staff)]);

  const folder = path.dirname(file);
  await sharp(path.join(folder, product.photos[0]?.file ?? ''))
    .flop()
    .toFile(path.join(folder, PHOTO));
  for (const photo of product.photos.slice(0, 1)) photo.file = PHOTO;
  writeFileSync(file, JSON.stringify(product, null, 2));
  rows.push(['one photo changed', await timedPublication(staff)]);
  rows.push(['peak memory of the server, all the while', mb(server.peakBytes())]);

  await server.stop();
  for (const each of [contentDir, dataDir]) rmSync(each, { recursive: true, force: true });
  printTable(`A publication among ${PRODUCTS} products (the sample photos repeated)`, rows);
});

/** Copies of the sample products under other ids, until there are a thousand. */
function growCatalogue(contentDir: string): void {
  const folders = readdirSync(path.join(contentDir, 'products'), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .flatMap(({ name }) =>
      readdirSync(path.join(contentDir, 'products', name), { withFileTypes: true })
        .filter((entry) => entry.isDirectory())
        .map((entry) => path.join(contentDir, 'products', name, entry.name)),
    );
  for (let number = folders.length; number < PRODUCTS; number++) {
    const original = folders[number % folders.length] ?? '';
    const copy = `${original}-${number}`;
    mkdirSync(copy);
    cpSync(original, copy, { recursive: true });
    const file = path.join(copy, 'product.json');
    const value = JSON.parse(readFileSync(file, 'utf8')) as object;
    writeFileSync(file, JSON.stringify({ ...value, id: path.basename(copy) }, null, 2));
  }
}

async function startServer(contentDir: string, dataDir: string) {
  const startMs = performance.now();
  const child = spawn(process.execPath, ['src/launch.mjs', 'start'], {
    cwd: ROOT,
    env: { ...process.env, PORT: '0', CONTENT_DIR: contentDir, DATA_DIR: dataDir },
  });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (said += String(chunk)));
  let publishedMs: number | undefined;
  while (!/\/staf\/tautan\//.test(said)) {
    if (child.exitCode !== null) throw new Error(said);
    if (said.includes('Isi diterbitkan')) publishedMs ??= performance.now();
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  if (publishedMs === undefined) throw new Error(`Published nothing: ${said}`);
  return {
    firstSeconds: ((publishedMs - startMs) / 1000).toFixed(1),
    setupLink: /http:\/\/\S+\/staf\/tautan\/\S+/.exec(said)?.[0] ?? '',
    /** High-water mark of the resident set, as the kernel counts it. */
    peakBytes: () => Number(/VmHWM:\s+(\d+) kB/.exec(readFileSync(`/proc/${child.pid}/status`, 'utf8'))?.[1]) * 1024,
    stop: () =>
      new Promise<void>((resolve) => {
        child.once('exit', () => resolve());
        child.kill('SIGTERM');
      }),
  };
}

type Ask = <T>(method: string, route: string, body?: object) => Promise<T>;

async function signIn(setupLink: string): Promise<Ask> {
  const { origin, pathname } = new URL(setupLink);
  let cookie = '';
  const ask: Ask = async (method, route, body) => {
    const response = await fetch(`${origin}/api${route}`, {
      method,
      headers: { origin, cookie, ...(body && { 'content-type': 'application/json' }) },
      ...(body && { body: JSON.stringify(body) }),
    });
    cookie = response.headers.getSetCookie()[0]?.split(';')[0] ?? cookie;
    if (!response.ok) throw new Error(`${route}: ${response.status} ${await response.text()}`);
    return response.json();
  };
  const token = pathname.split('/').at(-1) ?? '';
  await ask('POST', `/links/${token}`, {
    name: 'pengelola',
    displayName: 'Pengelola',
    password: 'gerobak biru di pasar',
  });
  return ask;
}

/** From the press of the button to the feed, and the look ahead before it. */
async function timedPublication(ask: Ask): Promise<string> {
  const lookMs = performance.now();
  const { digest } = await ask<{ digest: string }>('GET', '/publications/preview');
  const pressedMs = performance.now();
  let progress = await ask<Progress>('POST', '/publications', { digest, note: '' });
  while (progress.state === 'working') {
    await new Promise((resolve) => setTimeout(resolve, 50));
    progress = await ask<Progress>('GET', '/publications/progress');
  }
  if (progress.state !== 'published') throw new Error(JSON.stringify(progress));
  const seconds = (ms: number) => (ms / 1000).toFixed(2);
  return `${seconds(performance.now() - pressedMs)} s after the press (look ahead ${seconds(pressedMs - lookMs)} s)`;
}
