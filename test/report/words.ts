import type { ScreenWords } from '../../src/report/reports.ts';

/** What a good screen says of itself. */
export const words = (change: Partial<ScreenWords> = {}): ScreenWords => ({
  name: 'Lobi Blok A',
  mode: 'showing',
  appVersion: 'abc123',
  revision: 7,
  rotationId: 'r-kini',
  cardId: 'sambal-bawang',
  opensAtMs: undefined,
  timeZone: 'Asia/Jakarta',
  ...change,
});
