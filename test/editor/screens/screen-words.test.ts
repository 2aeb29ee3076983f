import { describe, expect, it } from 'vitest';
import {
  countInWords,
  sidebarState,
  stateInWords,
  storageInWords,
  versionInWords,
} from '../../../src/editor/screens/screen-words.ts';
import { screenView, SEEN_AT_MS, TODAY } from './screen-view.ts';

const VERSIONS = new Map([
  [1_795_000_000, 41],
  [1_794_000_000, 40],
]);
const silent = { state: 'silent', sinceMs: SEEN_AT_MS } as const;
const asleep = { state: 'asleep', mode: 'asleep' } as const;
const box = (...screens: ReturnType<typeof screenView>[]) => sidebarState({ screens }, VERSIONS, TODAY);

describe('a screen in words', () => {
  it('[H6] is connected, asleep, or cut off since a time', () => {
    expect(stateInWords(screenView(), TODAY)).toBe('Terhubung');
    expect(stateInWords(screenView(asleep), TODAY)).toBe('Tidur');
    expect(stateInWords(screenView(silent), TODAY)).toBe('Terputus sejak 09.25 WIB');
    expect(stateInWords(screenView(silent), '2026-11-26')).toBe('Terputus sejak 25 November 2026, 09.25 WIB');
  });

  it('shows a version by its number, an old one as old, and none as none', () => {
    expect([1_795_000_000, 7, undefined].map((revision) => versionInWords(revision, VERSIONS))).toEqual([
      'Versi 41',
      'Versi lama',
      'Belum ada isi',
    ]);
  });

  it('counts screens, and names only what is out of the ordinary', () => {
    expect(countInWords([screenView()])).toBe('1 layar');
    expect(countInWords([screenView(), screenView(silent), screenView(asleep)])).toBe('3 layar, 1 terputus, 1 tidur');
  });

  it('writes storage as people say it', () => {
    expect(storageInWords({ usedBytes: 124_400_000, quotaBytes: 6_400_000_000 })).toBe('124 MB dari 6,4 GB');
  });
});

describe('[H6] the box in the sidebar', () => {
  it('is not there while no screen has told anything', () => {
    expect(box()).toBeUndefined();
  });

  it('of one screen says what it shows and when it was heard', () => {
    expect(box(screenView())).toEqual({
      tone: 'ok',
      title: 'Layar lobi terhubung',
      lines: ['Menayangkan versi 41', 'Terakhir sinkron 09.25 WIB'],
    });
    expect(box(screenView(silent))).toMatchObject({ tone: 'warn', title: 'Layar lobi terputus' });
    expect(box(screenView(asleep))).toMatchObject({ tone: 'unknown', title: 'Layar lobi tidur' });
  });

  it('of several says how many of them, and warns of one that is cut off', () => {
    const old = screenView({ revision: 1_794_000_000, showsCurrent: false });
    expect(box(screenView(), old)).toEqual({
      tone: 'ok',
      title: '2 layar lobi terhubung',
      lines: ['Versi 41: 1 dari 2 layar', 'Terakhir sinkron 09.25 WIB'],
    });
    expect(box(screenView(), screenView(asleep))).toMatchObject({ tone: 'ok', title: '1 layar lobi terhubung' });
    expect(box(screenView(), screenView(silent))).toMatchObject({ tone: 'warn', title: '1 dari 2 layar terputus' });
  });
});
