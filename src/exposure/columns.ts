/** The tables of a download, column by column, for spreadsheet and text alike. Time stands in whole seconds. */
import type {
  CommodityExposure,
  DayExposure,
  ExposureFigures,
  ExposureReport,
  ProductExposure,
  SudinExposure,
} from '../api/exposure.ts';
import { SUDIN_KEYS, type Commodity, type SudinKey } from '../contract/places.ts';

export type Kind = 'text' | 'date' | 'whole' | 'percent';

export interface Column<Row> {
  readonly title: string;
  readonly kind: Kind;
  /** Text and dates are strings, percentages parts of 1; undefined leaves the cell empty. */
  readonly value: (row: Row) => string | number | undefined;
}

export type SudinName = (key: SudinKey) => string;

const COMMODITY_WORDS: Readonly<Record<Commodity, string>> = { kuliner: 'Kuliner', kriya: 'Kriya', fesyen: 'Fesyen' };

const seconds = (ms: number): number => Math.round(ms / 1000);

const text = <Row>(title: string, value: (row: Row) => string): Column<Row> => ({ title, kind: 'text', value });
const whole = <Row>(title: string, value: (row: Row) => number): Column<Row> => ({ title, kind: 'whole', value });
const percent = <Row>(title: string, value: (row: Row) => number | undefined): Column<Row> => ({
  title,
  kind: 'percent',
  value,
});

const turns = whole<ExposureFigures>('Giliran tayang', (row) => row.turns);
const shown = whole<ExposureFigures>('Waktu tayang (detik)', ({ shownMs }) => seconds(shownMs));
const visits: readonly Column<ExposureFigures>[] = [
  whole('Disentuh', ({ touches }) => touches),
  whole('Waktu disentuh (detik)', ({ touchMs }) => seconds(touchMs)),
  whole('Dibuka', ({ opened }) => opened),
  whole('Kode QR ditampilkan', ({ qrShown }) => qrShown),
  whole('Dilihat (detik)', ({ viewedMs }) => seconds(viewedMs)),
];

const share = percent<{ readonly share: number }>('Bagian waktu', (row) => row.share);

export const sudinColumns = (sudinName: SudinName): readonly Column<SudinExposure>[] => [
  text('Suku Dinas', ({ sudin }) => sudinName(sudin)),
  whole('Produk tayang', ({ products }) => products),
  turns,
  shown,
  share,
  percent('Selisih dari jatah adil', ({ deviation }) => deviation),
  ...visits,
];

export const commodityColumns: readonly Column<CommodityExposure>[] = [
  text('Komoditas', ({ commodity }) => COMMODITY_WORDS[commodity]),
  whole('Produk tayang', ({ products }) => products),
  turns,
  shown,
  share,
  ...visits,
];

export const productColumns = (sudinName: SudinName): readonly Column<ProductExposure>[] => [
  text('Produk', ({ name }) => name),
  text('Pelaku usaha', ({ producer }) => producer),
  text('Suku Dinas', ({ sudin }) => sudinName(sudin)),
  text('Komoditas', ({ commodity }) => COMMODITY_WORDS[commodity]),
  turns,
  shown,
  ...visits,
];

export const dayColumns = (sudinName: SudinName): readonly Column<DayExposure>[] => [
  { title: 'Tanggal', kind: 'date', value: ({ day }) => day },
  turns,
  shown,
  ...SUDIN_KEYS.map((key) =>
    whole<DayExposure>(`${sudinName(key)} (detik)`, ({ shownMsBySudin }) => seconds(shownMsBySudin[key] ?? 0)),
  ),
  ...visits,
];

/** Name and value, below each other. */
export interface SummaryLine {
  readonly title: string;
  readonly kind: Kind;
  readonly value: string | number;
}

export function summaryLines({ from, to, screens, total, fairMs, perProduct }: ExposureReport): SummaryLine[] {
  const figures = [turns, shown, ...visits].map(({ title, kind, value }) => ({
    title,
    kind,
    value: value(total) ?? 0,
  }));
  return [
    { title: 'Dari', kind: 'date', value: from },
    { title: 'Sampai', kind: 'date', value: to },
    { title: 'Layar yang melapor', kind: 'whole', value: screens },
    { title: 'Produk', kind: 'whole', value: perProduct.length },
    ...figures,
    { title: 'Jatah adil per Suku Dinas (detik)', kind: 'whole', value: seconds(fairMs) },
  ];
}
