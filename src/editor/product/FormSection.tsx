/** A part of the form under its heading. */
import type { ComponentChildren } from 'preact';
import { useId } from 'preact/hooks';
import styles from './FormSection.module.css';

interface FormSectionProps {
  readonly title: string;
  readonly children: ComponentChildren;
}

export function FormSection({ title, children }: FormSectionProps) {
  const id = useId();
  return (
    <section class={styles.section} aria-labelledby={id}>
      <h2 id={id} class={styles.title}>
        {title}
      </h2>
      {children}
    </section>
  );
}

/** Fields beside each other, as far as there is room; `wide` gives the first one more of it. */
export function FieldRow({
  children,
  wide = false,
}: {
  readonly children: ComponentChildren;
  readonly wide?: boolean;
}) {
  return (
    <div class={styles.row} data-wide={wide}>
      {children}
    </div>
  );
}
