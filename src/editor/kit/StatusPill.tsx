/** Where a product stands, in a word. */
import type { Status } from '../../api/products.ts';
import styles from './StatusPill.module.css';

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

export interface StatusPillProps {
  readonly status: Status;
}

export function StatusPill({ status }: StatusPillProps) {
  return (
    <span class={styles.pill} data-status={status}>
      {STATUS_WORDS[status]}
    </span>
  );
}

/** The same look for what is true of a form, not of a product: "Perubahan belum disimpan". */
export function UnsavedPill({ children }: { readonly children: string }) {
  return (
    <span class={styles.pill} data-status="unsaved">
      {children}
    </span>
  );
}

/** Of the publication that is on the screens now. */
export function LivePill() {
  return (
    <span class={styles.pill} data-status="live">
      Sedang tayang
    </span>
  );
}
