/** What a publication costs with a thousand products, in the very process that staff press the button of. */
import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { test } from '@playwright/test';
import sharp from 'sharp';
import { mb, printTable } from './figures.ts';
import { copyContent, temporaryFolder } from './gallery.ts';
import { startServer } from './server-process.ts';
import { publishNow, signIn, type Ask } from './staff-client.ts';

const PRODUCTS = 1000;
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

/** From the press of the button to the feed, and the look ahead before it. */
async function timedPublication(ask: Ask): Promise<string> {
  const { lookMs, publishMs } = await publishNow(ask);
  const seconds = (ms: number) => (ms / 1000).toFixed(2);
  return `${seconds(publishMs)} s after the press (look ahead ${seconds(lookMs)} s)`;
}
