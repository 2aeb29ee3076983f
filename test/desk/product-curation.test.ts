import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { checkContent } from '../../src/build/check.ts';
import { readContent } from '../../src/build/read.ts';
import type { ProductKey } from '../../src/api/shapes.ts';
import { mattersSha256 } from '../../src/records/matters-sha256.ts';
import { readAudit } from '../../src/records/audit.ts';
import type { Records } from '../../src/records/records.ts';
import { product, TODAY } from '../factory.ts';
import { CHANGED, CURATOR, KEY, later, NOW_MS, openDesk, SPARE, WRITER, type Desk } from './fixture.ts';

vi.setConfig({ testTimeout: 30_000 });

const FOOD: ProductKey = { sudin: 'ppkukm', id: 'sambal-lampu' };

async function submitted(desk: Desk, key: ProductKey = KEY) {
  const { etag } = await desk.save(CHANGED, key);
  return desk.products.submit(key, 'Mohon dilihat.', etag, WRITER);
}

/** Records whose next change fails: the power goes between file and database. */
function failing(records: Records) {
  let mayFail = false;
  const wrapped: Records = {
    ...records,
    change: (work) => {
      if (!mayFail) return records.change(work);
      mayFail = false;
      return Promise.reject(new Error('power cut'));
    },
  };
  return { wrapped, fail: () => (mayFail = true) };
}

describe('approval', () => {
  it('[E6] moves the working copy over the approved file and records who allowed exactly this', async () => {
    const desk = await openDesk();
    const { etag } = await submitted(desk);
    const view = await desk.products.approve(KEY, etag, CURATOR);
    expect(view).toMatchObject({
      hasChanges: false,
      statuses: ['approved'],
      approval: { by: 'Kurator Contoh', atMs: CURATOR.nowMs },
      approved: CHANGED,
    });
    expect(await desk.onDisk('draft.json')).toBeUndefined();
    expect(await desk.onDisk('product.json')).toMatchObject({ status: 'curated', ...CHANGED });
    expect(await desk.content.problems()).not.toContainEqual(expect.objectContaining({ severity: 'error' }));
  });

  it('[E6] is refused while a rule forbids it, and says which', async () => {
    const desk = await openDesk();
    await desk.content.addProduct(
      product({
        ...FOOD,
        commodity: 'kuliner',
        halal: { certificate: 'ID31119999000010324', issuedOn: '2024-03-12', validUntil: '2026-11-30' },
      }),
    );
    const { etag } = await submitted(desk, FOOD);
    const nextMonth = later(CURATOR, 10);
    await expect(desk.products.approve(FOOD, etag, nextMonth)).rejects.toMatchObject({
      code: 'forbidden-by-rules',
      extra: { problems: [{ severity: 'error', field: 'halal.validUntil' }] },
    });
    expect(await desk.onDisk('product.json', FOOD)).not.toMatchObject(CHANGED);
    expect((await desk.products.approve(FOOD, etag, CURATOR)).statuses).toEqual(['approved']);
  });

  it('[E6] is refused when the photo is gone since', async () => {
    const desk = await openDesk();
    const { etag } = await submitted(desk);
    await desk.content.write(`products/${KEY.sudin}/${KEY.id}/sampul.jpg`, 'rusak');
    await expect(desk.products.approve(KEY, etag, CURATOR)).rejects.toMatchObject({
      code: 'forbidden-by-rules',
      extra: { problems: [{ field: 'photos.0.file' }] },
    });
  });

  it('[E6] is refused when another Suku Dinas has an approved product under this id', async () => {
    const desk = await openDesk();
    const { etag } = await submitted(desk);
    await desk.content.addProduct(product({ ...SPARE, sudin: 'sosial' }));
    await expect(desk.products.approve(KEY, etag, CURATOR)).rejects.toMatchObject({
      extra: { problems: [{ field: 'id', sentence: expect.stringContaining('products/sosial/lampu-bambu') }] },
    });
    const shown = (await desk.products.list(NOW_MS)).filter(({ id }) => id === KEY.id);
    expect(shown.map(({ problems }) => problems[0]?.field)).toEqual(['id', 'id']);
  });

  it('[E6] of a first version makes the draft itself the approved file', async () => {
    const desk = await openDesk();
    await desk.content.addProduct(product({ ...SPARE, id: 'baru', status: 'draft' }));
    const key = { ...KEY, id: 'baru' };
    const { etag } = await desk.products.submit(key, undefined, (await desk.read(key)).etag, WRITER);
    expect((await desk.products.approve(key, etag, CURATOR)).statuses).toEqual(['approved']);
    expect(await desk.onDisk('product.json', key)).toMatchObject({ status: 'curated' });
  });

  it('[E6] what was submitted and then changed by hand is not decided about', async () => {
    const desk = await openDesk();
    await submitted(desk);
    await desk.content.write(`products/${KEY.sudin}/${KEY.id}/draft.json`, {
      ...SPARE,
      status: 'draft',
      price: { idr: 1 },
    });
    const view = await desk.read();
    expect(view.statuses).toEqual(['approved', 'draft']);
    expect(view.curation).toMatchObject({
      by: 'Sistem',
      note: expect.stringContaining('di luar halaman setelah diajukan'),
    });
    await expect(desk.products.approve(KEY, view.etag, CURATOR)).rejects.toMatchObject({ code: 'conflict' });
    const again = await desk.products.submit(KEY, undefined, view.etag, WRITER);
    expect((await desk.products.approve(KEY, again.etag, CURATOR)).statuses).toEqual(['approved']);
  });

  it('a new layout of the submitted file by hand takes nothing back', async () => {
    const desk = await openDesk();
    await submitted(desk);
    const draft = await desk.onDisk('draft.json');
    await desk.content.write(`products/${KEY.sudin}/${KEY.id}/draft.json`, JSON.stringify(draft));
    expect((await desk.read()).statuses).toEqual(['approved', 'in-curation']);
  });

  it('[E6] of a product edited by hand after approval is asked for again, and can be given', async () => {
    const desk = await openDesk();
    await desk.products.approve(KEY, (await submitted(desk)).etag, CURATOR);
    await desk.content.write(`products/${KEY.sudin}/${KEY.id}/product.json`, { ...SPARE, price: { idr: 1 } });
    const view = await desk.read();
    expect(view).toMatchObject({ statuses: ['in-curation'], hasChanges: true, curation: { by: 'Sistem' } });
    expect(view.approved).toBeUndefined();
    expect(view.problems).toContainEqual({
      severity: 'warning',
      field: '',
      sentence: expect.stringContaining('diubah di luar halaman setelah disetujui'),
    });
    const approved = await desk.products.approve(KEY, view.etag, CURATOR);
    expect(approved).toMatchObject({ statuses: ['approved'], hasChanges: false, approved: { price: { idr: 1 } } });
  });

  it('content made by hand needs no database to count as approved', async () => {
    const desk = await openDesk();
    expect(await desk.read()).toMatchObject({ statuses: ['approved'], hasChanges: false });
    expect((await desk.read()).approval).toBeUndefined();
  });
});

describe('the power goes while something is approved', () => {
  it.each(['a working copy', 'a first version'])('[E6] %s: approving it once more does no harm', async (kind) => {
    let cut = () => {};
    const desk = await openDesk({
      wrapRecords: (records) => {
        const { wrapped, fail } = failing(records);
        cut = fail;
        return wrapped;
      },
    });
    if (kind === 'a first version') {
      await desk.content.write(`products/${KEY.sudin}/${KEY.id}/product.json`, { ...SPARE, status: 'draft' });
    }
    const { etag } = await submitted(desk);
    cut();
    await expect(desk.products.approve(KEY, etag, CURATOR)).rejects.toThrow('power cut');
    expect(await desk.onDisk('product.json')).toMatchObject({ status: 'curated', ...CHANGED });

    const left = await desk.read();
    expect(left.statuses.at(-1)).toBe('in-curation');
    const view = await desk.products.approve(KEY, left.etag, CURATOR);
    expect(view).toMatchObject({ statuses: ['approved'], hasChanges: false, approval: { by: 'Kurator Contoh' } });
    expect(await desk.onDisk('draft.json')).toBeUndefined();
  });

  it('[E6] before the working copy was removed: what is left of it counts for nothing', async () => {
    let cut = false;
    const desk = await openDesk({
      wrapFiles: (files) => ({
        ...files,
        remove: (file) => (cut ? Promise.reject(new Error('power cut')) : files.remove(file)),
      }),
    });
    const { etag } = await submitted(desk);
    cut = true;
    await expect(desk.products.approve(KEY, etag, CURATOR)).rejects.toThrow('power cut');
    cut = false;
    const view = await desk.read();
    expect(view).toMatchObject({ statuses: ['approved'], hasChanges: false, approval: { by: 'Kurator Contoh' } });
    expect((await desk.save({ name: { id: 'Lain', en: 'Other' } })).statuses).toEqual(['approved', 'draft']);
    await desk.save({ name: SPARE.name });
    expect(await desk.onDisk('draft.json')).toBeUndefined();
  });
});

describe('submitting', () => {
  it('[E6] is refused while there are errors, and says which', async () => {
    const desk = await openDesk();
    const { etag } = await desk.save({ photos: [], links: [{ kind: 'website', url: 'http://contoh.example' }] });
    await expect(desk.products.submit(KEY, undefined, etag, WRITER)).rejects.toMatchObject({
      code: 'forbidden-by-rules',
      extra: { problems: [{ field: 'photos' }, { field: 'links.0.url' }] },
    });
    expect((await desk.read()).statuses).toEqual(['approved', 'draft']);
  });

  it('says what was said, and who waits', async () => {
    const desk = await openDesk();
    expect((await submitted(desk)).curation).toEqual({
      by: 'Penulis Contoh',
      atMs: WRITER.nowMs,
      note: 'Mohon dilihat.',
    });
  });

  it('[E6] of a file with a field nobody knows takes that field away, so that what is approved is what was seen', async () => {
    const desk = await openDesk();
    await desk.content.write(`products/${KEY.sudin}/${KEY.id}/product.json`, {
      ...SPARE,
      status: 'draft',
      catatan: 'x',
    });
    const { etag } = await desk.products.submit(KEY, undefined, (await desk.read()).etag, WRITER);
    await desk.products.approve(KEY, etag, CURATOR);
    expect(await desk.onDisk('product.json')).not.toHaveProperty('catatan');
    expect(await desk.content.problems()).not.toContainEqual(expect.objectContaining({ severity: 'error' }));
  });
});

describe('a decision', () => {
  it.each(['return', 'reject'] as const)(
    'to %s keeps its reason until the product is submitted again',
    async (decision) => {
      const desk = await openDesk();
      const { etag } = await submitted(desk);
      const view = await desk.products.sendBack(decision, KEY, 'Fotonya gelap.', etag, CURATOR);
      expect(view.curation).toEqual({ by: 'Kurator Contoh', atMs: CURATOR.nowMs, note: 'Fotonya gelap.' });
      const edited = await desk.save({ name: { id: 'Lampu Bambu Baru', en: 'New lamp' } });
      expect(edited.curation?.note).toContain('Fotonya gelap.');
      const again = await desk.products.submit(KEY, undefined, edited.etag, WRITER);
      expect(again.curation).toEqual({ by: 'Penulis Contoh', atMs: WRITER.nowMs });
    },
  );

  it('leaves its line in the book', async () => {
    const desk = await openDesk();
    const { etag } = await submitted(desk);
    await desk.products.approve(KEY, etag, CURATOR);
    const lines = await readAudit(desk.records, { limit: 10 });
    expect(lines.map(({ action, who }) => [action, who])).toEqual([
      ['product-approved', 'kurator'],
      ['product-submitted', 'penulis'],
      ['product-saved', 'penulis'],
    ]);
  });
});

describe('the tick for the halal number', () => {
  const key: ProductKey = { sudin: 'ppkukm', id: 'ppkukm-satu' };

  it('holds for this very number, however it is typed', async () => {
    const desk = await openDesk();
    const view = await desk.products.checkHalal(key, '2026-11-20', CURATOR);
    expect(view.halalCheck).toEqual({ checkedOn: '2026-11-20', by: 'Kurator Contoh', atMs: CURATOR.nowMs });
    const { draft } = view;
    const typed = await desk.save({ halal: { ...draft.halal, certificate: 'id 3111.9999.0000.10324' } }, key);
    expect(typed.halalCheck).toEqual(view.halalCheck);
    const other = await desk.save({ halal: { ...draft.halal, certificate: 'ID31119999000010325' } }, key);
    expect(other.halalCheck).toBeUndefined();
  });

  it('can be set anew and taken back', async () => {
    const desk = await openDesk();
    await desk.products.checkHalal(key, '2026-11-20', CURATOR);
    expect((await desk.products.checkHalal(key, '2026-11-24', WRITER)).halalCheck?.checkedOn).toBe('2026-11-24');
    expect((await desk.products.checkHalal(key, undefined, CURATOR)).halalCheck).toBeUndefined();
  });

  it('is not for the future, and not for a number that is none', async () => {
    const desk = await openDesk();
    await expect(desk.products.checkHalal(key, '2026-11-25', CURATOR)).rejects.toMatchObject({ code: 'invalid' });
    await expect(desk.products.checkHalal(KEY, '2026-11-20', CURATOR)).rejects.toMatchObject({ code: 'conflict' });
    await desk.save({ halal: { certificate: 'ID123' } }, key);
    await expect(desk.products.checkHalal(key, '2026-11-20', CURATOR)).rejects.toMatchObject({ code: 'conflict' });
  });

  it('changes neither files nor approval', async () => {
    const desk = await openDesk();
    const before = await desk.read(key);
    const file = path.join(desk.content.dir, 'products/ppkukm/ppkukm-satu/product.json');
    const bytes = await readFile(file);
    const view = await desk.products.checkHalal(key, '2026-11-20', CURATOR);
    expect([view.etag, await readFile(file)]).toEqual([before.etag, bytes]);
  });
});

describe('what the screens get', () => {
  it('[E6] a working copy never reaches one, in whatever state it is', async () => {
    const desk = await openDesk();
    const takes = async () => {
      const { checked } = await checkContent(await readContent(desk.content.dir), TODAY);
      return mattersSha256(checked?.products.get(KEY.id)?.product);
    };
    const approved = await takes();
    const view = await submitted(desk);
    expect(await takes()).toBe(approved);
    const returned = await desk.products.sendBack('return', KEY, 'Fotonya gelap.', view.etag, CURATOR);
    expect(await takes()).toBe(approved);
    const again = await desk.products.submit(KEY, undefined, returned.etag, WRITER);
    await desk.products.sendBack('reject', KEY, 'Bukan buatan sendiri.', again.etag, CURATOR);
    expect(await takes()).toBe(approved);
  });
});
