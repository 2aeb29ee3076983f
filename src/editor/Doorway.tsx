/** Around what is seen before anybody has signed in: one card under the eave. */
import type { ComponentChildren } from 'preact';
import { useLayoutEffect } from 'preact/hooks';
import { TeethRow } from '../ui/GigiBalang.tsx';
import styles from './Doorway.module.css';

export interface DoorwayProps {
  /** As gallery.json has it. */
  readonly galleryName: { readonly title: string; readonly place: string };
  /** The one heading of the page: "Masuk". */
  readonly title: string;
  readonly sub?: ComponentChildren | undefined;
  readonly children?: ComponentChildren;
}

/** Of 44 px, on a card of 440. */
const TEETH = 10;

export function Doorway({ galleryName, title, sub, children }: DoorwayProps) {
  useLayoutEffect(() => {
    document.title = `${title} · ${galleryName.title}`;
  }, [title, galleryName.title]);
  return (
    <main class={styles.doorway}>
      <div class={styles.card}>
        <p class={styles.head}>
          <b>{galleryName.title}</b> {galleryName.place}
        </p>
        <div class={styles.eave}>
          <div class={styles.teeth}>
            <TeethRow count={TEETH} />
          </div>
        </div>
        <div class={styles.body}>
          <h1 class={styles.title} tabIndex={-1}>
            {title}
          </h1>
          {sub !== undefined && <p class={styles.sub}>{sub}</p>}
          <div class={styles.content}>{children}</div>
        </div>
      </div>
    </main>
  );
}
