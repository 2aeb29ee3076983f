/** Spreadsheets and backups over the real API: what goes over the wire, and what is written down. */
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { API_PREFIX, pathOf, type Route } from '../../../src/api/route.ts';
import { routes } from '../../../src/api/routes.ts';
import { openBackup } from '../../../src/backup/read-backup.ts';
import { openStaffPart } from '../../../src/server/staff/compose.ts';
import { IMPORT_MAX_BYTES } from '../../../src/spreadsheets/limits.ts';
import { WORDS } from '../../../src/spreadsheets/words.ts';
import { NOW_MS, PASSWORD } from '../../accounts/people.ts';
import { mintContent, temporaryFolder } from '../../build/mint.ts';
import { cellsOf, FOOD, sheetOf } from '../../spreadsheets/sheet.ts';

vi.setConfig({ testTimeout: 60_000 });

const STAFF = {
  dbUrl: undefined,
  dbToken: undefined,
  trustProxy: [],
  allowHttp: false,
  sessionKey: undefined,
  screenWebhookUrl: undefined,
  screenSilentMinutes: 5,
};

async function office() {
  const content = await mintContent();
  const dataDir = await temporaryFolder();
  const part = await openStaffPart({ contentDir: content.dir, dataDir, staff: STAFF }, { now: () => NOW_MS });
  onTestFinished(() => part.close());
  let cookie = '';
  const ask = async (route: Route, { params, query = '', file, body }: Asked = {}) => {
    const sent = file === undefined ? undefined : await encoded(file);
    const answer = await part.app.inject({
      method: route.method,
      url: `${API_PREFIX}${pathOf(route.path, params)}${query}`,
      headers: { 'sec-fetch-site': 'same-origin', cookie, ...sent?.headers },
      ...(sent !== undefined && { payload: sent.payload }),
      ...(body !== undefined && { payload: body }),
    });
    const set = answer.headers['set-cookie'];
    if (set !== undefined) cookie = String(set).split(';')[0] ?? '';
    return answer;
  };
  await ask(routes.useLink, {
    params: { token: String(part.setupToken) },
    body: { name: 'admin.satu', displayName: 'Admin Contoh', password: PASSWORD },
  });
  return { ask, dataDir };
}

interface Asked {
  readonly params?: Record<string, string>;
  readonly query?: string;
  readonly file?: Uint8Array;
  readonly body?: object;
}

async function encoded(file: Uint8Array) {
  const form = new FormData();
  form.append('photo', new Blob([new Uint8Array(file)]), 'berkas');
  const request = new Request('http://localhost', { method: 'POST', body: form });
  return {
    headers: { 'content-type': String(request.headers.get('content-type')) },
    payload: Buffer.from(await request.arrayBuffer()),
  };
}

const params = { sudin: 'ppkukm' };

describe('spreadsheets', () => {
  it('[I1] template and export are files to keep', async () => {
    const { ask } = await office();
    const template = await ask(routes.importTemplate, { params });
    expect(template.headers).toMatchObject({
      'content-type': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
      'content-disposition': 'attachment; filename="templat-produk-ppkukm.xlsx"',
      'cache-control': 'no-store',
    });
    expect((await cellsOf(template.rawPayload))[0]).toContain('Nama produk');
    const all = await ask(routes.exportAllProducts);
    expect(all.headers['content-disposition']).toBe('attachment; filename="produk-semua-2026-11-24.xlsx"');
    expect(await cellsOf(all.rawPayload)).toHaveLength(7);
  });

  it('[I3] come in by the digest of the preview', async () => {
    const { ask } = await office();
    const file = await sheetOf([FOOD]);
    const preview = (await ask(routes.previewImport, { params, file })).json();
    expect(preview.rows).toMatchObject([{ row: 2, outcome: 'new', problems: [] }]);
    const late = await ask(routes.importProducts, { params, file, query: `?digest=${'0'.repeat(64)}` });
    expect(late.json()).toMatchObject({ status: 412, error: 'changed-meanwhile', current: { digest: preview.digest } });
    const taken = await ask(routes.importProducts, { params, file, query: `?digest=${preview.digest}` });
    expect(taken.json()).toEqual({ added: 1, changed: 0, unchanged: 0, left: [] });
  });

  it('[I7] that are too large or none are refused in words', async () => {
    const { ask } = await office();
    const large = await ask(routes.previewImport, { params, file: Buffer.alloc(IMPORT_MAX_BYTES + 1) });
    expect([large.statusCode, large.json().sentence]).toEqual([413, WORDS.tooLarge]);
    const text = await ask(routes.previewImport, { params, file: Buffer.from('a;b') });
    expect([text.statusCode, text.json().sentence]).toEqual([400, WORDS.csv]);
  });
});

describe('a backup on the page', () => {
  it('[I8] is downloaded, written down, tried when it comes back, and waits for the next start', async () => {
    const { ask, dataDir } = await office();
    const archive = await ask(routes.downloadBackup);
    expect(archive.headers).toMatchObject({
      'content-type': 'application/zip',
      'content-disposition': 'attachment; filename="cadangan-galeri-2026-11-24-0225.zip"',
    });
    const file = path.join(dataDir, 'unduhan.zip');
    await writeFile(file, archive.rawPayload);
    const { manifest, close } = await openBackup(file);
    close();
    expect(manifest.files.map((line) => line.path)).toEqual(
      expect.arrayContaining(['content/gallery.json', 'database/galeri.db']),
    );
    expect(manifest.files.map((line) => line.path).join()).not.toContain('session.key');

    expect((await ask(routes.readBackupState)).json()).toEqual({ database: 'file', staged: null });
    const untyped = await ask(routes.stageRestore, { file: archive.rawPayload, query: '?word=ya' });
    expect(untyped.statusCode).toBe(400);
    // The download counts as under way until its last files are cleared away.
    await vi.waitFor(async () => {
      const broken = await ask(routes.stageRestore, { file: archive.rawPayload.subarray(9), query: '?word=PULIHKAN' });
      expect([broken.statusCode, broken.json().error]).toEqual([400, 'invalid']);
    });
    const staged = await ask(routes.stageRestore, { file: archive.rawPayload, query: '?word=PULIHKAN' });
    expect(staged.json()).toMatchObject({ staged: { madeAtMs: NOW_MS, files: manifest.files.length } });
    expect((await ask(routes.cancelRestore)).statusCode).toBe(200);
    expect((await ask(routes.readBackupState)).json().staged).toBe(null);
    const actions = (await ask(routes.readAudit)).json().lines.map(({ action }: { action: string }) => action);
    expect(actions.slice(0, 3)).toEqual([
      'Membatalkan pemulihan cadangan',
      'Menyiapkan pemulihan cadangan',
      'Mengunduh cadangan data',
    ]);
  });
});
