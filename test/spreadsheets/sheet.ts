/** Spreadsheets as staff hand them in, and what stands in one of ours. */
import readWorkbook from 'read-excel-file/node';
import writeWorkbook, { type CellObject } from 'write-excel-file/node';
import { COLUMNS } from '../../src/spreadsheets/columns.ts';
import { openDesk, type Desk } from '../desk/fixture.ts';
import { openExchange, type Exchange } from '../../src/spreadsheets/exchange.ts';
import { productReader } from '../../src/desk/product-reader.ts';

/** By column title; a date of the program is a Date. */
export type Row = Readonly<Record<string, string | number | boolean | Date>>;

/** A food that lacks nothing but its photo. */
export const FOOD: Row = {
  'Nama produk': 'Sambal Contoh',
  'Nama (Inggris)': 'Sample Sambal',
  Komoditas: 'Kuliner',
  'Pelaku usaha': 'Dapur Contoh',
  Kecamatan: 'Cakung',
  Deskripsi: 'Dibuat dengan teliti.',
  'Deskripsi (Inggris)': 'Made with care.',
  'Harga (Rp)': 35_000,
  Satuan: 'botol',
  'Satuan (Inggris)': 'bottle',
  'Nomor sertifikat halal': 'ID31119999000010324',
  'Tanggal terbit halal': new Date(Date.UTC(2024, 2, 12)),
  'Nomor P-IRT': '111317599990129',
  'P-IRT berlaku sampai': '2029-05-20',
  'Kemasan sudah diperiksa': 'ya',
  Instagram: 'https://instagram.example/contoh',
  'Contoh data': 'ya',
};

export const TITLES = ['Id', 'Suku Dinas', ...COLUMNS.map(({ title }) => title)];

export async function sheetOf(
  rows: readonly Row[],
  { titles = TITLES, sheet = 'Lembar1' }: { titles?: readonly string[]; sheet?: string } = {},
): Promise<Buffer> {
  const cell = (value: Row[string] | undefined): CellObject | null => {
    if (value === undefined) return null;
    return value instanceof Date ? { value, type: Date, format: 'dd/mm/yyyy' } : { value };
  };
  const data = [titles.map((title) => cell(title)), ...rows.map((row) => titles.map((title) => cell(row[title])))];
  return writeWorkbook(data, { sheet }).toBuffer();
}

/** The first sheet of one of our files. */
export async function cellsOf(file: Buffer): Promise<unknown[][]> {
  const [first] = await readWorkbook(file, { trim: false });
  return first?.data ?? [];
}

export async function openOffice(): Promise<Desk & { readonly exchange: Exchange }> {
  const desk = await openDesk();
  const { files, records, products } = desk;
  return { ...desk, exchange: openExchange({ files, products, reader: productReader(files, records) }) };
}
