import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import type { ImportRow } from '../../src/api/exchange.ts';
import { say } from '../../src/contract/sentences.ts';
import { WORDS } from '../../src/spreadsheets/words.ts';
import { CURATOR, NOW_MS, WRITER } from '../desk/fixture.ts';
import { FOOD, openOffice, sheetOf, TITLES, type Row } from './sheet.ts';

/** Every file of the content folder with its bytes. */
async function everything(dir: string): Promise<Record<string, string>> {
  const entries = await readdir(dir, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).map((entry) => path.join(entry.parentPath, entry.name));
  return Object.fromEntries(
    await Promise.all(files.map(async (file) => [file, (await readFile(file)).toString('latin1')] as const)),
  );
}

const told = (row: ImportRow | undefined) =>
  row?.problems.filter(({ severity }) => severity === 'error').map(({ column, sentence }) => [column, sentence]);

async function previewOf(...rows: readonly Row[]) {
  const { exchange } = await openOffice();
  return exchange.preview('ppkukm', await sheetOf(rows), NOW_MS);
}

const problemsIn = async (change: Row) => told((await previewOf({ ...FOOD, ...change })).rows[0]);

describe('two hundred rows', () => {
  const numbered = (index: number, change: Row = {}): Row => ({ ...FOOD, 'Nama produk': `Sambal ${index}`, ...change });
  const WRONG: readonly (readonly [Row, column: string, sentence: string])[] = [
    ...[0, 1, 2, 3, 4].map(() => [{ 'Nama produk': '  ' }, 'Nama produk', WORDS.noName] as const),
    ...['Makanan', 'Kerajinan', 'Baju', 'kuliner & kriya'].map(
      (word) => [{ Komoditas: word }, 'Komoditas', WORDS.unknownCommodity(word)] as const,
    ),
    [{ Id: 'tidak-ada' }, '', WORDS.unknownId('tidak-ada')],
    [{ 'Suku Dinas': 'Perikanan' }, '', WORDS.unknownSudin('Perikanan')],
    [{ Id: 'kpkp-satu' }, '', WORDS.otherSudin('KPKP')],
    [{ 'Nama produk': 'Produk ppkukm-satu' }, 'Nama produk', WORDS.sameProduct('ppkukm-satu')],
    [{ 'Nama produk': 'sambal  5' }, 'Nama produk', WORDS.sameRow(7)],
    [{ 'Nama produk': new Date(Date.UTC(2026, 1, 1)) }, 'Nama produk', WORDS.becameDate],
  ];
  const rows = [
    ...Array.from({ length: 185 }, (_, index) => numbered(index)),
    ...WRONG.map(([row], index) => numbered(900 + index, row)),
  ];

  it(
    '[I4] fifteen that are wrong are named, each by row and column, and the others come in as drafts',
    { timeout: 60_000 },
    async () => {
      const { exchange, products, content } = await openOffice();
      const file = await sheetOf(rows);
      const before = await everything(content.dir);
      const preview = await exchange.preview('ppkukm', file, NOW_MS);
      expect(await everything(content.dir)).toEqual(before);

      const refused = preview.rows.filter(({ outcome }) => outcome === 'refused');
      expect(refused.map(({ row, problems }) => [row, problems[0]?.column, problems[0]?.sentence])).toEqual(
        WRONG.map(([, column, sentence], index) => [187 + index, column, sentence]),
      );
      const { left, ...counts } = await exchange.take('ppkukm', file, preview.digest, WRITER);
      expect(counts).toEqual({ added: 185, changed: 0, unchanged: 0 });
      expect(left.map(({ row, sentence }) => [row, sentence])).toEqual(
        WRONG.map(([, , sentence], index) => [187 + index, sentence]),
      );
      const made = (await products.list(NOW_MS)).filter(({ name }) => name.startsWith('Sambal '));
      expect(made).toHaveLength(185);
      expect(new Set(made.flatMap(({ statuses }) => statuses))).toEqual(new Set(['draft']));
      expect(await products.read({ sudin: 'ppkukm', id: 'sambal-7' }, NOW_MS)).toMatchObject({
        draft: {
          name: { id: 'Sambal 7', en: 'Sample Sambal' },
          commodity: 'kuliner',
          price: { idr: 35_000, unit: { id: 'botol', en: 'bottle' } },
          halal: { certificate: 'ID31119999000010324', issuedOn: '2024-03-12' },
          pirt: { number: '111317599990129', validUntil: '2029-05-20' },
          packagingChecked: true,
          sample: true,
        },
        problems: [{ field: 'photos', sentence: say('no-photo').sentence }],
        saved: { by: 'Penulis Contoh' },
      });
    },
  );
});

describe('what is written', () => {
  it('[I3] is what was looked at: another file, or a product saved since, is refused and nothing is written', async () => {
    const { exchange, content, save } = await openOffice();
    const row = { Id: 'ppkukm-satu', 'Harga (Rp)': 40_000 };
    const titles = ['Id', 'Nama produk', 'Harga (Rp)'];
    const file = await sheetOf([{ ...row, 'Nama produk': 'Produk ppkukm-satu' }], { titles });
    const { digest, rows } = await exchange.preview('ppkukm', file, NOW_MS);
    expect(rows).toMatchObject([
      { row: 2, outcome: 'changed', changes: [{ field: 'price.idr', before: 'Rp35.000', after: 'Rp40.000' }] },
    ]);
    const before = await everything(content.dir);
    const other = await sheetOf([{ ...row, 'Nama produk': 'Nama lain' }], { titles });
    await expect(exchange.take('ppkukm', other, digest, WRITER)).rejects.toMatchObject({ code: 'changed-meanwhile' });
    expect(await everything(content.dir)).toEqual(before);

    await save({ price: { idr: 1000 } }, { sudin: 'ppkukm', id: 'ppkukm-satu' });
    const refusal = exchange.take('ppkukm', file, digest, WRITER);
    await expect(refusal).rejects.toMatchObject({
      code: 'changed-meanwhile',
      extra: { current: { rows: [{ changes: [{ before: 'Rp1.000' }] }] } },
    });
  });

  it('goes the usual way: an approved product keeps what is approved, and its working copy waits', async () => {
    const { exchange, read, onDisk } = await openOffice();
    const key = { sudin: 'ppkukm', id: 'ppkukm-satu' } as const;
    const file = await sheetOf([{ Id: key.id, 'Nama produk': 'Nama Baru' }], { titles: ['Id', 'Nama produk'] });
    const { digest } = await exchange.preview('ppkukm', file, NOW_MS);
    await exchange.take('ppkukm', file, digest, WRITER);
    expect(await onDisk('product.json', key)).toMatchObject({ status: 'curated', name: { id: 'Produk ppkukm-satu' } });
    expect(await onDisk('draft.json', key)).toMatchObject({
      status: 'draft',
      name: { id: 'Nama Baru', en: 'Product ppkukm-satu' },
    });
    expect(await read(key)).toMatchObject({ hasChanges: true, draft: { photos: [{ file: 'sampul.jpg' }] } });
  });

  it('tells before that a submission is taken back, and that an archived product stays as it is', async () => {
    const { exchange, products, save, read } = await openOffice();
    const key = { sudin: 'ppkukm', id: 'ppkukm-satu' } as const;
    await save({ price: { idr: 1 } }, key);
    await products.submit(key, undefined, (await read(key)).etag, WRITER);
    const file = await sheetOf([{ Id: key.id, 'Nama produk': 'Nama Baru' }], { titles: ['Id', 'Nama produk'] });
    const { rows } = await exchange.preview('ppkukm', file, NOW_MS);
    expect(rows[0]?.problems[0]).toMatchObject({ severity: 'warning', sentence: WORDS.withdraws });
    const spare = await sheetOf([{ Id: 'lampu-bambu', 'Nama produk': 'Nama Baru' }], { titles: ['Id', 'Nama produk'] });
    const lamp = { sudin: 'nakertransgi', id: 'lampu-bambu' } as const;
    await products.archive(lamp, (await read(lamp)).etag, CURATOR);
    const [archived] = (await exchange.preview('nakertransgi', spare, NOW_MS)).rows;
    expect(archived).toMatchObject({
      outcome: 'refused',
      problems: [{ sentence: 'Produk ini diarsipkan; keluarkan dari arsip dahulu.' }],
    });
  });

  it('[I5] a file taken twice makes no product twice', async () => {
    const { exchange, products } = await openOffice();
    const file = await sheetOf([FOOD]);
    const { digest } = await exchange.preview('ppkukm', file, NOW_MS);
    const twice = await Promise.allSettled([1, 2].map(() => exchange.take('ppkukm', file, digest, WRITER)));
    expect(twice.map(({ status }) => status)).toEqual(['fulfilled', 'rejected']);
    const again = await exchange.preview('ppkukm', file, NOW_MS);
    expect(again.rows[0]).toMatchObject({
      outcome: 'refused',
      problems: [{ sentence: WORDS.sameProduct('sambal-contoh') }],
    });
    expect((await products.list(NOW_MS)).filter(({ name }) => name === 'Sambal Contoh')).toHaveLength(1);
  });
});

describe('problems of a row that comes in', () => {
  it('[I4] have the sentences of the check, in their columns', async () => {
    expect(await problemsIn({})).toEqual([]);
    expect(await problemsIn({ 'Nomor sertifikat halal': 'ID3111999900001032' })).toEqual([
      ['Nomor sertifikat halal', say('halal-digits-missing', { missing: 'satu', count: 16 }).sentence],
    ]);
    expect(await problemsIn({ 'P-IRT berlaku sampai': '2030-05-20' })).toEqual([
      ['P-IRT berlaku sampai', say('pirt-year', { year: 2029, written: 2030 }).sentence],
    ]);
    const lacking = { ...FOOD };
    delete (lacking as Record<string, unknown>)['Nomor sertifikat halal'];
    delete (lacking as Record<string, unknown>)['Tanggal terbit halal'];
    expect(told((await previewOf(lacking)).rows[0])).toEqual([['Nomor sertifikat halal', say('no-halal').sentence]]);
    expect(await problemsIn({ Instagram: 'http://instagram.example/x' })).toEqual([
      ['Instagram', say('link-https').sentence],
    ]);
    expect((await problemsIn({ Kecamatan: 'Menteng' }))?.[0]?.[0]).toBe('Kecamatan');
    expect((await problemsIn({ Alergen: 'debu' }))?.[0]?.[0]).toBe('Alergen');
  });

  it('[I6] what a spreadsheet program did to a number or a date is named, and the field stays as it was', async () => {
    expect(await problemsIn({ 'Nomor P-IRT': 111_317_599_990_129 })).toEqual([]);
    expect(await problemsIn({ 'Nomor P-IRT': 11_131_759_999 })).toEqual([
      ['Nomor P-IRT', WORDS.numberLost('11131759999')],
    ]);
    expect(await problemsIn({ 'Nomor P-IRT': '1,11318E+14' })).toEqual([
      ['Nomor P-IRT', WORDS.scientific('1,11318E+14')],
    ]);
    expect((await problemsIn({ 'Nomor sertifikat halal': 31_119_999_000_010_324 }))?.[0]).toEqual([
      'Nomor sertifikat halal',
      WORDS.numberLost('31119999000010324'),
    ]);
    expect(await problemsIn({ Satuan: new Date(Date.UTC(2026, 1, 1)) })).toEqual([['Satuan', WORDS.becameDate]]);
    expect(await problemsIn({ 'Harga (Rp)': 'tiga puluh' })).toEqual([['Harga (Rp)', WORDS.noPrice('tiga puluh')]]);
    expect((await problemsIn({ 'P-IRT berlaku sampai': '31 Februari 2029' }))?.[0]).toEqual([
      'P-IRT berlaku sampai',
      WORDS.noDate('31 Februari 2029'),
    ]);

    const { exchange, read } = await openOffice();
    const file = await sheetOf([{ Id: 'ppkukm-satu', 'Nama produk': 'Nama Baru', 'Nomor P-IRT': 11_131_759_999 }], {
      titles: ['Id', 'Nama produk', 'Nomor P-IRT'],
    });
    const { digest } = await exchange.preview('ppkukm', file, NOW_MS);
    await exchange.take('ppkukm', file, digest, WRITER);
    expect((await read({ sudin: 'ppkukm', id: 'ppkukm-satu' })).draft).toMatchObject({
      name: { id: 'Nama Baru' },
      pirt: { number: '111317599990129' },
    });
  });

  it.each([
    ['2029-05-20', '2029-05-20'],
    ['20/05/2029', '2029-05-20'],
    ['20-5-2029', '2029-05-20'],
    ['20 Mei 2029', '2029-05-20'],
    ['1 Agt 2029', '2029-08-01'],
    [47_258, '2029-05-20'],
    [new Date(Date.UTC(2029, 4, 20, 7)), '2029-05-20'],
  ])('a date written as %s is taken', async (written, date) => {
    const { exchange, products } = await openOffice();
    const file = await sheetOf([{ ...FOOD, 'P-IRT berlaku sampai': written }]);
    const { digest } = await exchange.preview('ppkukm', file, NOW_MS);
    await exchange.take('ppkukm', file, digest, WRITER);
    const { draft } = await products.read({ sudin: 'ppkukm', id: 'sambal-contoh' }, NOW_MS);
    expect(draft.pirt?.validUntil).toBe(date);
  });

  it('blanks at the ends, no-break blanks and line breaks are not part of what is written', async () => {
    const { exchange, products } = await openOffice();
    const file = await sheetOf([
      {
        ...FOOD,
        'Nama produk': '\u00a0Sambal \u00a0Contoh ',
        Deskripsi: 'Satu.\nDua.\u200b',
        Komoditas: ' kuliner',
        Kecamatan: 'Kec. kramatjati',
        'Harga (Rp)': 'Rp 35.000,00',
        Alergen: 'Kacang tanah; susu',
      },
    ]);
    const { digest } = await exchange.preview('ppkukm', file, NOW_MS);
    await exchange.take('ppkukm', file, digest, WRITER);
    expect((await products.read({ sudin: 'ppkukm', id: 'sambal-contoh' }, NOW_MS)).draft).toMatchObject({
      name: { id: 'Sambal Contoh' },
      description: { id: 'Satu. Dua.' },
      commodity: 'kuliner',
      producer: { kecamatan: 'Kramat Jati' },
      price: { idr: 35_000 },
      allergens: ['kacang-tanah', 'susu'],
    });
  });

  it('columns nobody knows are told, and the rest is taken', async () => {
    const { exchange } = await openOffice();
    const file = await sheetOf([{ ...FOOD, Warna: 'merah' }], { titles: [...TITLES, 'Warna'] });
    const { unknownColumns, rows } = await exchange.preview('ppkukm', file, NOW_MS);
    expect(unknownColumns).toEqual(['Warna']);
    expect(rows[0]?.outcome).toBe('new');
  });
});
