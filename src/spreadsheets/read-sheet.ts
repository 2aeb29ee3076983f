/** The sheet of products in a file: its columns by title, its rows as they are counted there. */
import readWorkbook from 'read-excel-file/node';
import { IMPORT_MAX_ROWS } from '../api/exchange.ts';
import { Refused } from '../api/refusal.ts';
import type { SudinKey } from '../contract/places.ts';
import { oneLine, plain, type Cell } from './cells.ts';
import { COLUMNS, NAME_TITLE, type Column } from './columns.ts';
import { IMPORT_MAX_BYTES } from './limits.ts';
import { HELP_MARKS, ID_TITLE, sheetNameOf, SHEET_PREFIX, STATUS_TITLE, SUDIN_TITLE } from './sheet-titles.ts';
import { unpackWorkbook } from './unpack.ts';
import { WORDS } from './words.ts';

export interface SheetRow {
  /** As the spreadsheet program counts, from 1. */
  readonly row: number;
  readonly id: string;
  readonly sudin: string;
  /** Those of the columns that stand in the sheet. */
  readonly cells: ReadonlyMap<Column, Cell>;
}

export interface Sheet {
  readonly rows: readonly SheetRow[];
  readonly unknownColumns: readonly string[];
}

/** The title row is looked for this far down: somebody likes a heading above it. */
const HEADER_WITHIN_ROWS = 10;

/**
 * @param sudin whose products it is to bring
 * @throws {Refused} `invalid`, `too-large`, with the sentence that says what to do
 */
export async function readSheet(bytes: Buffer, sudin: SudinKey): Promise<Sheet> {
  if (bytes.length > IMPORT_MAX_BYTES) throw new Refused('too-large', WORDS.tooLarge);
  const { name, rows, header } = findHeader(await sheetsOf(await unpackWorkbook(bytes)));
  if (name.startsWith(SHEET_PREFIX) && name !== sheetNameOf(sudin)) {
    throw new Refused('invalid', WORDS.otherSheet(name));
  }
  const titles = titlesOf(rows[header] ?? []);
  const found = rows.slice(header + 1).flatMap((cells, index) => rowOf(cells, titles, header + index + 2) ?? []);
  if (found.length === 0) throw new Refused('invalid', WORDS.noRows);
  if (found.length > IMPORT_MAX_ROWS) throw new Refused('too-large', WORDS.tooManyRows(found.length));
  return { rows: found, unknownColumns: titles.unknown };
}

interface RawSheet {
  readonly name: string;
  readonly rows: readonly (readonly Cell[])[];
}

async function sheetsOf(workbook: Buffer): Promise<readonly RawSheet[]> {
  try {
    const sheets = await readWorkbook(workbook, { trim: false, parseNumber: (digits) => ({ digits }) });
    // Its types call a date the constructor of dates.
    return sheets.map(({ sheet, data }) => ({ name: sheet, rows: data as unknown as Cell[][] }));
  } catch {
    throw new Refused('invalid', WORDS.broken);
  }
}

function findHeader(sheets: readonly RawSheet[]): RawSheet & { readonly header: number } {
  for (const sheet of sheets) {
    const header = sheet.rows
      .slice(0, HEADER_WITHIN_ROWS)
      .findIndex((cells) => cells.some((cell) => sameTitle(plain(cell), NAME_TITLE)));
    if (header >= 0) return { ...sheet, header };
  }
  throw new Refused('invalid', WORDS.noHeader);
}

interface Titles {
  readonly id: number;
  readonly sudin: number;
  readonly columns: ReadonlyMap<number, Column>;
  readonly unknown: readonly string[];
}

function titlesOf(cells: readonly Cell[]): Titles {
  const titles = cells.map((cell) => plain(cell));
  const seen = new Set<string>();
  const columns = new Map<number, Column>();
  const unknown: string[] = [];
  for (const [index, title] of titles.entries()) {
    if (title === '') continue;
    if (seen.has(bare(title))) throw new Refused('invalid', WORDS.titleTwice(title));
    seen.add(bare(title));
    const column = COLUMNS.find((one) => sameTitle(one.title, title));
    if (column !== undefined) columns.set(index, column);
    else if (![ID_TITLE, STATUS_TITLE, SUDIN_TITLE].some((one) => sameTitle(one, title))) unknown.push(title);
  }
  const at = (wanted: string) => titles.findIndex((title) => sameTitle(title, wanted));
  return { id: at(ID_TITLE), sudin: at(SUDIN_TITLE), columns, unknown };
}

/** Undefined for a row without anything in a column of ours, and for one of the template's own. */
function rowOf(cells: readonly Cell[], titles: Titles, row: number): SheetRow | undefined {
  const id = plain(cells[titles.id] ?? null);
  if (HELP_MARKS.has(id.toLowerCase())) return undefined;
  const ours = new Map([...titles.columns].map(([index, column]) => [column, cells[index] ?? null] as const));
  const isEmpty = id === '' && [...ours.values()].every((cell) => plain(cell) === '');
  return isEmpty ? undefined : { row, id, sudin: plain(cells[titles.sudin] ?? null), cells: ours };
}

const bare = (title: string): string =>
  oneLine(title)
    .toLowerCase()
    // A mark of those who fill forms in.
    .replace(/\s*\*$/, '');
const sameTitle = (a: string, b: string): boolean => bare(a) === bare(b);
