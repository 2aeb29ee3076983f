import { appendFileSync, cpSync, rmSync } from 'node:fs';
import path from 'node:path';
import { test } from '@playwright/test';
import { publish } from '../../src/build/publish.ts';
import { printTable } from './figures.ts';
import { copyContent, temporaryFolder } from './gallery.ts';

test('building the sample content', async () => {
  const contentDir = copyContent(12);
  const dataDir = temporaryFolder('data');
  const seconds = async () => {
    const startMs = performance.now();
    await publish({ contentDir, dataDir });
    return ((performance.now() - startMs) / 1000).toFixed(2);
  };
  const fromNothing = await seconds();
  const unchanged = await seconds();
  const products = path.join(contentDir, 'products');
  cpSync(
    path.join(products, 'parekraf/kebaya-encim-bordir/kebaya-encim.jpg'),
    path.join(products, 'ppkukm/sambal-bawang-pedas/sambal-jar.jpg'),
  );
  // The same picture is known already; a comment at its end makes it another file with the same pixels.
  appendFileSync(path.join(products, 'ppkukm/sambal-bawang-pedas/sambal-jar.jpg'), Buffer.from('changed'));
  const onePhoto = await seconds();
  for (const folder of [contentDir, dataDir]) rmSync(folder, { recursive: true, force: true });
  printTable('Building the sample content (24 products)', [
    ['from nothing', `${fromNothing} s`],
    ['unchanged', `${unchanged} s`],
    ['one changed photo', `${onePhoto} s`],
  ]);
});
