/**
 * The products of a report as text for a spreadsheet, made for the one that opens it by a double click: Excel with the
 * regional settings of Indonesia, where the comma is the decimal sign and lists are separated by a semicolon. Separated
 * by commas the whole line would land in one cell. A byte order mark says UTF-8; `sep=;` before it would say the
 * separator, too, but then Excel takes the letters for another encoding.
 */
import type { ExposureReport } from '../api/exposure.ts';
import { productColumns, type Column, type SudinName } from './columns.ts';

const SEPARATOR = ';';
const LINE_END = '\r\n';
const BYTE_ORDER_MARK = '\uFEFF';

/** @returns the file's text, its first character the byte order mark */
export function exposureCsv({ from, to, perProduct }: ExposureReport, sudinName: SudinName): string {
  const columns: readonly Column<ExposureReport['perProduct'][number]>[] = [
    { title: 'Dari', kind: 'date', value: () => from },
    { title: 'Sampai', kind: 'date', value: () => to },
    ...productColumns(sudinName),
  ];
  const head = columns.map(({ title }) => textCell(title));
  const lines = perProduct.map((row) => columns.map((column) => cell(column.value(row))));
  return BYTE_ORDER_MARK + [head, ...lines].map((cells) => cells.join(SEPARATOR) + LINE_END).join('');
}

function cell(value: string | number | undefined): string {
  if (value === undefined) return '';
  return typeof value === 'number' ? String(value) : textCell(value);
}

/**
 * [H4] What a spreadsheet would take for a formula: a product's name is typed by people, and `=HYPERLINK(…)` in it would
 * run on the machine of whoever opens the report. The wide signs are what Excel also reads as such in East Asian
 * settings; blanks before them are skipped by some programs.
 */
const LOOKS_LIKE_FORMULA = /^\s*[=+\-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20]/u;
const NEEDS_QUOTES = /[";\r\n\t,]|^\s|\s$/;

/** Numbers are ours and stay as they are: with an apostrophe nobody could add them up. */
export function textCell(text: string): string {
  const safe = LOOKS_LIKE_FORMULA.test(text) ? `'${text}` : text;
  return NEEDS_QUOTES.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
