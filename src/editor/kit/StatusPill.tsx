/** Where a product stands, in a word. */
import type { RowOutcome } from '../../api/exchange.ts';
import type { Status } from '../../api/products.ts';
import { STATUS_WORDS } from '../../api/status-words.ts';
import styles from './StatusPill.module.css';

export { STATUS_WORDS };

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

/** The same look for what becomes of a row of a spreadsheet. */
export function OutcomePill({ outcome, children }: { readonly outcome: RowOutcome; readonly children: string }) {
  return (
    <span class={styles.pill} data-status={LOOK_OF[outcome]}>
      {children}
    </span>
  );
}

const LOOK_OF: Readonly<Record<RowOutcome, Status>> = {
  new: 'live',
  changed: 'scheduled',
  unchanged: 'draft',
  refused: 'rejected',
  skipped: 'archived',
};
