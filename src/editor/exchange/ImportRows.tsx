/** Every row of a file with what would become of it. */
import type { ImportProblem, ImportRow } from '../../api/exchange.ts';
import { changeInWords, type Change } from '../../contract/change.ts';
import { ProblemLine, toneOf } from '../kit/ProblemLine.tsx';
import { OutcomePill } from '../kit/StatusPill.tsx';
import { Table, TwoLines } from '../kit/Table.tsx';
import styles from './ImportRows.module.css';
import { OUTCOME_WORDS } from './outcome-words.ts';

interface ImportRowsProps {
  readonly rows: readonly ImportRow[];
}

export function ImportRows({ rows }: ImportRowsProps) {
  return (
    <Table
      caption="Baris dalam berkas"
      rows={rows}
      keyOf={({ row }) => String(row)}
      toneOf={({ outcome }) => (outcome === 'refused' ? 'err' : undefined)}
      columns={[
        { title: 'Baris', widthPx: 70, cell: ({ row }) => row },
        {
          title: 'Produk',
          isHeading: true,
          widthPx: 230,
          cell: ({ name, id }) => <TwoLines main={name === '' ? 'Tanpa nama' : name} sub={id} />,
        },
        {
          title: 'Hasil',
          widthPx: 110,
          cell: ({ outcome }) => <OutcomePill outcome={outcome}>{OUTCOME_WORDS[outcome]}</OutcomePill>,
        },
        { title: 'Keterangan', cell: (row) => <Notes row={row} /> },
      ]}
    />
  );
}

function Notes({ row: { changes, problems, outcome } }: { readonly row: ImportRow }) {
  if (changes.length === 0 && problems.length === 0) {
    return (
      <ProblemLine tone="ok" isCalm>
        {outcome === 'unchanged' ? 'Tidak ada yang berubah' : 'Lengkap'}
      </ProblemLine>
    );
  }
  return (
    <div class={styles.notes}>
      {changes.length > 0 && (
        <ul class={styles.changes} aria-label="Yang berubah">
          {changes.map((change) => (
            <li key={`${change.field} ${change.label}`}>{sentenceOf(change)}</li>
          ))}
        </ul>
      )}
      {problems.toSorted(errorsFirst).map(({ severity, column, sentence }) => (
        <ProblemLine key={`${column} ${sentence}`} tone={toneOf(severity)}>
          {column === '' ? (
            sentence
          ) : (
            <>
              <b>{column}:</b> {sentence}
            </>
          )}
        </ProblemLine>
      ))}
    </div>
  );
}

const errorsFirst = (a: ImportProblem, b: ImportProblem): number =>
  Number(a.severity === 'warning') - Number(b.severity === 'warning');

type Told = ImportRow['changes'][number];

const sentenceOf = ({ field, label, before, after }: Told): string => {
  const change: Change = {
    field,
    label,
    ...(before !== undefined && { before }),
    ...(after !== undefined && { after }),
  };
  const words = changeInWords(change);
  return words.charAt(0).toUpperCase() + words.slice(1);
};
