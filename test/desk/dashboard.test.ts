import { describe, expect, it, vi } from 'vitest';
import { Dashboard } from '../../src/api/dashboard.ts';
import { dashboardReader } from '../../src/desk/dashboard.ts';
import { mattersSha256 } from '../../src/records/matters-sha256.ts';
import type { Published } from '../../src/desk/published.ts';
import { rotation } from '../build/mint.ts';
import { gallery, product } from '../factory.ts';
import { CHANGED, KEY, NOW_MS, openDesk, SPARE, WRITER, type Desk } from './fixture.ts';

vi.setConfig({ testTimeout: 30_000 });

const DAY_MS = 86_400_000;

const nothing: Published = async () => undefined;

interface Asked {
  readonly nowMs?: number;
  readonly published?: Published;
}

async function read({ files, products }: Desk, { nowMs = NOW_MS, published = nothing }: Asked = {}) {
  const dashboard = await dashboardReader({ files, list: products.list, published })(nowMs);
  expect(Dashboard.safeParse(dashboard).error).toBeUndefined();
  return dashboard;
}

const holiday = (from: string, until = from) => ({ from, until, reason: { id: 'Libur' }, closed: true as const });
const nextYear = (...exceptions: ReturnType<typeof holiday>[]) => {
  const made = gallery();
  return { ...made, screen: { ...made.screen, hours: { ...made.screen.hours, exceptions } } };
};

describe('the dashboard', () => {
  it('counts what is there, and what is archived no more', async () => {
    const desk = await openDesk();
    await desk.products.archive(KEY, (await desk.read()).etag, WRITER);
    await desk.content.write('products/kpkp/kpkp-satu/product.json', '{');
    const { today, counts } = await read(desk);
    expect(today).toBe('2026-11-24');
    expect(counts).toEqual({ products: 6, live: 0, inCuration: 0, unpublished: 5, withErrors: 1 });
  });

  it('shows what waits for curation, and what is on the screens', async () => {
    const desk = await openDesk();
    const { etag } = await desk.save(CHANGED);
    await desk.products.submit(KEY, undefined, etag, WRITER);
    desk.publish({
      productDigests: new Map([['nakertransgi/lampu-bambu', mattersSha256(SPARE)]]),
      rotations: [{ id: 'r', starts: '2026-11-16', ends: '2026-11-29', products: [KEY.id] }],
    });
    const current = { revision: 1_795_552_919, version: 7, publishedAtMs: NOW_MS };
    const dashboard = await read(desk, {
      published: async () => ({ productDigests: new Map(), rotations: [], current }),
    });
    expect(dashboard.inCuration.map(({ id, statuses }) => [id, statuses])).toEqual([[KEY.id, ['live', 'in-curation']]]);
    expect(dashboard.counts).toMatchObject({ live: 1, inCuration: 1, unpublished: 6 });
    expect(dashboard.current).toEqual(current);
  });

  it('[C3] lists permits by the day they end, the past ones first', async () => {
    const desk = await openDesk();
    const withPirt = (id: string, validUntil: string) =>
      product({ id, pirt: { number: `1113175999901${validUntil.slice(2, 4)}`, validUntil } });
    await desk.content.addProduct(withPirt('nanti', '2027-02-01'));
    await desk.content.addProduct(withPirt('lewat', '2025-02-01'));
    await desk.content.addProduct(withPirt('segera', '2026-12-01'));
    await desk.content.addProduct(withPirt('jauh', '2028-02-01'));
    const { endingPermits } = await read(desk);
    expect(endingPermits.map(({ id }) => id)).toEqual(['lewat', 'segera', 'nanti']);
  });
});

describe('what it says of the calendar', () => {
  const said = async (desk: Desk, nowMs = NOW_MS) =>
    (await read(desk, { nowMs })).problems.map(({ file, sentence }) => `${file}: ${sentence}`);

  it('[C9] nothing while the next rotation follows and the holidays are entered', async () => {
    const desk = await openDesk();
    await desk.content.write('gallery.json', nextYear(holiday('2027-01-01')));
    expect(await said(desk)).toEqual([]);
  });

  it('[C9] gaps ahead, overlaps, and that no rotation follows', async () => {
    const desk = await openDesk();
    await desk.content.write('gallery.json', nextYear(holiday('2027-01-01')));
    await desk.content.addRotation(rotation('r-3', '2026-12-20', '2027-01-02', []));
    await desk.content.addRotation(rotation('r-4', '2027-01-02', '2027-01-14', []));
    expect(await said(desk)).toEqual([
      'rotations/r-3.json: Ada jeda 6 hari sebelum rotasi ini; rotasi sebelumnya tetap tayang.',
      'rotations/r-4.json: Tanggal bertumpang tindih dengan rotasi "r-3".',
    ]);
    expect(await said(desk, NOW_MS + 45 * DAY_MS)).toContainEqual(
      'rotations: Belum ada rotasi setelah 2027-01-14; siapkan rotasi berikutnya.',
    );
  });

  it('[C10] files that cannot be read', async () => {
    const desk = await openDesk();
    await desk.content.write('rotations/rusak.json', '{');
    await desk.content.write('gallery.json', '{,');
    expect(await said(desk)).toEqual([
      expect.stringContaining('rotations/rusak.json: Berkas tidak dapat dibaca (baris 1'),
      expect.stringContaining('gallery.json: Berkas tidak dapat dibaca (baris 1'),
    ]);
  });

  it.each([
    ['2026-10-31', [], false],
    ['2026-11-01', [], true],
    ['2026-12-31', [], true],
    ['2027-01-01', [], false],
    ['2026-11-24', [holiday('2026-12-25')], true],
    ['2026-11-24', [holiday('2027-08-17')], false],
    ['2026-11-24', [holiday('2026-12-30', '2027-01-01')], false],
    ['2026-11-24', [holiday('2026-12-30', '2028-01-01')], true],
  ])('on %s with %j: that next year is missing: %j', async (day, exceptions, isSaid) => {
    const desk = await openDesk();
    await desk.content.write('gallery.json', nextYear(...exceptions));
    const year = Number(day.slice(0, 4)) + 1;
    const sentences = await said(desk, Date.parse(`${day}T09:00:00+07:00`));
    expect(sentences.includes(`gallery.json: Kalender libur ${year} belum diisi.`)).toBe(isSaid);
  });
});
