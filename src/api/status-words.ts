/** Where a product stands, in a word: on the page and in a spreadsheet the same. */
import type { Status } from './products.ts';

export const STATUS_WORDS = {
  draft: 'Draf',
  'in-curation': 'Menunggu kurasi',
  approved: 'Disetujui',
  live: 'Tayang',
  scheduled: 'Terjadwal',
  archived: 'Diarsipkan',
  returned: 'Dikembalikan',
  rejected: 'Ditolak',
} as const satisfies Record<Status, string>;
