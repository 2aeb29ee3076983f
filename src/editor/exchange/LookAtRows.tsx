/** Second step: every row, what would become of it, and the way on. */
import { useSignal } from '@preact/signals';
import { CircleAlert } from 'lucide';
import type { ImportPreview } from '../../api/exchange.ts';
import type { SudinKey } from '../../contract/places.ts';
import { useEditor } from '../context.ts';
import { ActionBar } from '../kit/ActionBar.tsx';
import { Button } from '../kit/Button.tsx';
import { EmptyState } from '../kit/EmptyState.tsx';
import { ProblemLine } from '../kit/ProblemLine.tsx';
import { StatRow, StatTile } from '../kit/StatTile.tsx';
import { Toolbar } from '../kit/Toolbar.tsx';
import { countRows, hasErrors, type ImportModel } from './import-model.ts';
import { ImportRows } from './ImportRows.tsx';
import styles from './LookAtRows.module.css';

interface LookAtRowsProps {
  readonly model: ImportModel;
  readonly preview: ImportPreview;
  readonly sudin: SudinKey;
}

const ROWS_AT_FIRST = 100;

export function LookAtRows({ model, preview, sudin }: LookAtRowsProps) {
  const { sudinName } = useEditor();
  const onlyProblems = useSignal(false);
  const most = useSignal(ROWS_AT_FIRST);
  const counts = countRows(preview);
  const writes = counts.new + counts.changed;
  const rows = onlyProblems.value ? preview.rows.filter(hasErrors) : preview.rows;
  return (
    <>
      <StatRow>
        <StatTile value={counts.new} title="produk baru" />
        <StatTile value={counts.changed} title="produk berubah" />
        <StatTile value={counts.unchanged} title="tetap seperti semula" />
        <StatTile value={counts.refused} title="baris ditolak" />
        {counts.skipped > 0 && <StatTile value={counts.skipped} title="baris Sudin lain, dilewati" />}
      </StatRow>
      {preview.unknownColumns.length > 0 && (
        <ProblemLine tone="warn" detail={preview.unknownColumns.join(', ')}>
          Kolom ini tidak dikenal, jadi isinya tidak diimpor:
        </ProblemLine>
      )}
      {counts.new > 0 && <p class={styles.hint}>Foto produk baru ditambahkan di halaman produknya setelah impor.</p>}
      <Toolbar
        label="Saringan baris"
        title={`${model.fileName.value} untuk ${sudinName(sudin)}`}
        end={
          <Button
            icon={CircleAlert}
            isPressed={onlyProblems.value}
            onPress={() => {
              onlyProblems.value = !onlyProblems.value;
              most.value = ROWS_AT_FIRST;
            }}
          >
            {`Hanya yang bermasalah (${counts.withErrors})`}
          </Button>
        }
      />
      {rows.length === 0 ? (
        <EmptyState title="Tidak ada baris yang bermasalah" />
      ) : (
        <ImportRows rows={rows.slice(0, most.value)} />
      )}
      {rows.length > most.value && (
        <div class={styles.more}>
          <Button onPress={() => (most.value += ROWS_AT_FIRST)}>
            Tampilkan {Math.min(ROWS_AT_FIRST, rows.length - most.value)} lagi dari {rows.length}
          </Button>
        </div>
      )}
      <ActionBar
        start={
          <Button kind="link" onPress={model.startOver}>
            Pilih berkas lain
          </Button>
        }
        note={model.failure.value ?? noteOf(counts.refused, counts.withErrors)}
        noteTone={model.failure.value === undefined ? 'plain' : 'err'}
      >
        <Button
          kind="primary"
          isDisabled={writes === 0}
          disabledReason="Tidak ada baris yang menambah atau mengubah produk."
          onPress={() => void model.take()}
        >
          {writes === 0 ? 'Impor' : `Impor ${writes} produk`}
        </Button>
      </ActionBar>
    </>
  );
}

function noteOf(refused: number, withErrors: number): string | undefined {
  if (refused > 0) return `${refused} baris ditolak dan tidak ikut`;
  return withErrors > 0 ? 'Yang bermasalah masuk sebagai draf' : undefined;
}
