/** What to look at first: how things stand, what waits, which permits end. */
import { useEffect, useMemo } from 'preact/hooks';
import type { Dashboard } from '../../api/dashboard.ts';
import type { ProductSummary } from '../../api/products.ts';
import { routes } from '../../api/routes.ts';
import { daysBetween } from '../../contract/dates.ts';
import { momentInSentence } from '../clock-words.ts';
import { useEditor } from '../context.ts';
import { Button } from '../kit/Button.tsx';
import { dateInWords } from '../../contract/indonesian.ts';
import { Panel } from '../kit/Panel.tsx';
import { ProblemLine, toneOf } from '../kit/ProblemLine.tsx';
import { StatRow, StatTile } from '../kit/StatTile.tsx';
import { Loaded } from '../Loaded.tsx';
import { PageBody, PageHeader } from '../kit/Page.tsx';
import { createResource } from '../resource.ts';
import { hrefTo } from '../routes.ts';
import styles from './DashboardPage.module.css';

export function DashboardPage() {
  const { session } = useEditor();
  const dashboard = useMemo(() => createResource(() => session.ask(routes.dashboard, {})), [session]);
  useEffect(() => void dashboard.reload(), [dashboard]);
  return <Loaded resource={dashboard}>{(value) => <Overview {...value} />}</Loaded>;
}

function Overview({ counts, inCuration, endingPermits, problems, current, today }: Dashboard) {
  return (
    <>
      <PageHeader
        title="Dasbor"
        sub={
          current === undefined
            ? 'Belum pernah diterbitkan'
            : `Versi ${current.version} tayang sejak ${momentInSentence(current.publishedAtMs, today)}`
        }
      />
      <PageBody>
        <StatRow>
          <StatTile value={counts.live} title="tayang di layar lobi" href={hrefTo('products')} />
          <StatTile value={counts.inCuration} title="menunggu kurasi" href={hrefTo('curation')} />
          <StatTile value={counts.unpublished} title="perubahan belum diterbitkan" href={hrefTo('publish')} />
          <StatTile value={counts.withErrors} title="produk bermasalah" href={hrefTo('products')} />
        </StatRow>
        <div class={styles.panels}>
          <Panel title="Menunggu kurasi">
            {inCuration.length === 0 ? <p>Tidak ada yang menunggu.</p> : <Products products={inCuration} />}
          </Panel>
          <Panel title="Izin yang segera berakhir" sub="Dalam 90 hari, yang paling dekat lebih dulu.">
            {endingPermits.length === 0 ? (
              <p>Tidak ada izin yang berakhir dalam 90 hari.</p>
            ) : (
              <ul class={styles.list}>
                {endingPermits.map((product) => (
                  <li key={`${product.sudin}/${product.id}`}>
                    <PermitLine product={product} today={today} />
                  </li>
                ))}
              </ul>
            )}
          </Panel>
          <Panel title="Kalender dan galeri">
            {problems.length === 0 ? (
              <p>Rotasi dan jam buka lengkap.</p>
            ) : (
              problems.map(({ file, field, severity, sentence }) => (
                <ProblemLine key={`${file} ${field} ${sentence}`} tone={toneOf(severity)} detail={file}>
                  {sentence}
                </ProblemLine>
              ))
            )}
          </Panel>
        </div>
      </PageBody>
    </>
  );
}

function Products({ products }: { readonly products: readonly ProductSummary[] }) {
  const { sudinName } = useEditor();
  return (
    <ul class={styles.list}>
      {products.map(({ sudin, id, name }) => (
        <li key={`${sudin}/${id}`} class={styles.row}>
          <span>
            <strong>{name}</strong>, {sudinName(sudin)}
          </span>
          <Button size="small" href={`/staf/produk/${sudin}/${id}`} label={`Buka ${name}`}>
            Buka
          </Button>
        </li>
      ))}
    </ul>
  );
}

function PermitLine({ product, today }: { readonly product: ProductSummary; readonly today: string }) {
  const { name, sudin, id, permitEnds } = product;
  if (permitEnds === undefined) return null;
  const permit = permitEnds.kind === 'halal' ? 'Sertifikat halal' : 'P-IRT';
  const days = daysBetween(today, permitEnds.on);
  const when =
    days < 0
      ? `sudah berakhir ${dateInWords(permitEnds.on)}`
      : `berakhir ${dateInWords(permitEnds.on)} (${days === 0 ? 'hari ini' : `${days} hari lagi`})`;
  return (
    <ProblemLine tone={days < 0 && permitEnds.kind === 'halal' ? 'err' : 'warn'} detail={`${permit} ${when}`}>
      <a href={`/staf/produk/${sudin}/${id}`}>{name}</a>
    </ProblemLine>
  );
}
