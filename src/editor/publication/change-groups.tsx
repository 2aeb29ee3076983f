/** What differs between two publications, as rows: what comes on, what changed (old and new), what stops, what is held back. */
import type { ComponentChildren } from 'preact';
import type { Changes, ItemChange, Preview } from '../../api/publications.ts';
import type { SudinKey } from '../../contract/places.ts';
import styles from './change-groups.module.css';

interface ChangeGroupsProps {
  readonly changes: Changes;
  readonly withheld?: Preview['withheld'];
  readonly sudinName: (key: SudinKey) => string;
}

export function ChangeGroups({ changes, withheld = [], sudinName }: ChangeGroupsProps) {
  const isNothing = changes.added.length + changes.changed.length + changes.removed.length + withheld.length === 0;
  if (isNothing) return <p>Tidak ada perbedaan.</p>;
  const unit = ({ sudin }: { readonly sudin?: SudinKey | undefined }) =>
    sudin === undefined ? '' : `, ${sudinName(sudin)}`;
  return (
    <dl class={styles.groups}>
      <Group title="Baru tayang" items={changes.added}>
        {(item) => (
          <>
            <strong>{item.title}</strong>
            {unit(item)}
            <Fields item={item} />
          </>
        )}
      </Group>
      <Group title="Diubah" items={changes.changed}>
        {(item) => (
          <>
            <strong>{item.title}</strong>
            <Fields item={item} />
          </>
        )}
      </Group>
      <Group title="Berhenti tayang" items={changes.removed}>
        {(item) => (
          <>
            <strong>{item.title}</strong>
            {unit(item)}
            <Fields item={item} />
          </>
        )}
      </Group>
      <Group title="Tidak ikut terbit" items={withheld} isBad>
        {({ title, why, keepsOldVersion }) => (
          <>
            <strong>{title}</strong>: {why} {keepsOldVersion ? 'Versi lama tetap tayang.' : 'Tidak ditayangkan.'}
          </>
        )}
      </Group>
    </dl>
  );
}

interface GroupProps<T extends { readonly id: string; readonly title: string }> {
  readonly title: string;
  readonly items: readonly T[];
  readonly isBad?: boolean;
  readonly children: (item: T) => ComponentChildren;
}

function Group<T extends { readonly id: string; readonly title: string }>(props: GroupProps<T>) {
  const { title, items, isBad = false, children } = props;
  if (items.length === 0) return null;
  return (
    <div class={styles.group} data-bad={isBad}>
      <dt>{title}</dt>
      <dd>
        <ul>
          {items.map((item, index) => (
            <li key={`${item.id} ${index}`}>{children(item)}</li>
          ))}
        </ul>
      </dd>
    </div>
  );
}

/** ": harga Rp30.000 menjadi Rp32.000; foto utama diganti" */
function Fields({ item: { fields } }: { readonly item: ItemChange }) {
  if (fields.length === 0) return null;
  return (
    <>
      {': '}
      {fields.map(({ label, before, after }, index) => (
        <span key={label}>
          {index > 0 && '; '}
          {label}
          {before !== undefined && (
            <>
              {' '}
              <del>{before}</del>
            </>
          )}
          {after !== undefined && (
            <>
              {before === undefined ? ' ' : ' menjadi '}
              <ins>{after}</ins>
            </>
          )}
        </span>
      ))}
    </>
  );
}
