/** The export on a web host that knows nothing of us, under a path of its own. */
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { exportKiosk } from '../../src/build/export.ts';
import { publish } from '../../src/build/publish.ts';
import { DATA_DIR } from './fixtures/folders.ts';
import { Kiosk } from './fixtures/kiosk.ts';
import { NETWORK_FAILURES } from './fixtures/noise.ts';
import { expect, test } from './fixtures/test.ts';

const TYPES: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.json': 'application/json',
  '.webmanifest': 'application/manifest+json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.webp': 'image/webp',
  '.woff2': 'font/woff2',
};

/** Any web host: files, their types, and nothing else. */
async function hostUnder(prefix: string, folder: string) {
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://host.invalid');
    const name = pathname.startsWith(prefix) ? pathname.slice(prefix.length) || 'index.html' : undefined;
    if (name === undefined) return void response.writeHead(404).end();
    void readFile(path.join(folder, name)).then(
      (bytes) => response.writeHead(200, { 'content-type': TYPES[path.extname(name)] ?? 'text/plain' }).end(bytes),
      () => response.writeHead(404).end(),
    );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}${prefix}`,
    async stop() {
      const closed = new Promise((resolve) => server.close(resolve));
      server.closeAllConnections();
      await closed;
    },
  };
}

test('[U4] the export works under a sub-path of any web host, and offline', async ({
  lobby,
  kioskDir,
  page,
  noise,
}, testInfo) => {
  noise.expect(NETWORK_FAILURES);
  const { gallery } = await lobby();
  const site = testInfo.outputPath('site');
  await publish({ contentDir: gallery.contentDir, dataDir: DATA_DIR, outDir: path.join(site, 'feed') });
  await exportKiosk(kioskDir, site);

  const host = await hostUnder('/galeri/', site);
  const kiosk = new Kiosk(page, host.url);
  await kiosk.openShowing();
  await kiosk.untilStaged(['r-kini']);
  await kiosk.untilInstalled();
  expect(await page.evaluate(async () => (await navigator.serviceWorker.getRegistration())?.scope)).toBe(host.url);
  await kiosk.nextSlides(2);

  await host.stop();
  await kiosk.reload();
  await kiosk.untilShowing();
  await kiosk.nextSlides(2);
});
