/** Every publication there ever was: who, when, what; to compare, and to return to. */
import { useSignal } from '@preact/signals';
import { useEffect, useMemo } from 'preact/hooks';
import type { PublicationEntry } from '../../api/publications.ts';
import { routes } from '../../api/routes.ts';
import { momentInWords } from '../clock-words.ts';
import { useEditor } from '../context.ts';
import { Button } from '../kit/Button.tsx';
import { EmptyState } from '../kit/EmptyState.tsx';
import { LivePill } from '../kit/StatusPill.tsx';
import { Table, TwoLines } from '../kit/Table.tsx';
import { Loaded } from '../Loaded.tsx';
import { PageBody, PageHeader } from '../kit/Page.tsx';
import { createResource } from '../resource.ts';
import { CompareDialog } from './CompareDialog.tsx';
import styles from './HistoryPage.module.css';
import { RestoreDialog } from './RestoreDialog.tsx';

const KIND_WORDS = {
  manual: '',
  scheduled: 'Terjadwal',
  restored: 'Dikembalikan',
  startup: 'Di luar halaman staf',
} as const;

export function HistoryPage() {
  const { session } = useEditor();
  const list = useMemo(() => createResource(() => session.ask(routes.listPublications, {})), [session]);
  useEffect(() => void list.reload(), [list]);
  return (
    <Loaded resource={list}>
      {({ publications, hasMore }) => (
        <History publications={publications} hasMore={hasMore} onChanged={() => void list.reload()} />
      )}
    </Loaded>
  );
}

interface HistoryProps {
  readonly publications: readonly PublicationEntry[];
  readonly hasMore: boolean;
  readonly onChanged: () => void;
}

function History({ publications, hasMore, onChanged }: HistoryProps) {
  const { session, today } = useEditor();
  const older = useSignal<readonly PublicationEntry[]>([]);
  const isMore = useSignal(hasMore);
  const isBusy = useSignal(false);
  const comparing = useSignal<PublicationEntry | undefined>(undefined);
  const restoring = useSignal<PublicationEntry | undefined>(undefined);
  const rows = [...publications, ...older.value];

  async function more(): Promise<void> {
    isBusy.value = true;
    const next = await session.ask(routes.listPublications, { query: { before: rows.at(-1)?.revision } });
    older.value = [...older.value, ...next.publications];
    isMore.value = next.hasMore;
    isBusy.value = false;
  }

  return (
    <>
      <PageHeader
        title="Riwayat"
        sub="Semua versi yang pernah tayang. Mengembalikan versi lama tidak menghapus apa pun."
      />
      <PageBody>
        {rows.length === 0 ? (
          <EmptyState title="Belum ada penerbitan" text="Setiap penerbitan tercatat di sini." />
        ) : (
          <Table
            caption="Riwayat penerbitan"
            isHeadHidden
            rows={rows}
            keyOf={({ revision }) => String(revision)}
            toneOf={({ isLive }) => (isLive ? 'ok' : undefined)}
            columns={[
              {
                title: 'Versi',
                isHeading: true,
                widthPx: 290,
                cell: ({ version, publishedAtMs }) => (
                  <TwoLines main={`Versi ${version}`} sub={momentInWords(publishedAtMs, today)} />
                ),
              },
              {
                title: 'Perubahan',
                cell: ({ headline, detail, note }) => (
                  <TwoLines
                    main={headline}
                    sub={note === '' ? detail : `${note}${detail === '' ? '' : `. ${detail}`}`}
                  />
                ),
              },
              {
                title: 'Oleh',
                widthPx: 200,
                cell: ({ by, kind }) => <TwoLines main={by} sub={KIND_WORDS[kind]} />,
              },
              {
                title: 'Tindakan',
                isTitleHidden: true,
                widthPx: 240,
                align: 'end',
                cell: (entry) => (
                  <span class={styles.actions}>
                    {entry.isLive && <LivePill />}
                    <Button
                      size="small"
                      label={`${entry.isLive ? 'Lihat' : 'Bandingkan'} versi ${entry.version}`}
                      onPress={() => (comparing.value = entry)}
                    >
                      {entry.isLive ? 'Lihat' : 'Bandingkan'}
                    </Button>
                    {!entry.isLive && session.may('publish') && (
                      <Button
                        size="small"
                        label={`Kembalikan versi ${entry.version}`}
                        onPress={() => (restoring.value = entry)}
                      >
                        Kembalikan
                      </Button>
                    )}
                  </span>
                ),
              },
            ]}
          />
        )}
        {isMore.value && (
          <div class={styles.more}>
            <Button isBusy={isBusy.value} onPress={() => void more()}>
              Tampilkan yang lebih lama
            </Button>
          </div>
        )}
        {comparing.value !== undefined && (
          <CompareDialog
            entry={comparing.value}
            live={publications.find(({ isLive }) => isLive)}
            onClose={() => (comparing.value = undefined)}
          />
        )}
        {restoring.value !== undefined && (
          <RestoreDialog
            entry={restoring.value}
            onClose={() => (restoring.value = undefined)}
            onChanged={() => {
              restoring.value = undefined;
              older.value = [];
              onChanged();
            }}
          />
        )}
      </PageBody>
    </>
  );
}
