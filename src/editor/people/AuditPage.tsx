/** Who did what, newest first. Nobody can change it. */
import { useSignal } from '@preact/signals';
import { Search } from 'lucide';
import { useEffect, useMemo } from 'preact/hooks';
import type { AuditLine } from '../../api/audit.ts';
import { routes } from '../../api/routes.ts';
import { momentInWords } from '../clock-words.ts';
import { useEditor } from '../context.ts';
import { Button } from '../kit/Button.tsx';
import { EmptyState } from '../kit/EmptyState.tsx';
import { Table } from '../kit/Table.tsx';
import { TextInput } from '../kit/TextInput.tsx';
import { Loaded } from '../Loaded.tsx';
import { PageBody, PageHeader } from '../kit/Page.tsx';
import { laterOnPage } from '../page-clock.ts';
import { createResource } from '../resource.ts';
import styles from './AuditPage.module.css';

const SEARCH_AFTER_MS = 300;

export function AuditPage() {
  const { session, today } = useEditor();
  const search = useSignal('');
  const older = useSignal<{ lines: readonly AuditLine[]; hasMore: boolean } | undefined>(undefined);
  const asked = () => (search.value.trim() === '' ? {} : { search: search.value.trim() });
  const book = useMemo(() => createResource(() => session.ask(routes.readAudit, { query: asked() })), [session]);
  useEffect(() => void book.reload(), [book]);

  useEffect(() => {
    older.value = undefined;
    return laterOnPage(() => void book.reload(), SEARCH_AFTER_MS);
  }, [search.value]);

  async function more(before: number): Promise<void> {
    const next = await session.ask(routes.readAudit, { query: { ...asked(), before } });
    older.value = { lines: [...(older.value?.lines ?? []), ...next.lines], hasMore: next.hasMore };
  }

  return (
    <>
      <PageHeader title="Catatan" sub="Semua perubahan, siapa dan kapan. Catatan tidak dapat diubah." />
      <PageBody>
        <div class={styles.search} role="search">
          <TextInput
            label="Cari dalam catatan"
            isLabelHidden
            type="search"
            icon={Search}
            placeholder="Cari nama, tindakan, atau produk"
            value={search.value}
            onInput={(next) => (search.value = next)}
          />
        </div>
        <Loaded resource={book}>
          {({ lines, hasMore }) => {
            const all = [...lines, ...(older.value?.lines ?? [])];
            const last = all.at(-1);
            if (last === undefined) return <EmptyState title="Tidak ada catatan yang cocok" />;
            return (
              <>
                <Table
                  caption="Catatan perubahan"
                  rows={all}
                  keyOf={({ id }) => String(id)}
                  columns={[
                    { title: 'Waktu', widthPx: 260, cell: ({ atMs }) => momentInWords(atMs, today) },
                    { title: 'Siapa', widthPx: 190, cell: ({ who }) => who },
                    { title: 'Tindakan', isHeading: true, widthPx: 240, cell: ({ action }) => action },
                    { title: 'Pada', widthPx: 240, cell: ({ subject }) => subject },
                    { title: 'Rincian', cell: ({ detail }) => detail },
                  ]}
                />
                {(older.value?.hasMore ?? hasMore) && (
                  <div class={styles.more}>
                    <Button onPress={() => void more(last.id)}>Tampilkan yang lebih lama</Button>
                  </div>
                )}
              </>
            );
          }}
        </Loaded>
      </PageBody>
    </>
  );
}
