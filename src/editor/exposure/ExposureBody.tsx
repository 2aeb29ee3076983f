/** A report in numbers, bars and tables; where nothing was shown, in words. */
import type { ExposureReport } from '../../api/exposure.ts';
import { useEditor } from '../context.ts';
import { EmptyState } from '../kit/EmptyState.tsx';
import { Panel } from '../kit/Panel.tsx';
import { StatRow, StatTile } from '../kit/StatTile.tsx';
import styles from './ExposurePage.module.css';
import { CommodityTable, ProductTable, SudinTable } from './exposure-tables.tsx';
import { duration, timeTile } from './figures-in-words.ts';
import { ShareChartView } from './ShareChartView.tsx';

/** Beyond this a unit is clearly short: five percent of a day of eight hours is less than half an hour. */
export const SHORT_BY = 0.05;

export function ExposureBody({ report }: { readonly report: ExposureReport }) {
  const { sudinName } = useEditor();
  const { total, fairMs, perSudin, perCommodity, perProduct, screens } = report;
  if (perProduct.length === 0) {
    return (
      <EmptyState
        title="Belum ada catatan tayang pada masa ini"
        text="Layar lobi mengirim catatannya selagi terhubung ke server. Pilih masa lain, atau periksa layar di halaman Layar."
      />
    );
  }
  const shown = perSudin.filter(({ products }) => products > 0);
  const time = timeTile(total.shownMs);
  return (
    <>
      <div class={styles.tiles}>
        <StatRow>
          <StatTile value={total.turns} title={`giliran tayang di ${screens} layar`} />
          <StatTile value={time.value} title={`${time.unit} tayang`} />
          <StatTile value={total.opened} title="kali produk dibuka pengunjung" />
          <StatTile value={total.qrShown} title="kali kode QR ditampilkan" />
        </StatRow>
      </div>
      <div class={styles.shares}>
        <Panel
          title="Waktu tayang per Suku Dinas"
          sub={`Garis merah: jatah adil, ${duration(fairMs)} untuk masing-masing dari ${shown.length} Suku Dinas yang produknya tayang.`}
        >
          <ShareChartView
            fairMs={fairMs}
            bars={perSudin.map(({ sudin, shownMs, deviation }) => ({
              name: sudinName(sudin),
              shownMs,
              isShort: deviation !== undefined && deviation < -SHORT_BY,
            }))}
            label="Batang waktu tayang per Suku Dinas dengan garis jatah adil. Angkanya ada di tabel per Suku Dinas."
          />
        </Panel>
        <SudinTable rows={perSudin} />
      </div>
      <h2 class={styles.heading}>Per komoditas</h2>
      <CommodityTable rows={perCommodity} />
      <h2 class={styles.heading}>Per produk</h2>
      <ProductTable rows={perProduct} />
    </>
  );
}
