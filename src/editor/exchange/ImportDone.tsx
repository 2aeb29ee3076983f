/** Third step: what has come in, and what has not. */
import type { ImportResult } from '../../api/exchange.ts';
import { Button } from '../kit/Button.tsx';
import { Panel } from '../kit/Panel.tsx';
import { ProblemLine } from '../kit/ProblemLine.tsx';
import { Table } from '../kit/Table.tsx';
import { hrefTo } from '../routes.ts';
import styles from './ImportDone.module.css';

interface ImportDoneProps {
  readonly result: ImportResult;
  readonly onAgain: () => void;
}

export function ImportDone({ result: { added, changed, unchanged, left }, onAgain }: ImportDoneProps) {
  return (
    <>
      <Panel title="Impor selesai">
        <div role="status">
          <ProblemLine tone="ok">
            {added} produk ditambahkan sebagai draf, {changed} diubah, {unchanged} tetap seperti semula.
          </ProblemLine>
        </div>
        <p>Lengkapi foto dan hal yang masih kurang, lalu ajukan untuk kurasi seperti biasa.</p>
        <div class={styles.actions}>
          <Button kind="primary" href={hrefTo('products')}>
            Lihat produk
          </Button>
          <Button onPress={onAgain}>Impor berkas lain</Button>
        </div>
      </Panel>
      {left.length > 0 && (
        <>
          <h2 class={styles.title}>{left.length} baris tidak diimpor</h2>
          <Table
            caption="Baris yang tidak diimpor"
            rows={left}
            keyOf={({ row }) => String(row)}
            columns={[
              { title: 'Baris', widthPx: 70, cell: ({ row }) => row },
              {
                title: 'Produk',
                isHeading: true,
                widthPx: 230,
                cell: ({ name }) => (name === '' ? 'Tanpa nama' : name),
              },
              { title: 'Alasan', cell: ({ sentence }) => sentence },
            ]}
          />
        </>
      )}
    </>
  );
}
