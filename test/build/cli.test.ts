import { existsSync } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { main } from '../../src/cli.ts';
import { say } from '../../src/contract/sentences.ts';
import { gallery } from '../factory.ts';
import { mintContent, productFile, temporaryFolder } from './mint.ts';
import { verifyOnDisk } from './verify-on-disk.ts';

beforeEach(() => {
  vi.useFakeTimers({ now: Date.parse('2026-11-24T03:00:00Z'), toFake: ['Date'] });
  return () => vi.useRealTimers();
});

/** Runs a command in a folder of its own; what it says is kept, and no longer noise. */
async function run(argv: string[], { cwd, env = {} }: { cwd?: string; env?: NodeJS.ProcessEnv } = {}) {
  const root = await temporaryFolder();
  const log = vi.spyOn(console, 'log').mockImplementation(() => {});
  const error = vi.mocked(console.error).mockImplementation(() => {});
  const code = await main(argv, { cwd: cwd ?? root, root, env });
  const said = {
    out: log.mock.calls.map(([line]) => String(line)),
    err: error.mock.calls.map(([line]) => String(line)),
  };
  log.mockRestore();
  error.mockClear();
  return { code, ...said };
}

describe('npm run check', () => {
  it('good content: one line, exit 0', async () => {
    const { dir } = await mintContent();
    expect(await run(['check', dir])).toEqual({
      code: 0,
      out: ['Tidak ada kesalahan, 0 peringatan. Isi dapat diterbitkan.'],
      err: [],
    });
  });

  it('[C10] one line each, errors first, warnings apart, exit 1', async () => {
    const content = await mintContent();
    const [food, craft] = content.products;
    await content.write(productFile(food), { ...food, packagingChecked: false });
    await content.write(productFile(craft), { ...craft, name: { id: 'Kain' } });
    expect(await run(['check', content.dir])).toEqual({
      code: 1,
      out: [
        'Kesalahan (1):',
        `products/ppkukm/ppkukm-satu/product.json: packagingChecked: ${say('packaging-unchecked').sentence}`,
        '',
        'Peringatan (1):',
        `products/ppapp/ppapp-satu/product.json: name.en: ${say('no-english').sentence}`,
        '',
        '1 kesalahan, 1 peringatan. Perbaiki kesalahannya; sebelum itu isi tidak dapat diterbitkan.',
      ],
      err: [],
    });
  });

  it('warnings alone are no reason to fail', async () => {
    const content = await mintContent();
    const [, craft] = content.products;
    await content.write(productFile(craft), { ...craft, name: { id: 'Kain' } });
    expect((await run(['check', content.dir])).code).toBe(0);
  });

  it('a missing folder is one sentence', async () => {
    const cwd = await temporaryFolder();
    const dir = path.join(cwd, 'tidak-ada');
    expect(await run(['check', 'tidak-ada'], { cwd })).toEqual({
      code: 1,
      out: [],
      err: [`Folder konten "${dir}" tidak ditemukan.`],
    });
  });

  it('without a folder it takes CONTENT_DIR, and a relative one from where the user is', async () => {
    const { dir } = await mintContent();
    expect((await run(['check'], { env: { CONTENT_DIR: dir } })).code).toBe(0);
    expect((await run(['check', path.basename(dir)], { cwd: path.dirname(dir) })).code).toBe(0);
    expect((await run(['check'], { env: { CONTENT_DIR: '' } })).code).toBe(1);
  });
});

describe('npm run feed', () => {
  it('publishes and says what it did', async () => {
    const { dir } = await mintContent();
    const data = await temporaryFolder();
    const env = { CONTENT_DIR: dir, DATA_DIR: data };
    const first = await run(['feed'], { env });
    expect(first).toMatchObject({ code: 0, err: [] });
    expect(first.out[0]).toBe('Diterbitkan: revisi 1795489200.');
    expect(first.out[1]).toMatch(
      /^2 rotasi, 6 produk, 0 pengumuman, \d foto diolah, \d foto dari simpanan, \d+,\d detik\.$/,
    );
    expect((await run(['feed'], { env })).out[0]).toBe('Tidak ada perubahan: tetap revisi 1795489200.');
    await verifyOnDisk(path.join(data, 'feed'));
  });

  it('publishes from and into the folders it is told', async () => {
    const { dir } = await mintContent();
    const cwd = await temporaryFolder();
    expect((await run(['feed', '--content', dir, '--out', 'keluar'], { cwd })).code).toBe(0);
    await verifyOnDisk(path.join(cwd, 'keluar'));
  });

  it('[C1] refuses with the lines of the check and changes nothing', async () => {
    const content = await mintContent();
    const [food] = content.products;
    await content.write(productFile(food), { ...food, packagingChecked: false });
    const out = path.join(await temporaryFolder(), 'keluar');
    const { code, err } = await run(['feed', '--content', content.dir, '--out', out]);
    expect(code).toBe(1);
    expect(err).toContain(`${productFile(food)}: packagingChecked: ${say('packaging-unchecked').sentence}`);
    expect(existsSync(path.join(out, 'feed.json'))).toBe(false);
  });
});

describe('npm run export', () => {
  async function projectWithKiosk() {
    const root = await temporaryFolder();
    const kiosk = path.join(root, 'dist/kiosk');
    await mkdir(path.join(kiosk, 'assets'), { recursive: true });
    for (const file of ['index.html', 'index.html.br', 'sw.js', 'assets/kiosk-1.js', '.stamp']) {
      await writeFile(path.join(kiosk, file), `this is ${file}`);
    }
    const { dir } = await mintContent();
    const out = path.join(root, 'situs');
    const exportTo = async (target: string) => {
      const log = vi.spyOn(console, 'log').mockImplementation(() => {});
      const error = vi.mocked(console.error).mockImplementation(() => {});
      const code = await main(['export', '--out', target, '--content', dir], { cwd: root, root, env: {} });
      const err = error.mock.calls.map(([line]) => String(line));
      log.mockRestore();
      error.mockClear();
      return { code, err };
    };
    return { root, out, exportTo };
  }

  it('kiosk and feed stand side by side as plain files, with the rules of caching', async () => {
    const { out, exportTo } = await projectWithKiosk();
    expect(await exportTo('situs')).toEqual({ code: 0, err: [] });
    await verifyOnDisk(path.join(out, 'feed'));
    expect(await readFile(path.join(out, 'assets/kiosk-1.js'), 'utf8')).toBe('this is assets/kiosk-1.js');
    expect(existsSync(path.join(out, '.stamp'))).toBe(false);
    const headers = await readFile(path.join(out, '_headers'), 'utf8');
    expect(headers).toContain('/feed/feed.json\n  Cache-Control: no-cache\n');
    expect(headers).toContain('/feed/photos/*\n  Cache-Control: public, max-age=31536000, immutable\n');
    expect(headers).toContain("frame-ancestors 'none'");
    expect(await readFile(path.join(out, 'README.txt'), 'utf8')).toContain('feed/feed.json');
  });

  it('an earlier export is renewed, a folder with other files is left alone', async () => {
    const { root, out, exportTo } = await projectWithKiosk();
    await exportTo('situs');
    expect((await exportTo('situs')).code).toBe(0);
    await writeFile(path.join(root, 'catatan.txt'), 'penting');
    expect(await exportTo('.')).toEqual({
      code: 1,
      err: [`Folder "${root}" berisi berkas lain; pilih folder kosong atau hasil ekspor sebelumnya.`],
    });
    expect(existsSync(path.join(out, 'index.html'))).toBe(true);
  });
});

const KNOWN = 'check, feed, export, schema, start, kiosk, staff-link, backup, restore';

describe('a command that is not understood', () => {
  it.each([
    [['cek'], `Perintah "cek" tidak dikenal; pilih salah satu: ${KNOWN}.`],
    [[], `Perintah "" tidak dikenal; pilih salah satu: ${KNOWN}.`],
    [['check', '--semua'], 'Argumen "--semua" tidak dimengerti.'],
    [['check', 'a', 'b'], 'Sebutkan paling banyak satu folder: npm run check -- FOLDER.'],
    [['feed', 'keluar'], 'Argumen "keluar" tidak dimengerti; yang dikenal: --out FOLDER, --content FOLDER.'],
    [['feed', '--out'], 'Argumen "--out" tidak dimengerti; yang dikenal: --out FOLDER, --content FOLDER.'],
    [['export'], 'Sebutkan folder tujuan: npm run export -- --out FOLDER.'],
    [['toString'], `Perintah "toString" tidak dikenal; pilih salah satu: ${KNOWN}.`],
  ])('%j: one sentence, exit 2', async (argv, sentence) => {
    expect(await run(argv)).toEqual({ code: 2, out: [], err: [sentence] });
  });

  it('a gallery of another zone is checked by its own date', async () => {
    vi.setSystemTime(Date.parse('2026-12-13T18:00:00Z'));
    const content = await mintContent();
    expect((await run(['check', content.dir])).out.join('\n')).toContain('(2026-12-14)');
    await content.write('gallery.json', gallery({ timeZone: 'America/New_York' }));
    expect((await run(['check', content.dir])).out.join('\n')).not.toContain('(2026-12-14)');
  });
});
