/** Overlay for staff on the spot: read-only but for the screen's name. Opened by holding the corner, closes by itself. */
import type { ReadonlySignal } from '@preact/signals';
import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { SCREEN_NAME_MAX_CHARS } from '../../contract/report-limits.ts';
import type { VisitCounts } from '../../visit/counts.ts';
import { pullWords } from './pull-words.ts';
import { VISIT_DAYS, type StatusReport } from './status-report.ts';
import styles from './StatusOverlay.module.css';

interface StatusOverlayProps {
  readonly report: ReadonlySignal<StatusReport>;
  readonly onPullNow: () => void;
  readonly onClose: () => void;
  /** Somebody is at it, so it must not close under their hands. */
  readonly onTouch: () => void;
  readonly onRename: (name: string) => void;
}

export function StatusOverlay({ report, onPullNow, onClose, onTouch, onRename }: StatusOverlayProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  // Modal: focus cannot leave it, and what lies behind cannot be pressed.
  useEffect(() => dialog.current?.showModal(), []);
  return (
    <dialog ref={dialog} class={styles.dialog} aria-labelledby="status-title" lang="id" onClose={onClose}>
      <h2 id="status-title" class={styles.title}>
        Status layar
      </h2>
      <Facts report={report.value} />
      <div class={styles.tables}>
        <Exposure report={report.value} />
        <Visits report={report.value} />
      </div>
      <NameForm report={report.value} onTouch={onTouch} onRename={onRename} />
      <div class={styles.actions}>
        <button type="button" class={styles.primary} onClick={onPullNow}>
          Perbarui sekarang
        </button>
        <button type="button" class={styles.secondary} onClick={onClose}>
          Tutup
        </button>
      </div>
    </dialog>
  );
}

function NameForm({
  report: { screenName, isNameFromAddress },
  onTouch,
  onRename,
}: { readonly report: StatusReport } & Pick<StatusOverlayProps, 'onTouch' | 'onRename'>) {
  const field = useRef<HTMLInputElement>(null);
  return (
    <form
      class={styles.name}
      onSubmit={(event) => {
        event.preventDefault();
        onRename(field.current?.value ?? '');
      }}
    >
      <label htmlFor="screen-name">Nama layar</label>
      {/* The report is read anew every second; what is being typed stays. */}
      <input
        id="screen-name"
        ref={field}
        class={styles.field}
        maxLength={SCREEN_NAME_MAX_CHARS}
        autocomplete="off"
        defaultValue={screenName}
        key={screenName}
        disabled={isNameFromAddress}
        onInput={onTouch}
      />
      {isNameFromAddress ? (
        <span>Nama ini berasal dari alamat halaman (?layar=…); ubah di sana.</span>
      ) : (
        <button type="submit" class={styles.secondary}>
          Simpan nama
        </button>
      )}
    </form>
  );
}

function Facts({ report }: { readonly report: StatusReport }) {
  const { lastPull, rotation, storage, clock } = report;
  return (
    <dl class={styles.facts}>
      <Fact name="Terbitan">
        {report.revision ?? 'belum ada'}
        {report.publishedAt !== undefined && ` · ${dateTime(report.publishedAt)}`}
      </Fact>
      <Fact name="Rotasi tayang">
        {rotation === undefined ? 'belum ada' : `${rotation.title} · ${rotation.starts} s.d. ${rotation.ends}`}
      </Fact>
      <Fact name="Sudah disiapkan">{report.staged.map(({ title }) => title).join(', ') || 'belum ada'}</Fact>
      <Fact name="Pembaruan terakhir">
        {lastPull === undefined ? 'belum pernah' : `${pullWords(lastPull.report.outcome)} · ${ago(lastPull.agoMs)}`}
      </Fact>
      {lastPull !== undefined && lastPull.report.notStaged.length > 0 && (
        <Fact name="Belum dapat disiapkan">
          {lastPull.report.notStaged.map(({ rotationId, code }) => `${rotationId} (${code})`).join(', ')}
        </Fact>
      )}
      <Fact name="Produk disisihkan">{report.quarantinedIds.join(', ') || 'tidak ada'}</Fact>
      <Fact name="Foto dilewati">{report.skippedPhotos}</Fact>
      <Fact name="Gangguan putaran">{report.mishaps}</Fact>
      <Fact name="Penyimpanan">
        {storage.kind === 'database' ? 'basis data' : 'memori sementara'} · {megabytes(storage.usedBytes)} dari{' '}
        {megabytes(storage.quotaBytes)} · {storage.persisted ? 'dijamin' : 'tidak dijamin'}
      </Fact>
      <Fact name="Jam">
        {clock.text} · {clock.trusted ? 'dipercaya' : 'tidak dipercaya'}
      </Fact>
      <Fact name="Layar tetap menyala">{report.wakeLockHeld ? 'ya' : 'tidak dijamin'}</Fact>
      <Fact name="Versi aplikasi">
        {report.appVersion}
        {report.updateWaiting && ' · versi baru siap dipasang'}
      </Fact>
      <Fact name={report.isHeard ? 'Tayangan menunggu dikirim' : 'Tayangan tercatat'}>
        {report.plays}
        {report.parkedPlays > 0 && ` · ${count(report.parkedPlays)} ditolak server`}
      </Fact>
    </dl>
  );
}

function Fact({ name, children }: { readonly name: string; readonly children: ComponentChildren }) {
  return (
    <>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </>
  );
}

function Exposure({ report: { exposure } }: { readonly report: StatusReport }) {
  return (
    <table class={styles.table}>
      <caption>Giliran tayang per Suku Dinas</caption>
      <tbody>
        {exposure.map(({ name, shownMs, share }) => (
          <tr key={name}>
            <th scope="row">{name}</th>
            <td>{minutes(shownMs)}</td>
            <td>{`${(share * 100).toFixed(1).replace('.', ',')} %`}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Visits({ report: { visits } }: { readonly report: StatusReport }) {
  return (
    <table class={`${styles.table} ${styles.visits}`}>
      <caption>Kunjungan {VISIT_DAYS} hari terakhir</caption>
      {visits === undefined || visits.products === 0 ? (
        <tbody>
          <tr>
            <th scope="row">{visits === undefined ? 'menunggu jam yang dipercaya' : 'belum ada'}</th>
          </tr>
        </tbody>
      ) : (
        <>
          <thead>
            <tr>
              <th scope="col">Produk</th>
              <th scope="col">Dibuka</th>
              <th scope="col">Kode QR</th>
              <th scope="col">Lama dilihat</th>
            </tr>
          </thead>
          <tbody>
            {visits.mostOpened.map(({ productId, name, counts }) => (
              <VisitRow key={productId} name={name} counts={counts} />
            ))}
          </tbody>
          <tfoot>
            <VisitRow name={`Jumlah ${count(visits.products)} produk`} counts={visits.total} />
          </tfoot>
        </>
      )}
    </table>
  );
}

function VisitRow({ name, counts }: { readonly name: string; readonly counts: VisitCounts }) {
  return (
    <tr>
      <th scope="row">{name}</th>
      <td>{count(counts.opened)}</td>
      <td>{count(counts.qrShown)}</td>
      <td>{minutes(counts.viewedMs)}</td>
    </tr>
  );
}

const count = (value: number): string => value.toLocaleString('id-ID');

const dateTime = (iso: string): string =>
  new Intl.DateTimeFormat('id-ID', { dateStyle: 'medium', timeStyle: 'short', timeZone: 'Asia/Jakarta' }).format(
    new Date(iso),
  );

const megabytes = (bytes: number | undefined): string =>
  bytes === undefined ? '?' : `${Math.round(bytes / 1_048_576).toLocaleString('id-ID')} MB`;

const minutes = (ms: number): string => `${(ms / 60_000).toFixed(1).replace('.', ',')} menit`;

const ago = (ms: number): string =>
  ms < 90_000 ? `${Math.round(ms / 1000)} detik lalu` : `${Math.round(ms / 60_000)} menit lalu`;
