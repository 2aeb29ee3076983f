import type { RowOutcome } from '../../api/exchange.ts';

/** What becomes of a row, in a word. */
export const OUTCOME_WORDS = {
  new: 'Baru',
  changed: 'Berubah',
  unchanged: 'Tetap',
  refused: 'Ditolak',
  skipped: 'Dilewati',
} as const satisfies Record<RowOutcome, string>;
