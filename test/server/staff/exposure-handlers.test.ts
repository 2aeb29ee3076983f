import { describe, expect, it } from 'vitest';
import { ExposureReport } from '../../../src/api/exposure.ts';
import { routes } from '../../../src/api/routes.ts';
import { exposureHandlers } from '../../../src/server/staff/exposure-handlers.ts';
import { called, played, visited } from '../../exposure/sums.ts';
import { readSheet } from '../../exposure/workbook.ts';
import { temporaryRecords } from '../../records/temp-records.ts';
import type { AnyHandler } from '../../../src/server/staff/register.ts';
import { PEOPLE, staffSite, type Person } from './staff-site.ts';

const PERIOD = { from: '2026-11-16', to: '2026-11-29' };
const signedIn = (Object.keys(PEOPLE) as Person[]).filter((person) => person !== 'nobody');

async function site() {
  const records = await temporaryRecords();
  await called(records, 'abon-lele', '=1+1');
  await played(records);
  await visited(records);
  const sudinNames = async () => (key: string) => key.toUpperCase();
  const handlers = exposureHandlers({ records, sudinNames });
  return staffSite({ handlers: handlers as unknown as Record<keyof typeof handlers, AnyHandler> });
}

describe('the exposure report over HTTP', () => {
  it.each(signedIn)('[H1] is read by %s', async (person) => {
    const { ask } = await site();
    const answer = await ask(person, routes.readExposure, { query: PERIOD });
    expect(answer.statusCode).toBe(200);
    expect(ExposureReport.parse(answer.json())).toMatchObject({ ...PERIOD, total: { turns: 10, opened: 3 } });
  });

  it('is nobody’s who has not signed in, neither as a page nor as a file', async () => {
    const { ask } = await site();
    for (const route of [routes.readExposure, routes.downloadExposure]) {
      expect((await ask('nobody', route, { query: { ...PERIOD, format: 'csv' } })).statusCode).toBe(401);
    }
  });

  it.each([
    ['without days', {}],
    ['with a day that is none', { ...PERIOD, to: '2026-02-30' }],
    ['with days reversed', { from: PERIOD.to, to: PERIOD.from }],
    ['of more than 400 days', { from: '2025-01-01', to: '2026-11-29' }],
    ['of another format', { ...PERIOD, format: 'pdf' }],
  ])('is refused in words %s', async (_, query) => {
    const { ask } = await site();
    const answer = await ask('admin', routes.downloadExposure, { query: { format: 'csv', ...query } });
    expect([answer.statusCode, answer.json().error]).toEqual([400, 'invalid']);
    expect(answer.json().sentence).toMatch(/\.$/);
  });

  it.each(signedIn)('[H4] is kept as a file by %s: attached, named, and without a formula', async (person) => {
    const { ask } = await site();
    const csv = await ask(person, routes.downloadExposure, { query: { ...PERIOD, format: 'csv' } });
    expect(csv.headers).toMatchObject({
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': 'attachment; filename="laporan-tayang-2026-11-16-sampai-2026-11-29.csv"',
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
    });
    expect(csv.body.split('\r\n')[1]).toBe("2026-11-16;2026-11-29;'=1+1;Dapur Contoh;KPKP;Kuliner;10;120;0;0;3;1;45");
    const xlsx = await ask(person, routes.downloadExposure, { query: { ...PERIOD, format: 'xlsx' } });
    const [, first] = await readSheet(xlsx.rawPayload, 'Produk');
    expect(first?.slice(0, 3)).toEqual(['=1+1', 'Dapur Contoh', 'KPKP']);
  });
});
