import { cleanup, fireEvent, screen, within } from '@testing-library/preact';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { ExposureReport, ProductExposure } from '../../../src/api/exposure.ts';
import { routes } from '../../../src/api/routes.ts';
import { COMMODITIES, SUDIN_KEYS, type Commodity, type SudinKey } from '../../../src/contract/places.ts';
import { ExposurePage } from '../../../src/editor/exposure/ExposurePage.tsx';
import { answered, callsOf, fakeEditor } from '../fake-editor.tsx';
import { eventually } from '../../eventually.ts';

const drawn = vi.hoisted(() => ({ show: vi.fn(), fit: vi.fn(), destroy: vi.fn() }));
vi.mock('../../../src/editor/exposure/chart.ts', () => ({ createShareChart: () => drawn }));

afterEach(() => {
  cleanup();
  vi.clearAllMocks();
});

const HOUR_MS = 3_600_000;
const zero = { turns: 0, shownMs: 0, touches: 0, touchMs: 0, opened: 0, qrShown: 0, viewedMs: 0 };

const product = (name: string, sudin: SudinKey, hours: number, opened: number): ProductExposure => ({
  ...zero,
  id: name.toLowerCase(),
  name,
  producer: 'Dapur Contoh',
  sudin,
  commodity: 'kuliner',
  turns: hours * 300,
  shownMs: hours * HOUR_MS,
  opened,
});

const unit = (sudin: SudinKey) =>
  sudin === 'kpkp'
    ? { ...zero, sudin, products: 2, turns: 900, shownMs: 3 * HOUR_MS, share: 0.75, deviation: 0.5 }
    : sudin === 'sosial'
      ? { ...zero, sudin, products: 1, turns: 300, shownMs: HOUR_MS, share: 0.25, deviation: -0.5 }
      : { ...zero, sudin, products: 0, share: 0 };

const ofCommodity = (commodity: Commodity) => ({ ...zero, commodity, products: 0, share: 0 });

const REPORT: ExposureReport = {
  from: '2026-11-01',
  to: '2026-11-25',
  screens: 2,
  total: { ...zero, turns: 1200, shownMs: 4 * HOUR_MS, opened: 11, qrShown: 4 },
  fairMs: 2 * HOUR_MS,
  perSudin: SUDIN_KEYS.map(unit),
  perCommodity: COMMODITIES.map(ofCommodity),
  perProduct: [product('Abon', 'kpkp', 2, 1), product('Dodol', 'sosial', 1, 9), product('Bakso', 'kpkp', 1, 5)],
  perDay: [],
};
const EMPTY: ExposureReport = { ...REPORT, fairMs: 0, perProduct: [], total: zero };

const PLAN = { rotations: [{ starts: '2026-11-16', phase: 'running' }] };

async function open(report = REPORT, plan: object = PLAN) {
  const fake = fakeEditor({ readExposure: report, readPlan: plan });
  await fake.show(<ExposurePage />);
  return fake;
}

const table = (name: string) => screen.getByRole('table', { name });
const names = () =>
  within(table('Tayangan per produk'))
    .getAllByRole('rowheader')
    .map((cell) => cell.firstChild?.textContent);
const choose = (title: string) => {
  fireEvent.click(screen.getByRole('radio', { name: title }));
  return answered();
};

describe('the report of what was on', () => {
  it('asks for this month, and says which days it shows', async () => {
    const fake = await open();
    expect(callsOf(fake, routes.readExposure)).toEqual([{ query: { from: '2026-11-01', to: '2026-11-25' } }]);
    expect(screen.getByRole('heading', { level: 1 }).textContent).toBe('Laporan tayang');
    expect(screen.getByText('1–25 November 2026')).toBeTruthy();
  });

  it('asks for the days somebody chooses: this week, this rotation', async () => {
    const fake = await open();
    await choose('Minggu ini');
    await choose('Rotasi ini');
    expect(callsOf(fake, routes.readExposure).slice(1)).toEqual([
      { query: { from: '2026-11-23', to: '2026-11-25' } },
      { query: { from: '2026-11-16', to: '2026-11-25' } },
    ]);
  });

  it('offers no rotation in a gap', async () => {
    await open(REPORT, { rotations: [] });
    expect(screen.queryByRole('radio', { name: 'Rotasi ini' })).toBeNull();
  });

  it('[E22] tells days that are no period at their field, and asks for none', async () => {
    const fake = await open();
    await choose('Pilih tanggal');
    const before = callsOf(fake, routes.readExposure).length;
    fireEvent.input(screen.getByLabelText('Sampai'), { target: { value: '2026-10-01' } });
    await answered();
    const field = screen.getByLabelText('Sampai');
    expect(field.getAttribute('aria-invalid')).toBe('true');
    expect(screen.getByText(/Tanggal akhir lebih awal/)).toBeTruthy();
    expect(callsOf(fake, routes.readExposure)).toHaveLength(before);
    fireEvent.input(screen.getByLabelText('Dari'), { target: { value: '2026-09-01' } });
    await answered();
    expect(callsOf(fake, routes.readExposure).at(-1)).toEqual({ query: { from: '2026-09-01', to: '2026-10-01' } });
  });

  it('[H2] says the fair share in words, and of each unit how far it is from it', async () => {
    await open();
    expect(screen.getByText(/jatah adil, 2 jam untuk masing-masing dari 2 Suku Dinas/)).toBeTruthy();
    const rows = within(table('Tayangan per Suku Dinas'))
      .getAllByRole('row')
      .slice(1)
      .map((row) => [...row.children].map((cell) => cell.textContent));
    expect(rows[2]).toEqual(['KPKP', '2', '900', '3 jam', '+50 %', '0', '0']);
    expect(rows[4]).toEqual(['SOSIAL', '1', '300', '1 jam', '−50 %', '0', '0']);
    expect(rows[0]?.[4]).toBe('tidak tayang');
  });

  it('draws the same as a picture that says where its numbers stand', async () => {
    await open();
    const picture = screen.getByRole('img', { name: /Batang waktu tayang.*tabel per Suku Dinas/ });
    expect(picture.tagName).toBe('CANVAS');
    await eventually(() => expect(drawn.show).toHaveBeenCalled());
    const [bars, fairMs] = drawn.show.mock.lastCall ?? [];
    expect(fairMs).toBe(2 * HOUR_MS);
    expect(bars).toHaveLength(6);
    expect(bars).toContainEqual({ name: 'SOSIAL', shownMs: HOUR_MS, isShort: true });
    expect(bars).toContainEqual({ name: 'PPKUKM', shownMs: 0, isShort: false });
    cleanup();
    // Tidied up after the next picture.
    await eventually(() => expect(drawn.destroy).toHaveBeenCalledOnce());
  });

  it('sorts products by whatever head is pressed, numbers from the largest, names from A, and back', async () => {
    await open();
    expect(names()).toEqual(['Abon', 'Dodol', 'Bakso']);
    const press = async (title: string) => {
      const head = within(table('Tayangan per produk')).getByRole('columnheader', { name: title });
      fireEvent.click(within(head).getByRole('button'));
      await answered();
      return head.getAttribute('aria-sort');
    };
    expect([await press('Dibuka'), names()]).toEqual(['descending', ['Dodol', 'Bakso', 'Abon']]);
    expect([await press('Dibuka'), names()]).toEqual(['ascending', ['Abon', 'Bakso', 'Dodol']]);
    expect([await press('Produk'), names()]).toEqual(['ascending', ['Abon', 'Bakso', 'Dodol']]);
    const others = within(table('Tayangan per produk')).getByRole('columnheader', { name: 'Dibuka' });
    expect(others.getAttribute('aria-sort')).toBe('none');
  });

  it('offers the days in sight as files', async () => {
    await open();
    const href = (name: string) => screen.getByRole('link', { name }).getAttribute('href');
    expect(href('Unduh Excel')).toBe('/api/exposure/download?from=2026-11-01&to=2026-11-25&format=xlsx');
    expect(href('Unduh CSV')).toBe('/api/exposure/download?from=2026-11-01&to=2026-11-25&format=csv');
  });

  it('says in words that nothing was shown', async () => {
    await open(EMPTY);
    expect(screen.getByText('Belum ada catatan tayang pada masa ini')).toBeTruthy();
    expect([screen.queryByRole('table'), screen.queryByRole('img')]).toEqual([null, null]);
  });
});
