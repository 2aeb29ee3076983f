/**
 * Spreadsheets that go out: the template staff fill in, and products as they are. Every cell has its type, so that words
 * that begin like a formula stay words.
 */
import writeWorkbook, { type CellObject } from 'write-excel-file/node';
import type { Draft } from '../api/draft.ts';
import type { SudinKey } from '../contract/places.ts';
import { oneLine } from './cells.ts';
import { COLUMNS, type Column, type Written } from './columns.ts';
import {
  EXAMPLE_MARK,
  HELP_MARK,
  HELP_SHEET,
  ID_TITLE,
  SHEET_OF_ALL,
  sheetNameOf,
  STATUS_TITLE,
  SUDIN_TITLE,
} from './sheet-titles.ts';

export interface ProductRow {
  readonly id: string;
  readonly sudin: SudinKey;
  /** In words. */
  readonly status: string;
  readonly draft: Draft;
}

const HEADER = { fontWeight: 'bold', backgroundColor: '#f3e8d3', wrap: true, alignVertical: 'center' } as const;
const HELP = { fontStyle: 'italic', textColor: '#6b6250', backgroundColor: '#faf6ec', wrap: true } as const;
const ID_WIDTH_CHARS = 24;
/** Cells of the template in which numbers stay as they are typed. */
const PREPARED_ROWS = 200;

const words = (value: string, style: Partial<CellObject> = {}): CellObject => ({ ...style, type: String, value });

/** For one Suku Dinas: titles, what belongs below them, an example, and a second sheet that says it at length. */
export async function templateFor(sudin: SudinKey): Promise<Buffer> {
  const typed = (column: Column): CellObject | null =>
    column.isDigits === true ? { type: String, format: '@' } : null;
  const data = [
    [words(ID_TITLE, HEADER), ...COLUMNS.map(({ title }) => words(title, HEADER))],
    [words(HELP_MARK, HELP), ...COLUMNS.map(({ help }) => words(help, HELP))],
    [words(EXAMPLE_MARK, HELP), ...COLUMNS.map(({ example }) => words(String(example), HELP))],
    ...Array.from({ length: PREPARED_ROWS }, () => [null, ...COLUMNS.map(typed)]),
  ];
  return writeWorkbook([
    { sheet: sheetNameOf(sudin), data, stickyRowsCount: 1, columns: [{ width: 14 }, ...COLUMNS.map(widthOf)] },
    { sheet: HELP_SHEET, data: HELP_ROWS, columns: [{ width: 28 }, { width: 10 }, { width: 76 }, { width: 42 }] },
  ]).toBuffer();
}

const HELP_ROWS = [
  ...[
    'Satu baris untuk satu produk, di bawah baris contoh. Baris bertanda (petunjuk) dan (contoh) tidak diimpor.',
    'Biarkan judul kolom apa adanya; urutan kolom boleh diubah, dan kolom yang tidak dipakai boleh dihapus.',
    'Kolom Id dikosongkan untuk produk baru. Untuk mengubah produk, mulai dari berkas "Ekspor": id-nya sudah terisi.',
    'Foto ditambahkan di halaman produk setelah impor.',
    'Setelah berkas dipilih, halaman menampilkan setiap baris; belum ada yang ditulis sebelum Anda menyetujuinya.',
  ].map((line) => [words(line)]),
  [null],
  ['Kolom', 'Wajib', 'Yang diisi', 'Contoh'].map((title) => words(title, HEADER)),
  ...COLUMNS.map(({ title, isRequired, help, example }) => [
    words(title),
    words(isRequired === true ? 'ya' : ''),
    words(help, { wrap: true }),
    words(String(example)),
  ]),
];

/** @param sudin of one Suku Dinas; of all when left out */
export async function sheetOfProducts(rows: readonly ProductRow[], sudin?: SudinKey): Promise<Buffer> {
  const data = [
    [ID_TITLE, STATUS_TITLE, SUDIN_TITLE, ...COLUMNS.map(({ title }) => title)].map((title) => words(title, HEADER)),
    ...rows.map((row) => [
      words(row.id),
      words(row.status),
      words(row.sudin.toUpperCase()),
      ...COLUMNS.map((column) => cellOf(column.write(row.draft), column)),
    ]),
  ];
  const columns = [{ width: ID_WIDTH_CHARS }, { width: 16 }, { width: 14 }, ...COLUMNS.map(widthOf)];
  const sheet = sudin === undefined ? SHEET_OF_ALL : sheetNameOf(sudin);
  return writeWorkbook(data, { sheet, columns, stickyRowsCount: 1 }).toBuffer();
}

function cellOf(written: Written, { isDigits }: Column): CellObject | null {
  if (written === undefined || written === '') return null;
  if (typeof written === 'number') return { type: Number, value: written, format: '#,##0' };
  if (typeof written === 'string') return words(oneLine(written), isDigits === true ? { format: '@' } : {});
  return { type: Date, value: new Date(`${written.day}T00:00:00Z`), format: 'yyyy-mm-dd' };
}

const widthOf = ({ widthChars }: Column) => ({ width: widthChars });
