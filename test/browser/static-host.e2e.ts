/** [K8] The export on hosts that know nothing of us: a real nginx under a sub-path, and a store of objects. */
import { readdir, readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { exportKiosk } from '../../src/build/export.ts';
import { publish } from '../../src/build/publish.ts';
import { documentedConfig, hasNginx, NO_NGINX, startNginx } from '../nginx/nginx.ts';
import { DATA_DIR } from './fixtures/folders.ts';
import { Kiosk } from './fixtures/kiosk.ts';
import { NETWORK_FAILURES } from './fixtures/noise.ts';
import { expect, test } from './fixtures/test.ts';

const IMMUTABLE = 'public, max-age=31536000, immutable';

async function publishInto(site: string, contentDir: string): Promise<void> {
  const { outcome } = await publish({ contentDir, dataDir: DATA_DIR, outDir: path.join(site, 'feed') });
  expect(outcome).not.toBe('refused');
}

/** What a visitor of the lobby would notice: it fills itself, plays, and goes on playing without its host. */
async function visitOnceThenAlone(kiosk: Kiosk, pullThePlug: () => Promise<void>): Promise<void> {
  await kiosk.openShowing();
  await kiosk.untilStaged(['r-kini']);
  await kiosk.untilInstalled();
  await kiosk.nextSlides(2);
  await pullThePlug();
  await kiosk.reload();
  await kiosk.untilShowing();
  await kiosk.nextSlides(2);
}

test.describe('behind nginx', () => {
  test.skip(!hasNginx(), NO_NGINX);

  test('[K8] under a sub-path: one visit, then without the host', async ({
    lobby,
    kioskDir,
    page,
    noise,
  }, testInfo) => {
    noise.expect(NETWORK_FAILURES);
    const { gallery } = await lobby();
    const root = testInfo.outputPath('www');
    const site = path.join(root, 'galeri');
    await publishInto(site, gallery.contentDir);
    await exportKiosk(kioskDir, site);
    const nginx = await startNginx((port) =>
      documentedConfig('static', { '/srv/www': root, 'listen 8080': `listen 127.0.0.1:${port}` }),
    );
    let answered: string[] = [];
    const kiosk = new Kiosk(page, `${nginx.origin}/galeri/`);
    await visitOnceThenAlone(kiosk, async () => {
      answered = nginx.answered().filter((line) => !line.includes('is-it-there'));
      await expectHeaders(`${nginx.origin}/galeri/`, site);
      await nginx.stop();
    });
    expect(answered.filter((line) => !/ (?:200|206|304)$/.test(line))).toEqual([]);
    expect(answered.filter((line) => !/^(?:GET|HEAD) \/galeri\//.test(line))).toEqual([]);
  });

  test('[K8] a new rotation arrives at the next poll', async ({ lobby, kioskDir, page }, testInfo) => {
    const { gallery } = await lobby();
    const root = testInfo.outputPath('www');
    const site = path.join(root, 'galeri');
    await publishInto(site, gallery.contentDir);
    await exportKiosk(kioskDir, site);
    const nginx = await startNginx((port) =>
      documentedConfig('static', { '/srv/www': root, 'listen 8080': `listen 127.0.0.1:${port}` }),
    );
    const kiosk = await new Kiosk(page, `${nginx.origin}/galeri/`).watch();
    await kiosk.openShowing();
    const before = Number(await kiosk.mark('revision'));
    await gallery.publish({ screen: { slideSeconds: 2 } });
    await publishInto(site, gallery.contentDir);
    await kiosk.networkReturns();
    await expect.poll(async () => Number(await kiosk.mark('revision'))).toBeGreaterThan(before);
    await page.close();
    await nginx.stop();
  });
});

/** Every kind of file, as the table of many-screens.md has it. */
async function expectHeaders(url: string, site: string): Promise<void> {
  const [photo = ''] = await readdir(path.join(site, 'feed/photos'));
  const script = (await readdir(path.join(site, 'assets'))).find((name) => name.endsWith('.js')) ?? '';
  for (const [file, type, cache] of [
    ['', 'text/html', 'no-cache'],
    ['sw.js', 'application/javascript', 'no-cache'],
    ['feed/feed.json', 'application/json', 'no-cache'],
    [`assets/${script}`, 'application/javascript', IMMUTABLE],
    [`feed/photos/${photo}`, /^image\//, IMMUTABLE],
  ] as const) {
    const answer = await fetch(`${url}${file}`);
    await answer.body?.cancel();
    expect([file, answer.headers.get('cache-control')]).toEqual([file, cache]);
    expect(answer.headers.get('content-type')).toMatch(type);
    expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
  }
  expect((await fetch(`${url}feed/photos/none.webp`)).headers.get('cache-control')).toBeNull();
  expect((await fetch(url.slice(0, -1), { redirect: 'manual' })).status).toBe(301);
  const { headers } = await fetch(`${url}feed/feed.json`);
  const again = await fetch(`${url}feed/feed.json`, { headers: { 'if-none-match': String(headers.get('etag')) } });
  expect(again.status).toBe(304);
}

const TYPES: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.json': 'application/json',
  '.webmanifest': 'application/manifest+json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.webp': 'image/webp',
  '.avif': 'image/avif',
  '.jpg': 'image/jpeg',
  '.woff2': 'font/woff2',
};

/** The rules of the export's own `_headers`; the last that matches wins, as for a script that uploads by them. */
async function headerRules(site: string): Promise<(file: string) => Record<string, string>> {
  const rules: { readonly pattern: RegExp; readonly headers: Record<string, string> }[] = [];
  for (const line of (await readFile(path.join(site, '_headers'), 'utf8')).split('\n')) {
    const [, name, value] = /^ {2}([\w-]+): (.*)$/.exec(line) ?? [];
    if (name !== undefined && value !== undefined) Object.assign(rules.at(-1)?.headers ?? {}, { [name]: value });
    else if (line !== '') {
      const pattern = new RegExp(`^${line.replaceAll(/[.]/g, '\\.').replaceAll('*', '.*')}$`);
      rules.push({ pattern, headers: {} });
    }
  }
  return (file) =>
    Object.assign({}, ...rules.filter(({ pattern }) => pattern.test(`/${file}`)).map((rule) => rule.headers));
}

/** Keys and objects: "galeri/" is a key like any other, and there is no such object. */
async function objectStore(site: string) {
  const headersOf = await headerRules(site);
  const missing: string[] = [];
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://store.invalid');
    const key = pathname.startsWith('/galeri/') ? pathname.slice('/galeri/'.length) : '';
    const refuse = () => {
      missing.push(pathname);
      response.writeHead(404, { 'content-type': 'application/xml' }).end('<Error><Code>NoSuchKey</Code></Error>');
    };
    if (key === '' || key.endsWith('/')) {
      refuse();
      return;
    }
    void readFile(path.join(site, key)).then((bytes) => {
      const type = TYPES[path.extname(key)] ?? 'application/octet-stream';
      response.writeHead(200, { 'content-type': type, ...headersOf(key) }).end(bytes);
    }, refuse);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/galeri/`,
    missing,
    async stop() {
      const closed = new Promise((resolve) => server.close(resolve));
      server.closeAllConnections();
      await closed;
    },
  };
}

test('[K8] from a store of objects without an index document: one visit, then without it', async ({
  lobby,
  kioskDir,
  page,
  noise,
}, testInfo) => {
  noise.expect(NETWORK_FAILURES);
  const { gallery } = await lobby();
  const site = testInfo.outputPath('site');
  await publishInto(site, gallery.contentDir);
  await exportKiosk(kioskDir, site);
  const store = await objectStore(site);
  expect((await fetch(store.url)).status).toBe(404);
  store.missing.length = 0;
  await visitOnceThenAlone(new Kiosk(page, `${store.url}index.html`), () => store.stop());
  expect(store.missing).toEqual([]);
});
