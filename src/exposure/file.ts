/** A report as a file to keep: what it is called, what it is, and its bytes. */
import type { ExposureReport } from '../api/exposure.ts';
import type { SudinName } from './columns.ts';
import { exposureCsv } from './csv.ts';
import { exposureXlsx } from './xlsx.ts';

export interface ExposureFile {
  /** Plain letters, digits and hyphens: it stands in a header. */
  readonly name: string;
  readonly type: string;
  readonly bytes: Buffer;
}

const XLSX_TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

export async function exposureFile(
  report: ExposureReport,
  format: 'csv' | 'xlsx',
  sudinName: SudinName,
): Promise<ExposureFile> {
  const name = `laporan-tayang-${report.from}-sampai-${report.to}.${format}`;
  return format === 'csv'
    ? { name, type: 'text/csv; charset=utf-8', bytes: Buffer.from(exposureCsv(report, sudinName), 'utf8') }
    : { name, type: XLSX_TYPE, bytes: await exposureXlsx(report, sudinName) };
}
