/** How a view is put together: its header, and below it one body or a form with its preview beside it. */
import { ChevronLeft } from 'lucide';
import { toChildArray, type ComponentChildren } from 'preact';
import { useId, useLayoutEffect, useRef } from 'preact/hooks';
import { headingCame } from './heading-focus.ts';
import { IconButton } from './IconButton.tsx';
import styles from './Page.module.css';

export interface PageHeaderProps {
  /** The one heading of the page, and its name in the browser's tab. */
  readonly title: string;
  /** Beside the title: "36 produk, 29 tayang". */
  readonly sub?: string | undefined;
  /** Beside the title, in a pill: <UnsavedPill>. */
  readonly pill?: ComponentChildren | undefined;
  /** Where the arrow before the title leads. */
  readonly backHref?: string | undefined;
  /** "Kembali ke daftar produk"; required with `backHref`. */
  readonly backLabel?: string | undefined;
  /** At the end: buttons, or a quiet line. */
  readonly actions?: ComponentChildren | undefined;
  /** A bar has a line below it, over a form. */
  readonly kind?: 'plain' | 'bar' | undefined;
}

/** What every tab of ours ends in. */
const SITE = 'Galeri JakPreneur';

export function PageHeader({ title, sub, pill, backHref, backLabel, actions, kind = 'plain' }: PageHeaderProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  useLayoutEffect(() => {
    document.title = `${title} · ${SITE}`;
  }, [title]);
  useLayoutEffect(() => {
    if (heading.current !== null) headingCame(heading.current);
  }, []);
  return (
    <header class={styles.header} data-kind={kind}>
      <div class={styles.names}>
        {backHref !== undefined && <IconButton icon={ChevronLeft} label={backLabel ?? 'Kembali'} href={backHref} />}
        <h1 ref={heading} class={styles.title} tabIndex={-1}>
          {title}
        </h1>
        {sub !== undefined && <p class={styles.sub}>{sub}</p>}
        {pill}
      </div>
      <div class={styles.actions}>{actions}</div>
    </header>
  );
}

/** A quiet line among the actions: "Terakhir disimpan 09.12 WIB oleh Admin galeri". */
export function HeaderNote({ children }: { readonly children: ComponentChildren }) {
  return <p class={styles.aside}>{children}</p>;
}

/** Everything below the header; its children stand 16 px apart. */
export function PageBody({ children }: { readonly children: ComponentChildren }) {
  return <div class={`${styles.body} ${styles.stack}`}>{children}</div>;
}

export interface SplitBodyProps {
  /** The form. */
  readonly children: ComponentChildren;
  /** Beside it, and on narrow pages below it: the preview and what is still wrong. It stays in sight. */
  readonly beside: ComponentChildren;
  /** Names what stands beside it for a screen reader: "Pratinjau dan pemeriksaan". */
  readonly besideLabel: string;
}

export function SplitBody({ children, beside, besideLabel }: SplitBodyProps) {
  return (
    <div class={styles.split}>
      <div class={styles.main}>{children}</div>
      <aside class={styles.beside} aria-label={besideLabel}>
        <div class={`${styles.sticky} ${styles.stack}`}>{beside}</div>
      </aside>
    </div>
  );
}

export interface FormSectionProps {
  readonly title: string;
  /** Fields and rows of fields. */
  readonly children: ComponentChildren;
}

/** Fields that belong together, under a heading. */
export function FormSection({ title, children }: FormSectionProps) {
  const id = useId();
  return (
    <section class={styles.section} aria-labelledby={id}>
      <h2 id={id} class={styles.sectionTitle}>
        {title}
      </h2>
      <div class={styles.fields}>{children}</div>
    </section>
  );
}

export interface FieldRowProps {
  /** How many sixths of the line each child takes: [4, 2], [3, 3], [2, 2, 2]. */
  readonly sixths: readonly number[];
  readonly children: ComponentChildren;
}

/** Fields side by side; below each other where there is no room. */
export function FieldRow({ sixths, children }: FieldRowProps) {
  return (
    <div class={styles.row}>
      {toChildArray(children).map((child, index) => (
        <div key={index} style={{ '--span': String(sixths[index] ?? 6) }}>
          {child}
        </div>
      ))}
    </div>
  );
}
