import { mkdir, readdir, readFile, symlink, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { checkContent } from '../../src/build/check.ts';
import { readContent } from '../../src/build/read.ts';
import type { Draft } from '../../src/api/draft.ts';
import type { ProductView } from '../../src/api/products.ts';
import type { ProductKey } from '../../src/api/shapes.ts';
import { ProductView as ProductViewShape } from '../../src/api/products.ts';
import { jsonBytes } from '../../src/desk/json-value.ts';
import { freeId, idBase } from '../../src/desk/product-id.ts';
import { readAudit } from '../../src/records/audit.ts';
import { photo, temporaryFolder } from '../build/mint.ts';
import { TODAY } from '../factory.ts';
import { CHANGED, CURATOR, KEY, NOW_MS, openDesk, SPARE, WRITER, type Desk } from './fixture.ts';

// Real folders and a real database, on machines that do other things beside.
vi.setConfig({ testTimeout: 30_000 });

const fileOf = ({ sudin, id }: ProductKey, name = 'product.json') => `products/${sudin}/${id}/${name}`;
const bytesOf = (desk: Desk, name = 'product.json', key = KEY) =>
  readFile(path.join(desk.content.dir, fileOf(key, name)));

const focused = ({ photos }: Draft, focus: { x: number; y: number }) =>
  photos.map(({ file, alt }) => ({ file, ...(alt && { alt }), focus }));

describe('an edit', () => {
  it('[E5][E6] that matters goes into a working copy, and the screens keep what is approved', async () => {
    const desk = await openDesk();
    const approved = await bytesOf(desk);
    const view = await desk.save(CHANGED);
    expect(view.draft.description).toEqual(CHANGED.description);
    expect(view.approved?.description).toEqual(SPARE.description);
    expect(await bytesOf(desk)).toEqual(approved);
    expect(await desk.onDisk('draft.json')).toMatchObject({ status: 'draft', ...CHANGED });
    const { checked } = await checkContent(await readContent(desk.content.dir), TODAY);
    expect(checked?.products.get(KEY.id)?.product.description).toEqual(SPARE.description);
  });

  it('[E5] of a focus point needs nobody: it goes into the approved file', async () => {
    const desk = await openDesk();
    const [cover] = SPARE.photos;
    const view = await desk.save({ photos: [{ ...cover, file: cover?.file ?? '', focus: { x: 10, y: 20 } }] });
    expect(view).toMatchObject({ hasChanges: false, statuses: ['approved'] });
    expect(await desk.onDisk('product.json')).toMatchObject({
      status: 'curated',
      photos: [{ focus: { x: 10, y: 20 } }],
    });
    expect(await desk.onDisk('draft.json')).toBeUndefined();
  });

  it('[E5] of a focus point goes into both files where there is a working copy, and leaves a submission as it is', async () => {
    const desk = await openDesk();
    const { etag } = await desk.save(CHANGED);
    await desk.products.submit(KEY, undefined, etag, WRITER);
    const { draft } = await desk.read();
    const view = await desk.save({ photos: focused(draft, { x: 1, y: 2 }) });
    expect(view.statuses).toEqual(['approved', 'in-curation']);
    for (const name of ['product.json', 'draft.json'] as const) {
      expect(await desk.onDisk(name)).toMatchObject({ photos: [{ focus: { x: 1, y: 2 } }] });
    }
    expect(await desk.onDisk('product.json')).toMatchObject({ description: SPARE.description, status: 'curated' });
  });

  it('[E5] back to what is approved leaves no working copy behind', async () => {
    const desk = await openDesk();
    await desk.save(CHANGED);
    const view = await desk.save({ description: SPARE.description });
    expect(view).toMatchObject({ hasChanges: false, statuses: ['approved'] });
    expect(await desk.onDisk('draft.json')).toBeUndefined();
  });

  it('[E6] of what was submitted takes it back by itself, and says so', async () => {
    const desk = await openDesk();
    const { etag } = await desk.save(CHANGED);
    await desk.products.submit(KEY, 'Mohon dilihat.', etag, WRITER);
    const view = await desk.save({ name: { id: 'Nama lain', en: 'Another' } });
    expect(view.statuses).toEqual(['approved', 'draft']);
    expect(view.curation).toMatchObject({ by: 'Penulis Contoh', note: expect.stringContaining('Pengajuan ditarik') });
    await expect(desk.products.approve(KEY, view.etag, CURATOR)).rejects.toMatchObject({ code: 'conflict' });
  });

  it('of what was rejected keeps the reason in sight', async () => {
    const desk = await openDesk();
    const { etag } = await desk.save(CHANGED);
    const submitted = await desk.products.submit(KEY, undefined, etag, WRITER);
    await desk.products.sendBack('reject', KEY, 'Bukan buatan sendiri.', submitted.etag, CURATOR);
    const view = await desk.save({ name: { id: 'Nama lain', en: 'Another' } });
    expect(view.curation).toEqual({
      by: 'Kurator Contoh',
      atMs: CURATOR.nowMs,
      note: 'Sebelumnya ditolak: Bukan buatan sendiri.',
    });
  });

  it('that changes nothing writes nothing, not even a line of audit', async () => {
    const desk = await openDesk();
    await desk.save(CHANGED);
    const before = await readAudit(desk.records, { limit: 10 });
    const { etag } = await desk.read();
    const view = await desk.save({});
    expect(view.etag).toBe(etag);
    expect(await readAudit(desk.records, { limit: 10 })).toEqual(before);
  });

  it('leaves one line of audit that says who', async () => {
    const desk = await openDesk();
    const view = await desk.save(CHANGED);
    expect(view.saved).toMatchObject({ by: 'Penulis Contoh' });
    expect(await readAudit(desk.records, { limit: 10 })).toMatchObject([
      { accountId: 2, who: 'penulis', action: 'product-saved', subject: 'product/nakertransgi/lampu-bambu' },
    ]);
    await desk.content.write(fileOf(KEY, 'draft.json'), { ...SPARE, status: 'draft', name: { id: 'Tangan' } });
    expect((await desk.read()).saved?.by).toBe('penyunting berkas');
  });

  it('writes fields in the order of the sample files, without what is empty', async () => {
    const desk = await openDesk();
    await desk.save({
      description: { en: '', id: 'Ditulis ulang.' },
      price: { unit: { id: ' ' } },
      pirt: {},
      allergens: [],
      links: [{ url: '', kind: 'shopee' }],
    });
    const text = (await bytesOf(desk, 'draft.json')).toString();
    expect(text.endsWith('}\n')).toBe(true);
    expect(text).toContain('  "$schema": "../../../.schema/product.schema.json",\n  "id": "lampu-bambu",');
    expect(Object.keys(JSON.parse(text) as object)).toEqual([
      '$schema',
      'id',
      'sudin',
      'commodity',
      'status',
      'name',
      'producer',
      'description',
      'photos',
      'links',
      'sample',
    ]);
    expect(JSON.parse(text)).toMatchObject({ description: { id: 'Ditulis ulang.' }, links: [{ kind: 'shopee' }] });
  });

  it('of a file of the content folder changes only the lines that were changed', async () => {
    const desk = await openDesk();
    const sample = await readFile('content/products/ppkukm/sambal-bawang-pedas/product.json');
    const folder = 'products/ppkukm/sambal-bawang-pedas';
    const key: ProductKey = { sudin: 'ppkukm', id: 'sambal-bawang-pedas' };
    await desk.content.write(`${folder}/product.json`, sample);
    await desk.content.write(`${folder}/sambal-jar.jpg`, await photo());
    const { draft } = await desk.read(key);
    await desk.save({ photos: focused(draft, { x: 50, y: 35 }) }, key);
    const [before, after] = [
      sample.toString().split('\n'),
      (await bytesOf(desk, 'product.json', key)).toString().split('\n'),
    ];
    expect(after.filter((line) => !before.includes(line))).toEqual([
      '      },',
      '      "focus": {',
      '        "x": 50,',
      '        "y": 35',
    ]);
  });

  it('of every kind of text comes back as it was typed', async () => {
    const desk = await openDesk();
    const odd = [
      '\ud800 setengah',
      '\u202e terbalik',
      '"kutip" \\ garis',
      '</script>',
      '\u0000',
      '𝔊aleri 🧺',
      'x'.repeat(2000),
    ];
    for (const text of odd) {
      const view = await desk.save({ description: { id: text } });
      expect(view.draft.description).toEqual({ id: text });
      expect(view.problems.some(({ field }) => field === 'description.id')).toBe(!/^("|<|𝔊)/u.test(text));
      expect(ProductViewShape.safeParse(view).success).toBe(true);
    }
  });
});

describe('two who edit the same', () => {
  it('[E7] the second is refused and sees what stands there now; nothing of the first is lost', async () => {
    const desk = await openDesk();
    const opened = await desk.read();
    const first = await desk.save(CHANGED);
    const second = desk.products.save(KEY, { ...opened.draft, name: { id: 'Nama lain' } }, opened.etag, CURATOR);
    await expect(second).rejects.toMatchObject({ code: 'changed-meanwhile', extra: { current: first } });
    expect(await desk.read()).toEqual(first);
  });

  it('[E7] at the same moment: one is taken, the other refused', async () => {
    const desk = await openDesk();
    const { draft, etag } = await desk.read();
    const edit = (id: string) => desk.products.save(KEY, { ...draft, name: { id } }, etag, WRITER);
    const outcomes = await Promise.allSettled([edit('Satu'), edit('Dua'), edit('Tiga')]);
    expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'rejected']);
    expect((await desk.read()).draft.name).toEqual({ id: 'Satu' });
  });

  it.each(['product.json', 'draft.json'] as const)(
    '[E7] an edit of %s by hand in between is not written over',
    async (name) => {
      const desk = await openDesk();
      await desk.save(CHANGED);
      const opened = await desk.read();
      const byHand = jsonBytes({
        ...SPARE,
        status: name === 'draft.json' ? 'draft' : 'curated',
        name: { id: 'Dari luar', en: 'x' },
      });
      await desk.content.write(fileOf(KEY, name), byHand);
      const { products } = desk;
      const steps = [
        () => products.save(KEY, { ...opened.draft, name: { id: 'Lain' } }, opened.etag, WRITER),
        () => products.submit(KEY, undefined, opened.etag, WRITER),
        () => products.discard(KEY, opened.etag, WRITER),
        () => products.archive(KEY, opened.etag, WRITER),
        () => products.remove(KEY, opened.etag, WRITER),
      ];
      for (const step of steps) await expect(step()).rejects.toMatchObject({ code: 'changed-meanwhile' });
      expect(await bytesOf(desk, name)).toEqual(Buffer.from(byHand));
      const refused = (await steps[0]?.().catch((error: unknown) => error)) as { extra: { current: ProductView } };
      const shown = name === 'draft.json' ? refused.extra.current.draft : refused.extra.current.approved;
      expect(shown?.name?.id).toBe('Dari luar');
    },
  );

  it('[E7] a step of somebody else in between is noticed, too', async () => {
    const desk = await openDesk();
    const opened = await desk.save(CHANGED);
    await desk.products.submit(KEY, undefined, opened.etag, WRITER);
    await expect(desk.save({ name: { id: 'x' } })).resolves.toBeDefined();
    await expect(desk.products.approve(KEY, opened.etag, CURATOR)).rejects.toMatchObject({ code: 'changed-meanwhile' });
  });
});

describe('what was written by hand', () => {
  it('[E7] and cannot be shown is set aside before the page writes over it', async () => {
    const desk = await openDesk();
    const byHand = jsonBytes({ ...SPARE, status: 'draft', catatan: 'jangan hilang', price: { idr: '35.000' } });
    await desk.content.write(fileOf(KEY), byHand);
    const { problems, draft } = await desk.read();
    expect(problems.map(({ field }) => field)).toEqual(expect.arrayContaining(['catatan', 'price.idr']));
    expect(draft.price).toEqual({});
    await desk.save(CHANGED);
    expect(await desk.onDisk('product.json')).not.toHaveProperty('catatan');
    const kept = path.join(desk.dataDir, 'kept', KEY.sudin, KEY.id);
    expect(await readdir(kept)).toEqual(['2026-11-24T02-00-00-000Z-product.json']);
    expect(await readFile(path.join(kept, '2026-11-24T02-00-00-000Z-product.json'))).toEqual(Buffer.from(byHand));
  });

  it('[E7] and is no JSON is told with its line, and nothing is written over it', async () => {
    const desk = await openDesk();
    await desk.content.write(fileOf(KEY), '{\n  "name": ,\n}');
    const view = await desk.read();
    expect(view.problems).toEqual([{ severity: 'error', field: '', sentence: expect.stringContaining('baris 2') }]);
    await expect(desk.save(CHANGED)).rejects.toMatchObject({
      code: 'conflict',
      message: expect.stringContaining('baris 2, kolom 11'),
    });
    expect((await bytesOf(desk)).toString()).toBe('{\n  "name": ,\n}');
    expect((await desk.products.list(NOW_MS)).find(({ id }) => id === KEY.id)?.problems).toEqual(view.problems);
  });

  it('a broken working copy can be discarded', async () => {
    const desk = await openDesk();
    await desk.save(CHANGED);
    await desk.content.write(fileOf(KEY, 'draft.json'), '{');
    const view = await desk.products.discard(KEY, (await desk.read()).etag, WRITER);
    expect(view).toMatchObject({ hasChanges: false, problems: [] });
  });

  it.each([
    ['a list', []],
    ['text', 'sambal'],
    ['nothing', null],
    [
      'wrong in every field',
      {
        ...Object.fromEntries(Object.keys(SPARE).map((name) => [name, 7])),
        photos: [7, {}, { file: '../x.jpg' }],
        links: [null],
      },
    ],
    ['of odd keys', JSON.parse('{"__proto__": {"photos": 1}, "constructor": 1, "name": {"__proto__": 1, "id": "x"}}')],
  ])('%s brings nothing down', async (_, value) => {
    const desk = await openDesk();
    await desk.content.write(fileOf(KEY), JSON.stringify(value));
    const view = await desk.read();
    expect(ProductViewShape.safeParse(view).error).toBeUndefined();
    expect(view.problems.length).toBeGreaterThan(0);
    expect(await desk.products.list(NOW_MS)).toHaveLength(7);
    await desk.save(CHANGED);
    expect((await desk.read()).draft).toMatchObject(CHANGED);
  });

  it('nested without end brings nothing down', async () => {
    const desk = await openDesk();
    const deep = '['.repeat(30_000) + ']'.repeat(30_000);
    for (const text of [
      deep,
      `{"name": ${deep}, "status": "draft"}`,
      `{"catatan": ${deep}, "photos": [{"file": "a.jpg", "alt": ${deep}}]}`,
    ]) {
      await desk.content.write(fileOf(KEY), text);
      expect((await desk.read()).problems.length).toBeGreaterThan(0);
      expect(await desk.products.list(NOW_MS)).toHaveLength(7);
    }
    await desk.save(CHANGED);
    expect((await desk.read()).draft).toMatchObject(CHANGED);
  });

  it('a folder of photos alone is a product that is being written', async () => {
    const desk = await openDesk();
    const key: ProductKey = { sudin: 'sosial', id: 'baru' };
    await desk.content.write(fileOf(key, 'foto.jpg'), await photo());
    const view = await desk.read(key);
    expect(view).toMatchObject({ statuses: ['draft'], draft: { photos: [], links: [] } });
    expect(view.folderPhotos).toEqual([{ file: 'foto.jpg', width: 1200, height: 1200, bytes: (await photo()).length }]);
    await desk.save({ name: { id: 'Baru' } }, key);
    expect(await desk.onDisk('product.json', key)).toMatchObject({ id: 'baru', sudin: 'sosial', status: 'draft' });
  });

  it('a file that is a link out is neither read nor written through', async () => {
    const desk = await openDesk();
    const outside = path.join(await temporaryFolder(), 'rahasia.json');
    await writeFile(outside, JSON.stringify({ name: { id: 'Rahasia' } }));
    await symlink(outside, path.join(desk.content.dir, fileOf(KEY, 'draft.json')));
    const view = await desk.read();
    expect(JSON.stringify(view)).not.toContain('Rahasia');
    await expect(desk.save(CHANGED)).rejects.toMatchObject({ code: 'conflict' });
  });

  it('a product folder that is a link out is not there', async () => {
    const desk = await openDesk();
    const outside = await temporaryFolder();
    await writeFile(path.join(outside, 'product.json'), JSON.stringify({ ...SPARE, name: { id: 'Rahasia' } }));
    await symlink(outside, path.join(desk.content.dir, 'products/sosial/luar'));
    await expect(desk.read({ sudin: 'sosial', id: 'luar' })).rejects.toMatchObject({ name: 'Refused' });
    expect(JSON.stringify(await desk.products.list(NOW_MS))).not.toContain('Rahasia');
  });
});

describe('a new product', () => {
  it.each([
    ['Sambal Terasi Ébi (pedas!)', 'sambal-terasi-ebi-pedas'],
    ['  KOPI   Bubuk — Robusta  ', 'kopi-bubuk-robusta'],
    ['Ondel-ondel №1', 'ondel-ondel-no1'],
    ['../../etc/passwd', 'etc-passwd'],
    ['con', 'produk-con'],
    ['LPT1', 'produk-lpt1'],
    ['nul', 'produk-nul'],
    ['辣椒酱', 'produk'],
    ['🧺', 'produk'],
    ['\ud800', 'produk'],
    ['__proto__', 'proto'],
    ['a'.repeat(120), 'a'.repeat(60)],
    [`${'a'.repeat(59)} b`, 'a'.repeat(59)],
  ])('%j gets the id %s', (name, id) => {
    expect(idBase(name)).toBe(id);
  });

  it('gets a number where the id is taken', () => {
    const taken = new Set(['sambal', 'sambal-2', 'sambal-3']);
    expect(freeId('sambal', (id) => taken.has(id))).toBe('sambal-4');
    expect(freeId('kopi', (id) => taken.has(id))).toBe('kopi');
  });

  it('is a draft in a folder of its own, and says what is missing', async () => {
    const desk = await openDesk();
    const view = await desk.products.add('sosial', 'Tas Anyaman', WRITER);
    expect(view).toMatchObject({
      sudin: 'sosial',
      id: 'tas-anyaman',
      statuses: ['draft'],
      saved: { by: 'Penulis Contoh' },
    });
    expect(view.problems.map(({ field }) => field)).toEqual(
      expect.arrayContaining(['commodity', 'producer', 'description', 'photos']),
    );
    expect(await desk.onDisk('product.json', view)).toEqual({
      $schema: '../../../.schema/product.schema.json',
      id: 'tas-anyaman',
      sudin: 'sosial',
      status: 'draft',
      name: { id: 'Tas Anyaman' },
      photos: [],
      links: [],
    });
    const { problems } = await checkContent(await readContent(desk.content.dir), TODAY);
    expect(problems.filter(({ severity }) => severity === 'error')).toEqual([]);
  });

  it('takes no id of another Suku Dinas, of a folder made by hand, or of the trash', async () => {
    const desk = await openDesk();
    await mkdir(path.join(desk.content.dir, 'products/kpkp/teh-rosella'));
    const first = await desk.products.add('sosial', 'Lampu Bambu', WRITER);
    expect(first.id).toBe('lampu-bambu-2');
    await desk.products.remove(first, first.etag, WRITER);
    const ids = [
      await desk.products.add('kpkp', 'Lampu Bambu', WRITER),
      await desk.products.add('ppapp', 'Teh Rosella', WRITER),
    ].map(({ id }) => id);
    expect(ids).toEqual(['lampu-bambu-3', 'teh-rosella-2']);
  });

  it('of the same name at the same moment gets an id of its own', async () => {
    const desk = await openDesk();
    const added = await Promise.all(Array.from({ length: 5 }, () => desk.products.add('sosial', 'Dodol', WRITER)));
    expect(added.map(({ id }) => id).toSorted()).toEqual(['dodol', 'dodol-2', 'dodol-3', 'dodol-4', 'dodol-5']);
  });
});

describe('a copy', () => {
  it('has the photos and the words, and neither approval nor ticks', async () => {
    const desk = await openDesk();
    const key: ProductKey = { sudin: 'ppkukm', id: 'ppkukm-satu' };
    await desk.products.checkHalal(key, '2026-11-20', CURATOR);
    const original = await desk.read(key);
    const copy = await desk.products.duplicate(key, WRITER);
    expect(copy).toMatchObject({ id: 'produk-ppkukm-satu-salinan', sudin: 'ppkukm', statuses: ['draft'] });
    const { packagingChecked: _tick, ...unticked } = original.draft;
    expect(copy.draft).toEqual({
      ...unticked,
      name: { id: 'Produk ppkukm-satu (salinan)', en: 'Product ppkukm-satu (copy)' },
    });
    expect([copy.approved, copy.approval, copy.halalCheck]).toEqual([undefined, undefined, undefined]);
    expect(copy.folderPhotos).toEqual(original.folderPhotos);
    expect(await bytesOf(desk, 'sampul.jpg', copy)).toEqual(await bytesOf(desk, 'sampul.jpg', key));
    expect((await desk.read(key)).etag).toBe(original.etag);
  });

  it('is made of the working copy where there is one', async () => {
    const desk = await openDesk();
    await desk.save(CHANGED);
    expect((await desk.products.duplicate(KEY, WRITER)).draft.description).toEqual(CHANGED.description);
  });

  it('of a product whose photo is gone is a copy without it', async () => {
    const desk = await openDesk();
    const photos = [{ file: 'hilang.jpg' }, { file: 'sampul.jpg' }];
    await desk.save({ photos });
    const copy = await desk.products.duplicate(KEY, WRITER);
    expect(copy.draft.photos).toEqual(photos);
    expect(copy.problems).toContainEqual(expect.objectContaining({ field: 'photos.0.file' }));
  });
});
