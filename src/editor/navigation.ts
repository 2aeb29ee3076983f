/** What stands in the sidebar, for whom, and what waits behind it. */
import type { RouteName } from './routes.ts';

export interface NavigationItem {
  readonly route: Extract<
    RouteName,
    | 'dashboard'
    | 'products'
    | 'curation'
    | 'rotations'
    | 'publish'
    | 'history'
    | 'screens'
    | 'exposure'
    | 'settings'
    | 'accounts'
    | 'audit'
  >;
  readonly title: string;
  /** What the number beside it counts. */
  readonly counted?: string | undefined;
  readonly isForAdministrators?: boolean | undefined;
}

const ITEMS: readonly NavigationItem[] = [
  { route: 'dashboard', title: 'Dasbor' },
  { route: 'products', title: 'Produk', counted: 'perubahan belum diterbitkan' },
  { route: 'curation', title: 'Kurasi', counted: 'menunggu kurasi' },
  { route: 'rotations', title: 'Rotasi' },
  { route: 'publish', title: 'Terbitkan' },
  { route: 'history', title: 'Riwayat' },
  { route: 'screens', title: 'Layar', counted: 'terputus' },
  { route: 'exposure', title: 'Laporan' },
  { route: 'settings', title: 'Pengaturan' },
  { route: 'accounts', title: 'Akun', isForAdministrators: true },
  { route: 'audit', title: 'Catatan', isForAdministrators: true },
];

/** How many wait behind an item; what is missing or 0 is not shown. */
export type NavigationCounts = Readonly<Partial<Record<NavigationItem['route'], number>>>;

export const navigationFor = (isAdministrator: boolean): readonly NavigationItem[] =>
  ITEMS.filter(({ isForAdministrators }) => isAdministrator || isForAdministrators !== true);
