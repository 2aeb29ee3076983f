/** A page before the page: signing in, using a link. */
import type { ComponentChildren } from 'preact';
import { TeethRow } from '../../ui/GigiBalang.tsx';
import styles from './Door.module.css';

export function Door({ title, children }: { readonly title: string; readonly children: ComponentChildren }) {
  return (
    <main class={styles.door}>
      <div class={styles.eave}>
        <p class={styles.name}>
          <strong>Galeri JakPreneur</strong> Jakarta Timur
        </p>
        <div class={styles.teeth} aria-hidden="true">
          <TeethRow count={40} />
        </div>
      </div>
      <div class={styles.card}>
        <h1 class={styles.title}>{title}</h1>
        {children}
      </div>
    </main>
  );
}
