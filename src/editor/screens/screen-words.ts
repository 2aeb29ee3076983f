/** Screens in words: how one is, and how they all are, for the box in the sidebar. Pure. */
import type { ScreenList, ScreenView } from '../../api/screens.ts';
import type { LocalDate } from '../../contract/dates.ts';
import { clockTime, localDateAt, momentInWords } from '../clock-words.ts';
import { dateInWords } from '../../contract/indonesian.ts';
import type { ScreenStateProps } from '../ScreenState.tsx';

export const MODE_WORDS: Readonly<Record<ScreenView['mode'], string>> = {
  starting: 'Sedang memulai',
  empty: 'Belum ada isi',
  showing: 'Menayangkan produk',
  browsing: 'Sedang dijelajahi pengunjung',
  detail: 'Pengunjung melihat satu produk',
  asleep: 'Tidur',
};

/** "sejak 09.25 WIB", or with its day where that is another one. */
export const since = (atMs: number, today: LocalDate): string =>
  localDateAt(atMs) === today
    ? `sejak ${clockTime(atMs)}`
    : `sejak ${dateInWords(localDateAt(atMs))}, ${clockTime(atMs)}`;

/** [H6] "Terhubung", "Tidur", "Terputus sejak 09.25 WIB". */
export function stateInWords({ state, sinceMs }: Pick<ScreenView, 'state' | 'sinceMs'>, today: LocalDate): string {
  if (state === 'connected') return 'Terhubung';
  return state === 'asleep' ? 'Tidur' : `Terputus ${since(sinceMs, today)}`;
}

/** "Versi 41"; a revision whose number nobody knows any more is an old one. */
export function versionInWords(revision: number | undefined, versions: ReadonlyMap<number, number>): string {
  if (revision === undefined) return 'Belum ada isi';
  const version = versions.get(revision);
  return version === undefined ? 'Versi lama' : `Versi ${version}`;
}

/** "3 layar, 1 terputus" */
export function countInWords(screens: readonly Pick<ScreenView, 'state'>[]): string {
  const of = (state: ScreenView['state']) => screens.filter((screen) => screen.state === state).length;
  const parts = [
    of('silent') > 0 ? `${of('silent')} terputus` : '',
    of('asleep') > 0 ? `${of('asleep')} tidur` : '',
  ].filter((part) => part !== '');
  return [`${screens.length} layar`, ...parts].join(', ');
}

/** [H6] The box in the sidebar; undefined while no screen has ever told anything. */
export function sidebarState(
  { screens }: Pick<ScreenList, 'screens'>,
  versions: ReadonlyMap<number, number>,
  today: LocalDate,
): ScreenStateProps | undefined {
  const [first, ...others] = screens;
  if (first === undefined) return undefined;
  const silent = screens.filter(({ state }) => state === 'silent');
  const connected = screens.filter(({ state }) => state === 'connected');
  const heardMs = Math.max(...screens.map(({ seenAtMs }) => seenAtMs));
  const heard = localDateAt(heardMs) === today ? clockTime(heardMs) : momentInWords(heardMs, today);
  const lines = [shownInWords(connected.length > 0 ? connected : screens, versions), `Terakhir sinkron ${heard}`];
  if (silent.length > 0) {
    const title =
      others.length === 0 ? 'Layar lobi terputus' : `${silent.length} dari ${screens.length} layar terputus`;
    return { tone: 'warn', title, lines };
  }
  if (connected.length === 0) {
    return {
      tone: 'unknown',
      title: others.length === 0 ? 'Layar lobi tidur' : `${screens.length} layar lobi tidur`,
      lines,
    };
  }
  return {
    tone: 'ok',
    title: others.length === 0 ? 'Layar lobi terhubung' : `${connected.length} layar lobi terhubung`,
    lines,
  };
}

/** "Menayangkan versi 41", or how many of them do. */
function shownInWords(
  screens: readonly Pick<ScreenView, 'revision' | 'showsCurrent'>[],
  versions: ReadonlyMap<number, number>,
): string {
  const newest = Math.max(...screens.map(({ revision }) => revision ?? 0));
  if (newest === 0) return 'Belum ada isi';
  const words = versionInWords(newest, versions);
  const showing = screens.filter(({ revision }) => revision === newest).length;
  return showing === screens.length
    ? `Menayangkan ${words.toLowerCase()}`
    : `${words}: ${showing} dari ${screens.length} layar`;
}

const BYTES = new Intl.NumberFormat('id-ID', { maximumFractionDigits: 1 });
const MEGABYTE = 1_000_000;

/** "120 MB dari 2 GB" */
export function storageInWords({ usedBytes, quotaBytes }: NonNullable<ScreenView['storage']>): string {
  return `${bytesInWords(usedBytes)} dari ${bytesInWords(quotaBytes)}`;
}

const bytesInWords = (bytes: number): string =>
  bytes >= 1000 * MEGABYTE
    ? `${BYTES.format(bytes / (1000 * MEGABYTE))} GB`
    : `${BYTES.format(Math.round(bytes / MEGABYTE))} MB`;
