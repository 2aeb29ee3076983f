/**
 * The whole report as a workbook. [H4] Every cell carries its type: text is written as a string, which no program reads
 * as a formula, whatever it begins with.
 */
import writeXlsxFile, { type CellObject, type SheetData } from 'write-excel-file/node';
import type { ExposureReport } from '../api/exposure.ts';
import {
  commodityColumns,
  dayColumns,
  productColumns,
  sudinColumns,
  summaryLines,
  type Column,
  type Kind,
  type SudinName,
} from './columns.ts';

const WIDTH_CHARS: Readonly<Record<Kind, number>> = { text: 30, date: 14, whole: 14, percent: 14 };
const HEAD = { fontWeight: 'bold', backgroundColor: '#F3E9D3', wrap: true, alignVertical: 'top' } as const;

export async function exposureXlsx(report: ExposureReport, sudinName: SudinName): Promise<Buffer> {
  const { perSudin, perCommodity, perProduct, perDay } = report;
  return writeXlsxFile([
    { sheet: 'Ringkasan', columns: [{ width: 34 }, { width: 16 }], data: summary(report) },
    sheet('Sudin', sudinColumns(sudinName), perSudin),
    sheet('Komoditas', commodityColumns, perCommodity),
    sheet('Produk', productColumns(sudinName), perProduct),
    sheet('Per hari', dayColumns(sudinName), perDay),
  ]).toBuffer();
}

const summary = (report: ExposureReport): SheetData =>
  summaryLines(report).map(({ title, kind, value }) => [
    { ...textCell(title), fontWeight: 'bold' },
    typed(kind, value),
  ]);

const sheet = <Row>(name: string, columns: readonly Column<Row>[], rows: readonly Row[]) => ({
  sheet: name,
  stickyRowsCount: 1,
  columns: columns.map(({ kind }) => ({ width: WIDTH_CHARS[kind] })),
  data: [
    columns.map(({ title }) => ({ ...textCell(title), ...HEAD })),
    ...rows.map((row) => columns.map(({ kind, value }) => typed(kind, value(row)))),
  ],
});

function typed(kind: Kind, value: string | number | undefined): CellObject | null {
  if (value === undefined) return null;
  if (typeof value === 'string') return kind === 'date' ? dateCell(value) : textCell(value);
  return { type: Number, value, format: kind === 'percent' ? '0.0%' : '#,##0' };
}

/** A local day has no zone; a spreadsheet's neither. */
const dateCell = (day: string): CellObject => ({
  type: Date,
  value: new Date(`${day}T00:00:00Z`),
  format: 'dd/mm/yyyy',
});

/** What XML cannot hold would make the whole workbook unreadable. */
// oxlint-disable-next-line no-control-regex
const NOT_XML = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]|\p{Cs}/gu;

const textCell = (value: string): CellObject => ({ type: String, value: value.replace(NOT_XML, '') });
