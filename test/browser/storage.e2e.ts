/** A disk that refuses, and a disk that holds what a later version of the app has written. */
import { NETWORK_FAILURES } from './fixtures/noise.ts';
import { expect, test } from './fixtures/test.ts';
import { makeVersion } from './fixtures/versions.ts';

/** A database that will not open, in the page and in its worker alike. */
const NO_DATABASE = `IDBFactory.prototype.open = () => { throw new DOMException('Internal error.', 'UnknownError'); };`;

test('[S6] without a database a new screen fills from the network and lives in memory', async ({
  lobby,
  kioskDir,
}, testInfo) => {
  const { kiosk, server } = await lobby();
  const version = { beforeApp: NO_DATABASE, beforeWorker: NO_DATABASE };
  await server.serveKiosk(await makeVersion(kioskDir, testInfo.outputPath('no-database'), 'no-database', version));
  await kiosk.openShowing();
  expect(new Set(await kiosk.nextSlides(4)).size).toBeGreaterThan(2);
  const status = await kiosk.openStatus();
  await expect(status.fact('Penyimpanan')).toContainText('memori sementara');
});

test('[S6] a database that breaks later costs nothing: the copy and the browser’s own cache show the gallery offline', async ({
  lobby,
  noise,
}) => {
  noise.expect(NETWORK_FAILURES);
  const { kiosk, server } = await lobby();
  await kiosk.openShowing();
  await kiosk.untilStaged(['r-kini']);
  await kiosk.untilInstalled();
  await server.stop();

  await kiosk.page.addInitScript(NO_DATABASE);
  await kiosk.reload();
  await kiosk.untilShowing();
  await kiosk.nextSlides(4);
});

test('[S7] a store of a later version is left alone, and the screen shows the gallery beside it', async ({
  lobby,
  noise,
}) => {
  // For the bare text file in which the store of tomorrow is made.
  noise.expect(/favicon\.ico$/);
  const { kiosk, server } = await lobby();
  const { page } = kiosk;
  await page.goto(`${server.url}robots.txt`);
  await page.evaluate(
    () =>
      new Promise<void>((resolve, reject) => {
        const opening = indexedDB.open('galeri', 99);
        opening.addEventListener('upgradeneeded', () => {
          opening.result.createObjectStore('besok').put('from the future', 'note');
        });
        opening.addEventListener('success', () => (opening.result.close(), resolve()));
        opening.addEventListener('error', () => reject(opening.error ?? new Error('no database')));
      }),
  );

  await kiosk.openShowing();
  await kiosk.nextSlides(3);
  const found = await page.evaluate(
    () =>
      new Promise((resolve) => {
        const opening = indexedDB.open('galeri');
        opening.addEventListener('success', () => {
          const database = opening.result;
          const reading = database.transaction('besok').objectStore('besok').get('note');
          reading.addEventListener('success', () => {
            resolve([database.version, reading.result]);
            database.close();
          });
        });
      }),
  );
  expect(found).toEqual([99, 'from the future']);
});

test('[S3] a damaged photo is not shown, is fetched anew, and its product is back', async ({ lobby }) => {
  const { kiosk } = await lobby();
  await kiosk.openShowing();
  await kiosk.untilStaged(['r-kini']);
  // A disk that lies: every photo has other bytes than its name says.
  await kiosk.page.evaluate(async () => {
    const database = await new Promise<IDBDatabase>((resolve) => {
      const opening = indexedDB.open('galeri');
      opening.addEventListener('success', () => resolve(opening.result));
    });
    const photos = database.transaction('photos', 'readwrite').objectStore('photos');
    const keys = await new Promise<IDBValidKey[]>((resolve) => {
      const reading = photos.getAllKeys();
      reading.addEventListener('success', () => resolve(reading.result));
    });
    await new Promise<void>((resolve) => {
      for (const key of keys) photos.put(new Blob(['rust'], { type: 'image/webp' }), key);
      photos.transaction.addEventListener('complete', () => resolve());
    });
    database.close();
  });

  await kiosk.reload();
  await kiosk.untilShowing();
  await expect(kiosk.current.getByRole('img', { name: 'Foto produk' })).toBeVisible({ timeout: 20_000 });
  const six = ['ppkukm-a', 'ppapp-a', 'kpkp-a', 'parekraf-a', 'sosial-a', 'nakertransgi-a'];
  await expect(async () => {
    expect(new Set(await kiosk.shown())).toEqual(new Set(six));
  }).toPass({ timeout: 30_000 });
});
