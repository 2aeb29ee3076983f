/**
 * [D7] A hollow tooth in the corner of the loop while pulls keep failing: staff know it, visitors do not see it. Mounted
 * beside the page's own tree, because only what comes after the first card can have anything to mark.
 */
import { signal, type Signal } from '@preact/signals';
import { h, render } from 'preact';
import { HollowTooth } from '../../ui/HollowTooth.tsx';
import styles from './StaffMark.module.css';

export interface StaffMark {
  readonly isStale: Signal<boolean>;
  readonly stop: () => void;
}

export function mountStaffMark(): StaffMark {
  const isStale = signal(false);
  const host = document.body.appendChild(document.createElement('div'));
  const Mark = () => (isStale.value ? <HollowTooth class={styles.staffMark} /> : null);
  render(h(Mark, {}), host);
  return {
    isStale,
    stop() {
      render(null, host);
      host.remove();
    },
  };
}
