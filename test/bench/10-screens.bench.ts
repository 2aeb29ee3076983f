/** What many screens cost one server, and how soon one of them shows what was published. */
import { randomUUID } from 'node:crypto';
import { readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { get } from 'node:http';
import path from 'node:path';
import { test } from '@playwright/test';
import type { PlayBatch, ScreenReport } from '../../src/contract/report.ts';
import { openChromium } from './chromium.ts';
import { mb, median, ms, printTable } from './figures.ts';
import { copyContent, temporaryFolder } from './gallery.ts';
import { startServer, type ServerProcess } from './server-process.ts';
import { publishNow, signIn } from './staff-client.ts';

const LISTENERS = 500;
const SCREENS = 1000;
const MINUTES = 5;
const PLAYS_A_MINUTE = 5;
const PUBLICATIONS = 5;

test.setTimeout(25 * 60_000);

test(`${LISTENERS} listeners, then ${SCREENS} reporting screens`, async () => {
  const contentDir = copyContent(12);
  const dataDir = temporaryFolder('data');
  const server = await startServer(contentDir, dataDir);
  const alone = server.residentBytes();
  const lines = await listen(server, LISTENERS);
  const listening = server.residentBytes();
  for (const end of lines) end();
  const latencies = await report(server);
  const bytes = ['galeri.db', 'galeri.db-wal'].reduce(
    (sum, name) => sum + (statSync(path.join(dataDir, name), { throwIfNoEntry: false })?.size ?? 0),
    0,
  );
  const sorted = latencies.toSorted((a, b) => a - b);
  const at = (share: number) => ms(sorted[Math.floor((sorted.length - 1) * share)] ?? NaN);
  printTable(`Many screens on one server`, [
    [`memory with ${LISTENERS} event listeners`, `${mb(alone)} → ${mb(listening)}`],
    [`${SCREENS} screens for ${MINUTES} minutes, requests answered`, String(latencies.length)],
    ['latency: median, p99, longest', `${at(0.5)}, ${at(0.99)}, ${at(1)}`],
    ['database after that', mb(bytes)],
    ['memory after that', mb(server.residentBytes())],
  ]);
  await server.stop();
  for (const each of [contentDir, dataDir]) rmSync(each, { recursive: true, force: true });
});

test('from the press of the button to the card on the screen', async () => {
  const rows: [string, string][] = [];
  for (const areEventsBlocked of [false, true]) {
    const contentDir = copyContent(1);
    slowPolls(contentDir);
    const dataDir = temporaryFolder('data');
    const server = await startServer(contentDir, dataDir);
    const ask = await signIn(server.setupLink);
    const profileDir = temporaryFolder('profile');
    const context = await openChromium(profileDir);
    if (areEventsBlocked) await context.route('**/screens/events', (route) => route.abort());
    const page = await context.newPage();
    await page.goto(server.url);
    await page.locator('[data-current]').waitFor();
    await page.waitForTimeout(5000);
    const took: number[] = [];
    for (let number = 1; number <= PUBLICATIONS; number++) {
      changePrice(contentDir, number);
      const startMs = performance.now();
      const { revision } = await publishNow(ask);
      await page.waitForFunction(
        (wanted) => document.documentElement.dataset['revision'] === String(wanted),
        revision,
        {
          timeout: 90_000,
          polling: 50,
        },
      );
      took.push(performance.now() - startMs);
    }
    rows.push([
      areEventsBlocked ? 'events blocked, polling every 30 s' : 'with events',
      `${(median(took) / 1000).toFixed(1)} s (${took.map((each) => (each / 1000).toFixed(1)).join(', ')})`,
    ]);
    await context.close();
    await server.stop();
    for (const each of [contentDir, dataDir, profileDir]) rmSync(each, { recursive: true, force: true });
  }
  printTable('From looking and pressing to the new revision on the screen, slides of 1 s, median of 5', rows);
});

/** @returns their ends */
function listen({ url }: ServerProcess, count: number): Promise<(() => void)[]> {
  return Promise.all(
    Array.from(
      { length: count },
      () =>
        new Promise<() => void>((resolve, reject) => {
          const request = get(`${url}screens/events`, { headers: { accept: 'text/event-stream' } }, (answer) => {
            answer.once('data', () => resolve(() => request.destroy()));
            answer.on('error', () => undefined);
          });
          request.on('error', reject);
        }),
    ),
  );
}

/** Each screen reports once a minute, at a moment of its own, and sends the plays of that minute. */
async function report({ url }: ServerProcess): Promise<number[]> {
  const latencies: number[] = [];
  const post = async (route: string, body: object) => {
    const startMs = performance.now();
    const answer = await fetch(`${url}screens/${route}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    await answer.arrayBuffer();
    if (!answer.ok) throw new Error(`${route}: ${answer.status}`);
    latencies.push(performance.now() - startMs);
  };
  const live = async (number: number) => {
    const screenId = randomUUID();
    const name = `Layar ${number}`;
    await pause((number / SCREENS) * 60_000);
    for (let minute = 0; minute < MINUTES; minute++) {
      const startMs = performance.now();
      await post('report', reportOf(screenId, name));
      await post('plays', batchOf(screenId, name));
      await pause(60_000 - (performance.now() - startMs));
    }
  };
  await Promise.all(Array.from({ length: SCREENS }, (_, number) => live(number)));
  return latencies;
}

const reportOf = (screenId: string, name: string): ScreenReport => ({
  screenId,
  name,
  appVersion: 'bench',
  revision: 1,
  rotationId: 'rotasi-24',
  mode: 'showing',
  cardId: 'sambal-bawang-pedas',
  clockTrusted: true,
  waitingPlays: 0,
  parkedPlays: 0,
});

const batchOf = (screenId: string, name: string): PlayBatch => ({
  screenId,
  name,
  plays: Array.from({ length: PLAYS_A_MINUTE }, (_, index) => ({
    id: randomUUID(),
    productId: `produk-${index}`,
    sudin: 'ppkukm',
    commodity: 'kuliner',
    rotationId: 'rotasi-24',
    revision: 1,
    startedAt: Date.now(),
    clockTrusted: true,
    shownMs: 12_000,
    reason: 'passive',
  })),
  sums: [],
  visitDays: [],
});

const pause = (delayMs: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, Math.max(0, delayMs)));

function slowPolls(contentDir: string): void {
  const file = path.join(contentDir, 'gallery.json');
  const gallery = JSON.parse(readFileSync(file, 'utf8')) as { screen: { pollSeconds: number } };
  gallery.screen.pollSeconds = 30;
  writeFileSync(file, JSON.stringify(gallery));
}

function changePrice(contentDir: string, by: number): void {
  const file = path.join(contentDir, 'products/ppkukm/sambal-bawang-pedas/product.json');
  const product = JSON.parse(readFileSync(file, 'utf8')) as { price: { idr: number } };
  product.price.idr = 35_000 + by * 1000;
  writeFileSync(file, JSON.stringify(product, null, 2));
}
