/** A screen that is well, as the server tells of it; a test changes one thing. */
import type { ScreenView } from '../../../src/api/screens.ts';

export const TODAY = '2026-11-25';
/** 09.25 in Jakarta. */
export const SEEN_AT_MS = Date.UTC(2026, 10, 25, 2, 25);

export const screenView = (change: Partial<ScreenView> = {}): ScreenView => ({
  id: '3f1c7a52-7a30-4a52-9a7c-1b1f5a0e8d11',
  name: 'Lobi Blok B',
  state: 'connected',
  sinceMs: SEEN_AT_MS - 3_600_000,
  firstSeenAtMs: SEEN_AT_MS - 86_400_000,
  seenAtMs: SEEN_AT_MS,
  mode: 'showing',
  appVersion: '0.1.0+3fa9c21',
  revision: 1_795_000_000,
  rotationId: '2026-r24',
  showsCurrent: true,
  onScreen: {
    productId: 'abon-lele',
    product: { sudin: 'kpkp', commodity: 'kuliner', name: 'Abon Lele', producer: 'Dapur Contoh' },
  },
  storage: { usedBytes: 124_000_000, quotaBytes: 6_400_000_000 },
  clockTrusted: true,
  waitingPlays: 0,
  parkedPlays: 0,
  ...change,
});
