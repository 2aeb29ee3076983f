import { describe, expect, it } from 'vitest';
import { readSheet } from '../../src/spreadsheets/read-sheet.ts';
import { WORDS } from '../../src/spreadsheets/words.ts';
import { unpackWorkbook } from '../../src/spreadsheets/unpack.ts';
import { SUDIN_KEYS } from '../../src/contract/places.ts';
import { product } from '../factory.ts';
import { NOW_MS, WRITER } from '../desk/fixture.ts';
import { cellsOf, openOffice } from './sheet.ts';

const FORMULA = `=HYPERLINK("https://jahat.example","klik")`;

describe('the template', () => {
  it('[I1] has a title for every field, and its own rows are no products', async () => {
    const { exchange } = await openOffice();
    const file = await exchange.template('kpkp');
    const [titles, help, example] = await cellsOf(file);
    expect(titles?.slice(0, 4)).toEqual(['Id', 'Nama produk', 'Nama (Inggris)', 'Komoditas']);
    expect(help?.[0]).toBe('(petunjuk)');
    expect(example?.[0]).toBe('(contoh)');
    await expect(exchange.preview('kpkp', file, NOW_MS)).rejects.toThrow(WORDS.noRows);
  });

  it('made for one Suku Dinas does not slip into another', async () => {
    const { exchange } = await openOffice();
    const file = await exchange.template('kpkp');
    await expect(exchange.preview('ppapp', file, NOW_MS)).rejects.toThrow(WORDS.otherSheet('Produk KPKP'));
  });
});

describe('an export', () => {
  it('[I1] that is imported again changes nothing', async () => {
    const { exchange, content, save } = await openOffice();
    await content.addProduct(
      product({
        id: 'rumit',
        sudin: 'ppkukm',
        allergens: ['susu', 'gluten'],
        links: [
          { kind: 'website', url: 'https://satu.example/' },
          { kind: 'whatsapp', url: 'https://wa.example/1' },
          { kind: 'website', url: 'https://dua.example/' },
        ],
        sample: true,
      }),
    );
    // Half-finished, with what no form of ours would leave behind.
    await content.write('products/ppkukm/mentah/product.json', {
      id: 'mentah',
      sudin: 'ppkukm',
      status: 'draft',
      name: { id: '  Dua  spasi\u00a0' },
      description: { id: 'a\u0001b\nc \ud83d\ude00' },
      halal: { certificate: '1,2E+17', issuedOn: 'kemarin' },
      price: { idr: 12.5 },
      photos: [],
      links: [{ kind: 'shopee' }, { url: 'https://tanpa-jenis.example' }],
    });
    await content.write('products/ppkukm/tanpa-nama/product.json', {
      id: 'tanpa-nama',
      sudin: 'ppkukm',
      status: 'draft',
      photos: [],
      links: [],
    });
    await content.write('products/ppkukm/rusak/product.json', '{');
    await save({ name: { id: FORMULA, en: '+1' } }, { sudin: 'ppkukm', id: 'ppkukm-satu' });

    for (const sudin of SUDIN_KEYS) {
      const file = await exchange.export(sudin, NOW_MS);
      const { rows, digest } = await exchange.preview(sudin, file, NOW_MS);
      expect(rows.filter(({ outcome }) => outcome !== 'unchanged')).toEqual([]);
      expect(rows.length).toBeGreaterThan(0);
      const { left, unchanged, ...counts } = await exchange.take(sudin, file, digest, WRITER);
      expect([left, counts, unchanged]).toEqual([[], { added: 0, changed: 0 }, rows.length]);
    }
  });

  it('of all names the Suku Dinas of each row; the import of one passes the others over', async () => {
    const { exchange } = await openOffice();
    const { rows } = await exchange.preview('kpkp', await exchange.export(undefined, NOW_MS), NOW_MS);
    expect(rows.filter(({ outcome }) => outcome === 'unchanged')).toMatchObject([{ id: 'kpkp-satu' }]);
    expect(rows.filter(({ outcome }) => outcome === 'skipped')).toHaveLength(6);
  });

  it('[I2] holds no formula, whatever a product is called', async () => {
    const { exchange, save } = await openOffice();
    const key = { sudin: 'ppkukm', id: 'ppkukm-satu' } as const;
    await save({ name: { id: FORMULA, en: '@SUM(1)' }, producer: { name: "-2+3+cmd|' /C calc'!A0" } }, key);
    const file = await exchange.export('ppkukm', NOW_MS);
    const [, row] = await cellsOf(file);
    expect(row?.slice(0, 5)).toEqual(['ppkukm-satu', 'Terjadwal, Draf', 'PPKUKM', FORMULA, '@SUM(1)']);
    const xml = (await unpackWorkbook(file)).toString('utf8');
    expect(xml).toContain('HYPERLINK');
    expect(xml).not.toMatch(/<f[\s>]/);
    // Numbers of permits stay text, days are days.
    const { rows } = await readSheet(file, 'ppkukm');
    const cells = Object.fromEntries([...(rows[0]?.cells ?? [])].map(([{ title }, cell]) => [title, cell]));
    expect(cells['Nomor P-IRT']).toBe('111317599990129');
    expect(cells['Tanggal terbit halal']).toEqual(new Date('2024-03-12T00:00:00Z'));
  });
});
