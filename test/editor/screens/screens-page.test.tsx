import { act, cleanup, fireEvent, screen, within } from '@testing-library/preact';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { routes } from '../../../src/api/routes.ts';
import type { ScreenView } from '../../../src/api/screens.ts';
import { OnScreens } from '../../../src/editor/screens/OnScreens.tsx';
import { ScreensPage } from '../../../src/editor/screens/ScreensPage.tsx';
import { answered, callsOf, fakeEditor } from '../fake-editor.tsx';
import { screenView } from './screen-view.ts';

afterEach(() => {
  cleanup();
  vi.useRealTimers();
});

const NEW = 1_795_000_000;
const OLD = 1_794_000_000;
const HISTORY = {
  publications: [
    { revision: NEW, version: 41 },
    { revision: OLD, version: 40 },
  ],
  hasMore: false,
};
const listed = (...screens: ScreenView[]) => ({ screens, revision: NEW, silentMinutes: 3 });
const PRODUCT = { draft: { photos: [{ file: 'sampul.jpg', alt: {} }] } };
const answers = (...screens: ScreenView[]) => ({
  listScreens: listed(...screens),
  listPublications: HISTORY,
  readProduct: PRODUCT,
});

async function open(screens: ScreenView[], role: 'admin' | 'peninjau' = 'admin') {
  const fake = fakeEditor({ ...answers(...screens), forgetScreen: {} }, { role });
  await fake.show(<ScreensPage />);
  return fake;
}

const panel = (name: string) => screen.getByRole('region', { name });

describe('the list of screens', () => {
  it('says in words that none has reported yet', async () => {
    await open([]);
    expect(screen.getByText('Belum ada layar yang melapor')).toBeTruthy();
  });

  it('[H6] shows of each how it is, what it holds and what is on it, from the product’s own photo and names', async () => {
    const fake = await open([
      screenView(),
      screenView({
        id: screenView().id.replace('3f', '4f'),
        name: 'Kantin',
        state: 'asleep',
        mode: 'asleep',
        onScreen: undefined,
      }),
    ]);
    const lobby = within(panel('Lobi Blok B'));
    for (const words of [
      'Terhubung',
      'Versi 41',
      'Menayangkan produk',
      '0.1.0+3fa9c21',
      '124 MB dari 6,4 GB',
      'Abon Lele',
      'Dapur Contoh',
    ]) {
      expect(lobby.getByText(words)).toBeTruthy();
    }
    expect(panel('Lobi Blok B').querySelector('img')?.getAttribute('src')).toBe(
      '/api/products/kpkp/abon-lele/photos/sampul.jpg?width=240',
    );
    const canteen = within(panel('Kantin'));
    expect(canteen.getByText('Jam dan waktu buka berikutnya')).toBeTruthy();
    expect(panel('Kantin').textContent).not.toMatch(/Perhatian|Masalah|Terputus/);
    expect(screen.getByText('2 layar, 1 tidur')).toBeTruthy();
    expect(callsOf(fake, routes.readProduct)).toHaveLength(1);
  });

  it('tells in words what bothers a screen, with its code for whoever is on the phone', async () => {
    await open([
      screenView({
        errorCode: 'timeout',
        clockTrusted: false,
        parkedPlays: 2,
        waitingPlays: 341,
        revision: OLD,
        showsCurrent: false,
      }),
    ]);
    const words = panel('Lobi Blok B').textContent;
    for (const part of [
      'Server tidak menjawab tepat waktu',
      'Kode: timeout',
      'Jam layar ini belum dapat dipercaya',
      '2 catatan tayang ditolak',
      '341 menunggu dikirim',
      'Versi 40, belum yang terbaru',
    ]) {
      expect(words).toContain(part);
    }
  });

  it('a product that is gone keeps its name on the card, without a photo', async () => {
    const fake = fakeEditor({ listScreens: listed(screenView()), listPublications: HISTORY });
    await fake.show(<ScreensPage />);
    expect(within(panel('Lobi Blok B')).getByText('Abon Lele')).toBeTruthy();
    expect(panel('Lobi Blok B').querySelector('img')).toBeNull();
  });

  it('[E16] lets an administrator forget a screen, after asking once more', async () => {
    const fake = await open([screenView()]);
    fireEvent.click(screen.getByRole('button', { name: 'Lupakan Lobi Blok B' }));
    fake.answer(answers());
    fireEvent.click(screen.getByRole('button', { name: 'Lupakan layar' }));
    await answered();
    expect(callsOf(fake, routes.forgetScreen)).toEqual([{ params: { screenId: screenView().id } }]);
    expect(screen.getByText('Belum ada layar yang melapor')).toBeTruthy();
    expect(fake.editor.tell).toHaveBeenCalledWith('Lobi Blok B dikeluarkan dari daftar.');
  });

  it('[E16] offers nobody else to forget one', async () => {
    await open([screenView()], 'peninjau');
    expect(screen.queryByRole('button', { name: /Lupakan/ })).toBeNull();
  });

  it('asks the history for versions once, not with every look', async () => {
    const fake = await open([screenView({ revision: 7, showsCurrent: false })]);
    await act(() => fake.editor.screens.look());
    await act(() => fake.editor.screens.look());
    expect(callsOf(fake, routes.listPublications)).toHaveLength(1);
    expect(panel('Lobi Blok B').textContent).toContain('Versi lama');
  });
});

describe('[H7] where a publication is shown', () => {
  const lines = () => screen.queryAllByRole('listitem').map((line) => line.textContent);
  const other = (change: Partial<ScreenView>) =>
    screenView({ id: screenView().id.replace('3f', '4f'), name: 'Kantin', ...change });

  it('says nothing as long as no screen reports', async () => {
    const fake = fakeEditor(answers());
    await fake.show(<OnScreens revision={NEW} />);
    expect(screen.queryByText('Tayang di layar')).toBeNull();
  });

  it('waits for a connected screen until it has told so itself, and then looks no more', async () => {
    vi.useFakeTimers();
    const fake = fakeEditor(answers(screenView({ revision: OLD })));
    await fake.show(<OnScreens revision={NEW} />);
    expect(lines()).toEqual(['Lobi Blok BSedang diambil layar …']);
    await act(async () => void (await vi.advanceTimersByTimeAsync(2100)));
    expect(lines()).toEqual(['Lobi Blok BSedang diambil layar …']);
    fake.answer(answers(screenView({ revision: NEW })));
    await act(async () => void (await vi.advanceTimersByTimeAsync(2100)));
    expect(lines()).toEqual(['Lobi Blok BBeres: Tayang']);
    const asked = callsOf(fake, routes.listScreens).length;
    await act(async () => void (await vi.advanceTimersByTimeAsync(60_000)));
    expect(callsOf(fake, routes.listScreens)).toHaveLength(asked);
  });

  it('waits neither for one that sleeps nor for one that is cut off, and says when it follows', async () => {
    vi.useFakeTimers();
    const asleep = other({ state: 'asleep', mode: 'asleep', revision: OLD });
    const silent = screenView({ state: 'silent', sinceMs: screenView().seenAtMs, revision: OLD });
    const fake = fakeEditor(answers(asleep, silent));
    await fake.show(<OnScreens revision={NEW} />);
    expect(lines()).toEqual([
      'KantinTidur; menyusul saat bangun',
      'Lobi Blok BPerhatian: Terputus sejak 09.25 WIB; menyusul saat terhubung lagi',
    ]);
    const asked = callsOf(fake, routes.listScreens).length;
    await act(async () => void (await vi.advanceTimersByTimeAsync(60_000)));
    expect(callsOf(fake, routes.listScreens)).toHaveLength(asked);
  });

  it('a screen that sleeps with the new content is ready for the morning', async () => {
    const fake = fakeEditor(answers(other({ state: 'asleep', mode: 'asleep' })));
    await fake.show(<OnScreens revision={NEW} />);
    expect(lines()).toEqual(['KantinBeres: Siap; tayang saat galeri buka']);
    expect(screen.getByText('1 dari 1 layar menayangkan versi ini.')).toBeTruthy();
  });
});
