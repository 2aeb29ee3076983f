import { createServer, type Server } from 'node:http';
import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { openScreensDesk } from '../../src/screens/screens-desk.ts';
import { UNPUBLISHED } from '../../src/publications/start.ts';
import { startServer, type ServerPorts } from '../../src/server/main.ts';
import type { PublicationOutcome } from '../../src/server/publication.ts';
import type { StaffPart } from '../../src/server/staff-part.ts';
import { temporaryRecords } from '../records/temp-records.ts';
import { answering, NOBODY, staffSite } from './staff/staff-site.ts';
import { publishFeedJson, temporaryFolder, writeFiles } from './temp-site.ts';
import { eventually } from '../eventually.ts';

const published = { outcome: 'published' as const, revision: 8, warnings: [] };

/** A server in a temporary folder that can be watched and stopped. Its publication writes feed.json and says `outcome`. */
async function server(
  given: {
    publish?: ServerPorts['publish'];
    openStaff?: ServerPorts['openStaff'];
    published?: boolean;
    isStaffBuilt?: boolean;
    env?: Record<string, string>;
  } = {},
) {
  const folder = await temporaryFolder();
  const kioskDir = path.join(folder, 'kiosk');
  const staffDir = path.join(folder, 'staff');
  const feedDir = path.join(folder, 'var/feed');
  await writeFiles(kioskDir, { 'index.html': 'kiosk' });
  if (given.isStaffBuilt !== false) await writeFiles(staffDir, { 'index.html': 'staf' });
  await mkdir(feedDir, { recursive: true });
  if (given.published === true) await publishFeedJson(feedDir, '{"revision":7}');

  const said: string[] = [];
  const complaints: string[] = [];
  const stop = deferred<void>();
  const publish = vi.fn<ServerPorts['publish']>(
    given.publish ??
      (async () => {
        await publishFeedJson(feedDir, '{"revision":8}');
        return published;
      }),
  );
  const exitCode = startServer(
    { PORT: '0', DATA_DIR: path.join(folder, 'var'), CONTENT_DIR: folder, ...given.env },
    {
      kioskDir,
      staffDir,
      publish,
      openStaff: given.openStaff ?? ((config) => part({ publishAtStart: () => publish(config) })),
      say: (line) => said.push(line),
      complain: (line) => complaints.push(line),
      stop: { requested: stop.promise, release: vi.fn() },
    },
  );
  stops.push(async () => {
    stop.resolve();
    await exitCode;
  });
  const address = () =>
    eventually(() => {
      const line = said.find((text) => text.startsWith('Layar: '));
      expect(line).toBeDefined();
      return String(line).slice('Layar: '.length);
    });
  return { said, complaints, publish, exitCode, address, stop: stop.resolve };
}

/** The staff's side without a database: an API that answers to nobody, and nothing published by itself. */
async function part(overrides: Partial<StaffPart> = {}): Promise<StaffPart> {
  const { app } = await staffSite({ handlers: { session: answering(NOBODY) } });
  return {
    app,
    screens: await openScreensDesk({
      records: await temporaryRecords(),
      now: Date.now,
      silentMinutes: 5,
      timeZone: async () => 'Asia/Jakarta',
      log: { changed: () => {} },
      tell: undefined,
    }),
    setupToken: undefined,
    hasAccounts: false,
    publishAtStart: async () => published,
    hasUnpublished: async () => false,
    tick: async () => {},
    close: async () => {},
    ...overrides,
  };
}

const stops: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const stop of stops.splice(0)) await stop();
});

describe('npm start', () => {
  it('prints both addresses once they answer', async () => {
    const { address, said } = await server();
    const screen = await address();
    expect(screen).toMatch(/^http:\/\/localhost:\d+\/$/);
    expect(said).toContain(`Halaman staf: ${screen}staf/`);
    expect(await (await fetch(screen)).text()).toBe('kiosk');
    expect(await (await fetch(`${screen}staf/`)).text()).toBe('staf');
  });

  it('publishes before it answers for the first time', async () => {
    const { address, said } = await server();
    const health = await fetch(new URL('healthz', await address()));
    expect(await health.json()).toEqual({ status: 'ok', revision: 8 });
    expect(said.indexOf('Isi diterbitkan (revisi 8).')).toBeLessThan(
      said.findIndex((line) => line.startsWith('Layar')),
    );
  });

  it('answers at once with the last good feed while a publication is at work', async () => {
    const publication = deferred<PublicationOutcome>();
    const { address, said } = await server({ published: true, publish: () => publication.promise });
    const health = await fetch(new URL('healthz', await address()));
    expect(await health.json()).toEqual({ status: 'ok', revision: 7 });
    publication.resolve({ ...published, outcome: 'unchanged', revision: 7 });
    await eventually(() => expect(said).toContain('Isi tidak berubah (revisi 7).'));
  });

  it('prints every error of a refused publication and serves what it has', async () => {
    const { address, complaints } = await server({
      publish: async () => ({
        outcome: 'refused',
        problems: [
          { file: 'gallery.json', field: 'name', severity: 'error', sentence: 'Wajib diisi.' },
          { file: 'products/kpkp/a/product.json', field: 'name.en', severity: 'warning', sentence: 'Belum ada.' },
          { file: 'products/kpkp/a/product.json', field: 'halal', severity: 'error', sentence: 'Wajib diisi.' },
        ],
      }),
    });
    expect((await fetch(await address())).status).toBe(200);
    expect(complaints).toEqual([
      'gallery.json: name: Wajib diisi.',
      'products/kpkp/a/product.json: halal: Wajib diisi.',
      'Isi belum dapat diterbitkan: perbaiki baris di atas, lalu jalankan "npm run feed".',
    ]);
  });

  it('survives a publication that breaks', async () => {
    const { address, complaints } = await server({ publish: () => Promise.reject(new Error('disk penuh')) });
    expect((await fetch(await address())).status).toBe(200);
    expect(complaints).toEqual(['Isi belum dapat diterbitkan karena gangguan: disk penuh']);
  });

  it('ends with 0 when asked to stop', async () => {
    const { address, stop, exitCode } = await server();
    const screen = await address();
    stop();
    expect(await exitCode).toBe(0);
    await expect(fetch(screen)).rejects.toThrow('fetch failed');
  });

  it('can be stopped during the first publication', async () => {
    const { stop, exitCode, said } = await server({ publish: () => new Promise<never>(() => {}) });
    await eventually(() => expect(said).toHaveLength(1));
    stop();
    expect(await exitCode).toBe(0);
  });

  it('refuses a wrong environment in one sentence, before it touches anything', async () => {
    const { exitCode, complaints, publish } = await server({ env: { PORT: 'delapan' } });
    expect(await exitCode).toBe(1);
    expect(complaints).toEqual(['PORT harus berupa bilangan bulat dari 0 sampai 65535, misalnya 8080.']);
    expect(publish).not.toHaveBeenCalled();
  });

  it('says so when the staff page has not been built', async () => {
    const { exitCode, complaints, publish } = await server({ isStaffBuilt: false });
    expect(await exitCode).toBe(1);
    expect(complaints).toEqual(['Halaman staf belum dibangun; jalankan "npm run build" dahulu.']);
    expect(publish).not.toHaveBeenCalled();
  });

  it('says so when the port is taken, and publishes nothing beside the server that has it', async () => {
    const other = await listening();
    const { exitCode, complaints, publish } = await server({ published: true, env: { PORT: String(other.port) } });
    expect(await exitCode).toBe(1);
    expect(complaints).toEqual([expect.stringMatching(`^Port ${other.port} sudah dipakai program lain;`)]);
    expect(publish).not.toHaveBeenCalled();
  });

  it('says so when HOST is not an address of this machine', async () => {
    const { exitCode, complaints } = await server({ env: { HOST: '203.0.113.1' } });
    expect(await exitCode).toBe(1);
    expect(complaints).toEqual([expect.stringMatching(/^HOST "203\.0\.113\.1" bukan alamat komputer ini/)]);
  });
});

describe('the staff’s side', () => {
  it('answers below /api, and is closed with the server', async () => {
    const close = vi.fn(async () => {});
    const { address, stop, exitCode } = await server({ openStaff: () => part({ close }) });
    expect(await (await fetch(new URL('api/session', await address()))).json()).toEqual(NOBODY);
    expect(close).not.toHaveBeenCalled();
    stop();
    expect(await exitCode).toBe(0);
    expect(close).toHaveBeenCalledOnce();
  });

  it('prints the way to the first account while there is none', async () => {
    const { address, said } = await server({ openStaff: () => part({ setupToken: 'abc-123' }) });
    const screen = await address();
    await eventually(() =>
      expect(said).toContain(
        `Pengelola pertama: buka ${screen}staf/tautan/abc-123 (berlaku 30 menit, satu kali pakai)`,
      ),
    );
  });

  it('does what is due as soon as it is open, and survives when that breaks', async () => {
    const tick = vi.fn(() => Promise.reject(new Error('disk penuh')));
    const { address, complaints } = await server({ openStaff: () => part({ tick }) });
    await eventually(() => expect(complaints).toEqual(['Penerbitan terjadwal terganggu: Error: disk penuh']));
    expect((await fetch(new URL('api/session', await address()))).status).toBe(200);
  });

  it('that cannot be opened costs the screens nothing and is told in one sentence', async () => {
    const { address, complaints } = await server({
      openStaff: () => Promise.reject(new Error('Basis data "galeri.db" tidak dapat dibuka; periksa hak aksesnya.')),
    });
    const screen = await address();
    expect((await fetch(screen)).status).toBe(200);
    const answer = await fetch(new URL('api/session', screen));
    expect(answer.status).toBe(503);
    expect(complaints).toEqual([
      'Halaman staf belum dapat dipakai, layar tetap berjalan: Basis data "galeri.db" tidak dapat dibuka; periksa hak aksesnya.',
    ]);
  });

  it('that cannot be opened keeps no content from empty screens', async () => {
    const { address, said, publish } = await server({ openStaff: () => Promise.reject(new Error('rusak')) });
    const health = await fetch(new URL('healthz', await address()));
    expect(await health.json()).toEqual({ status: 'ok', revision: 8 });
    expect(said).toContain('Isi diterbitkan (revisi 8).');
    expect(publish).toHaveBeenCalledOnce();
  });

  it('that cannot be opened publishes nothing over a feed that was looked at', async () => {
    const { address, complaints, publish } = await server({
      published: true,
      openStaff: () => Promise.reject(new Error('rusak')),
    });
    await address();
    await eventually(() => expect(complaints).toHaveLength(1));
    expect(publish).not.toHaveBeenCalled();
  });

  it('once there are accounts, a start publishes nothing by itself and says that something waits', async () => {
    const publishAtStart = vi.fn(async () => published);
    const { address, said } = await server({
      published: true,
      openStaff: () => part({ hasAccounts: true, publishAtStart, hasUnpublished: async () => true }),
    });
    await address();
    await eventually(() => expect(said).toContain(UNPUBLISHED));
    expect(publishAtStart).not.toHaveBeenCalled();
  });

  it('is not waited for: screens are served while it hangs, and the server can be stopped', async () => {
    const { address, stop, exitCode } = await server({
      published: true,
      openStaff: () => new Promise<never>(() => {}),
    });
    expect((await fetch(await address())).status).toBe(200);
    stop();
    expect(await exitCode).toBe(0);
  });
});

function deferred<T>(): { promise: Promise<T>; resolve: (value: T) => void } {
  let resolve!: (value: T) => void;
  const promise = new Promise<T>((done) => {
    resolve = done;
  });
  return { promise, resolve };
}

async function listening(): Promise<{ port: number }> {
  const other: Server = createServer();
  await new Promise<void>((resolve) => void other.listen(0, '127.0.0.1', resolve));
  stops.push(() => new Promise((resolve) => void other.close(() => resolve())));
  const address = other.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  return { port: address.port };
}
