import { describe, expect, it } from 'vitest';
import type { ExposureFigures, ExposureReport, ProductExposure, SudinExposure } from '../../src/api/exposure.ts';
import { COMMODITIES, SUDIN_KEYS, type Commodity, type SudinKey } from '../../src/contract/places.ts';
import { exposureCsv, textCell } from '../../src/exposure/csv.ts';
import { exposureFile } from '../../src/exposure/file.ts';
import { NOTHING } from '../../src/exposure/tally.ts';
import { readSheet, sheetNames, sheetXml } from './workbook.ts';

const sudinName = (key: string) => key.toUpperCase();

const figures: ExposureFigures = {
  turns: 17,
  shownMs: 204_400,
  touches: 1,
  touchMs: 9_000,
  opened: 4,
  qrShown: 1,
  viewedMs: 50_000,
};
const abon: ProductExposure = {
  ...figures,
  id: 'abon-lele',
  sudin: 'kpkp',
  commodity: 'kuliner',
  name: 'Abon Lele',
  producer: 'Dapur Contoh',
};

const unit = (sudin: SudinKey): SudinExposure =>
  sudin === 'kpkp'
    ? { ...figures, sudin, products: 1, share: 1, deviation: -0.125 }
    : { ...NOTHING, sudin, products: 0, share: 0 };
const ofCommodity = (commodity: Commodity) => ({ ...NOTHING, commodity, products: 0, share: 0 });

const report = (perProduct: readonly ProductExposure[] = [abon]): ExposureReport => ({
  from: '2026-11-16',
  to: '2026-11-29',
  screens: 1,
  total: figures,
  fairMs: 204_400,
  perSudin: SUDIN_KEYS.map(unit),
  perCommodity: COMMODITIES.map(ofCommodity),
  perProduct: [...perProduct],
  perDay: [{ day: '2026-11-20', ...NOTHING, turns: 17, shownMs: 204_400, shownMsBySudin: { kpkp: 204_400 } }],
});

const named = (name: string) => report([{ ...abon, name }]);

/** What the cells of the first line of products say, read as a spreadsheet reads them. */
const firstCells = (csv: string): string[] =>
  (csv.split('\r\n')[1] ?? '').match(/(?<=^|;)(?:"(?:[^"]|"")*"|[^;]*)/g)?.map(unquoted) ?? [];
const unquoted = (cell: string) => (cell.startsWith('"') ? cell.slice(1, -1).replaceAll('""', '"') : cell);

const DANGEROUS = [
  '=HYPERLINK("https://contoh.example";"Buka")',
  '+62 811',
  '-1+1',
  '@SUM(1+1)',
  '\tAbon',
  '\rAbon',
  '\nAbon',
  ' =1+1',
  '＝1+1',
];

describe('the report as text', () => {
  it('opens by a double click in an Indonesian spreadsheet: byte order mark, semicolons, lines of its own', () => {
    const csv = exposureCsv(report(), sudinName);
    const bytes = Buffer.from(csv, 'utf8');
    expect([...bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
    expect(csv.slice(1).split('\r\n')).toEqual([
      'Dari;Sampai;Produk;Pelaku usaha;Suku Dinas;Komoditas;Giliran tayang;Waktu tayang (detik);Disentuh;Waktu disentuh (detik);Dibuka;Kode QR ditampilkan;Dilihat (detik)',
      '2026-11-16;2026-11-29;Abon Lele;Dapur Contoh;KPKP;Kuliner;17;204;1;9;4;1;50',
      '',
    ]);
  });

  it.each(DANGEROUS)('[H4] no program takes the name %j for a formula', (name) => {
    const cell = firstCells(exposureCsv(named(name), sudinName))[2];
    expect(cell).toBe(`'${name}`);
  });

  it('[H4] nor the name of whoever makes it, nor of a unit', () => {
    const csv = exposureCsv(report([{ ...abon, producer: '=1+1' }]), () => '@unit');
    expect(firstCells(csv).slice(3, 5)).toEqual(["'=1+1", "'@unit"]);
  });

  it.each(['Keripik "Renyah"; pedas', 'Baris\r\nbaru', ' tepi ', 'A,B'])('%j stays one cell', (name) => {
    expect(
      firstCells(exposureCsv(named(name), sudinName).replace(/\r\n(?=baru)/, ' '))[2]?.replace(' baru', '\r\nbaru'),
    ).toBe(name);
  });

  it('leaves an honest name alone', () => {
    expect(textCell('Kue 3-rasa = enak')).toBe('Kue 3-rasa = enak');
  });
});

describe('the report as a workbook', () => {
  const bytesOf = async (given = report()) => (await exposureFile(given, 'xlsx', sudinName)).bytes;

  it('has a sheet for each view, in order', async () => {
    expect(await sheetNames(await bytesOf())).toEqual(['Ringkasan', 'Sudin', 'Komoditas', 'Produk', 'Per hari']);
  });

  it('holds numbers as numbers and days as days', async () => {
    const bytes = await bytesOf();
    const [head, first] = await readSheet(bytes, 'Produk');
    expect(head?.slice(0, 6)).toEqual([
      'Produk',
      'Pelaku usaha',
      'Suku Dinas',
      'Komoditas',
      'Giliran tayang',
      'Waktu tayang (detik)',
    ]);
    expect(first).toEqual(['Abon Lele', 'Dapur Contoh', 'KPKP', 'Kuliner', 17, 204, 1, 9, 4, 1, 50]);
    const [, day] = await readSheet(bytes, 'Per hari');
    expect(day?.slice(0, 3)).toEqual([new Date('2026-11-20T00:00:00Z'), 17, 204]);
    const units = await readSheet(bytes, 'Sudin');
    expect(units).toHaveLength(7);
    expect(units[3]?.slice(0, 6)).toEqual(['KPKP', 1, 17, 204, 1, -0.125]);
    expect(units[1]?.[5]).toBeNull();
    const summary = new Map((await readSheet(bytes, 'Ringkasan')).map(([title, value]) => [title, value]));
    expect(summary.get('Dari')).toEqual(new Date('2026-11-16T00:00:00Z'));
    expect(summary.get('Jatah adil per Suku Dinas (detik)')).toBe(204);
  });

  it.each(DANGEROUS)('[H4] keeps the name %j as the text it is', async (name) => {
    const bytes = await bytesOf(named(name));
    const [, first] = await readSheet(bytes, 'Produk');
    expect(String(first?.[0]).trim()).toBe(name.trim());
    const sheets = await sheetXml(bytes);
    expect([sheets.length, sheets.filter((xml) => /<f[ >]/.test(xml))]).toEqual([5, []]);
  });

  it('stays readable with letters XML cannot hold', async () => {
    const [, first] = await readSheet(await bytesOf(named('Abon\u0007 Lele\uD800')), 'Produk');
    expect(first?.[0]).toBe('Abon Lele');
  });
});

describe('a download', () => {
  it.each(['csv', 'xlsx'] as const)('says in its name which days it holds: %s', async (format) => {
    const { name } = await exposureFile(report(), format, sudinName);
    expect(name).toBe(`laporan-tayang-2026-11-16-sampai-2026-11-29.${format}`);
  });
});
