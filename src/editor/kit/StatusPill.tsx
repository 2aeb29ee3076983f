/** Where a product stands, in a word. */
import styles from './StatusPill.module.css';

export const STATUS_WORDS = {
  draft: 'Draf',
  waiting: 'Menunggu kurasi',
  approved: 'Disetujui',
  live: 'Tayang',
  scheduled: 'Terjadwal',
  archived: 'Diarsipkan',
  returned: 'Dikembalikan',
  rejected: 'Ditolak',
} as const;

export type PillStatus = keyof typeof STATUS_WORDS;

export interface StatusPillProps {
  readonly status: PillStatus;
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
