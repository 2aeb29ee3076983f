/** The three tables of a report. Time a visitor held a card stands by itself: it is nobody's turn. */
import type { CommodityExposure, ExposureFigures, ProductExposure, SudinExposure } from '../../api/exposure.ts';
import { word } from '../../display/words.ts';
import { useEditor } from '../context.ts';
import { CommodityMark } from '../kit/CommodityMark.tsx';
import { Table, TwoLines } from '../kit/Table.tsx';
import { SHORT_BY } from './ExposureBody.tsx';
import styles from './ExposurePage.module.css';
import { count, deviation as inPercent, duration } from './figures-in-words.ts';
import { useSorted, type SortableColumn } from './sorting.ts';

const number = <Row extends ExposureFigures>(
  title: string,
  by: (row: Row) => number,
  inWords: (value: number) => string = count,
): SortableColumn<Row> => ({ title, by, align: 'end', isWhole: true, cell: (row) => inWords(by(row)) });

const turns = number<ExposureFigures>('Giliran', (row) => row.turns);
const shown = number<ExposureFigures>('Waktu tayang', ({ shownMs }) => shownMs, duration);
const visits: readonly SortableColumn<ExposureFigures>[] = [
  number('Disentuh', ({ touches }) => touches),
  number('Dibuka', ({ opened }) => opened),
  number('Kode QR', ({ qrShown }) => qrShown),
  number('Dilihat', ({ viewedMs }) => viewedMs, duration),
];

export function SudinTable({ rows }: { readonly rows: readonly SudinExposure[] }) {
  const { sudinName } = useEditor();
  const sorted = useSorted<SudinExposure>(
    [
      { title: 'Suku Dinas', isHeading: true, by: (row) => sudinName(row.sudin), cell: (row) => sudinName(row.sudin) },
      number('Produk', ({ products }) => products),
      turns,
      shown,
      {
        title: 'Selisih dari jatah',
        align: 'end',
        by: ({ deviation }) => deviation ?? Number.NEGATIVE_INFINITY,
        cell: ({ deviation }) => <Deviation part={deviation} />,
      },
      ...visits.slice(1, 3),
    ],
    rows,
  );
  return (
    <div class={styles.table}>
      <Table caption="Tayangan per Suku Dinas" keyOf={({ sudin }) => sudin} leastWidthPx={680} {...sorted} />
    </div>
  );
}

function Deviation({ part }: { readonly part: number | undefined }) {
  if (part === undefined) return <span class={styles.quiet}>tidak tayang</span>;
  return (
    <span class={styles.deviation} data-short={part < -SHORT_BY}>
      {inPercent(part)}
    </span>
  );
}

export function CommodityTable({ rows }: { readonly rows: readonly CommodityExposure[] }) {
  const sorted = useSorted<CommodityExposure>(
    [
      {
        title: 'Komoditas',
        isHeading: true,
        by: ({ commodity }) => word('id', commodity),
        cell: ({ commodity }) => <CommodityMark commodity={commodity} />,
      },
      number('Produk', ({ products }) => products),
      turns,
      shown,
      ...visits,
    ],
    rows,
  );
  return (
    <div class={styles.table}>
      <Table caption="Tayangan per komoditas" keyOf={({ commodity }) => commodity} leastWidthPx={760} {...sorted} />
    </div>
  );
}

/** As many as an A4 page holds beside the rest. */
const PRINTED_PRODUCTS = 18;

export function ProductTable({ rows }: { readonly rows: readonly ProductExposure[] }) {
  const { sudinName } = useEditor();
  const sorted = useSorted<ProductExposure>(
    [
      {
        title: 'Produk',
        isHeading: true,
        widthPx: 250,
        by: ({ name }) => name,
        cell: ({ name, producer }) => <TwoLines main={name} sub={producer === '' ? undefined : producer} />,
      },
      { title: 'Sudin', by: ({ sudin }) => sudinName(sudin), cell: ({ sudin }) => sudinName(sudin), isWhole: true },
      {
        title: 'Komoditas',
        by: ({ commodity }) => word('id', commodity),
        cell: ({ commodity }) => <CommodityMark commodity={commodity} />,
      },
      turns,
      shown,
      ...visits,
    ],
    rows,
  );
  const unprinted = rows.length - PRINTED_PRODUCTS;
  return (
    <div class={`${styles.table} ${styles.products}`}>
      <Table caption="Tayangan per produk" keyOf={({ sudin, id }) => `${sudin}/${id}`} leastWidthPx={980} {...sorted} />
      {unprinted > 0 && <p class={styles.onPaper}>{unprinted} produk lain ada di unduhan Excel dan CSV.</p>}
    </div>
  );
}
