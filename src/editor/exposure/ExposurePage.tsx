/** "Laporan tayang": how often each Suku Dinas' products were on, and what visitors opened. To read, to keep, to print. */
import { useComputed, useSignal } from '@preact/signals';
import { Download, Printer } from 'lucide';
import { useEffect, useMemo } from 'preact/hooks';
import { periodFault, type ExposureReport, type Period } from '../../api/exposure.ts';
import { routes } from '../../api/routes.ts';
import { dateInWords } from '../../contract/indonesian.ts';
import { urlOf } from '../call.ts';
import { useEditor } from '../context.ts';
import { Button } from '../kit/Button.tsx';
import { PageBody, PageHeader } from '../kit/Page.tsx';
import { Loaded } from '../Loaded.tsx';
import { spanInWords } from '../plan/span-words.ts';
import { createResource } from '../resource.ts';
import styles from './ExposurePage.module.css';
import { ExposureBody } from './ExposureBody.tsx';
import { thisMonth, thisRotation, thisWeek, type PeriodChoice } from './period.ts';
import { PeriodPicker } from './PeriodPicker.tsx';

export function ExposurePage() {
  const { session, today, gallery } = useEditor();
  const choice = useSignal<PeriodChoice>('month');
  const own = useSignal<Period>(thisMonth(today));
  const plan = useMemo(() => createResource(() => session.ask(routes.readPlan, {})), [session]);
  const rotation = useComputed(() => thisRotation(plan.value.value?.rotations ?? [], today));
  const period = useComputed((): Period => {
    if (choice.value === 'week') return thisWeek(today);
    if (choice.value === 'rotation' && rotation.value !== undefined) return rotation.value;
    return choice.value === 'own' ? own.value : thisMonth(today);
  });
  const report = useMemo(
    () => createResource(() => session.ask(routes.readExposure, { query: period.value })),
    [session],
  );
  useEffect(() => void plan.reload(), [plan]);
  const fault = periodFault(period.value);
  useEffect(() => {
    if (fault === undefined) void report.reload();
  }, [report, fault, period.value.from, period.value.to]);

  const shown = report.value.value;
  const choose = (next: PeriodChoice) => {
    // From what is in sight, somebody changes one day.
    own.value = period.value;
    choice.value = next;
  };
  return (
    <div class={styles.page}>
      <PageHeader
        title="Laporan tayang"
        sub={shown && `${spanInWords(shown.from, shown.to)} ${shown.to.slice(0, 4)}`}
        actions={shown && <Actions {...shown} />}
      />
      <PageBody>
        <p class={styles.onPaper}>
          {gallery.name.title} {gallery.name.place}, dicetak {dateInWords(today)}
        </p>
        <PeriodPicker
          choice={choice.value}
          onChoice={choose}
          own={own}
          today={today}
          hasRotation={rotation.value !== undefined}
          problem={fault}
        />
        <Loaded resource={report}>{(value) => <ExposureBody report={value} />}</Loaded>
      </PageBody>
    </div>
  );
}

/** Of the days in sight, not of those that are being typed. */
function Actions({ from, to }: Pick<ExposureReport, 'from' | 'to'>) {
  const fileOf = (format: 'csv' | 'xlsx') => urlOf(routes.downloadExposure, { query: { from, to, format } });
  return (
    <div class={styles.actions}>
      <Button icon={Download} href={fileOf('xlsx')} isDownload>
        Unduh Excel
      </Button>
      <Button icon={Download} href={fileOf('csv')} isDownload>
        Unduh CSV
      </Button>
      <Button icon={Printer} onPress={() => print()}>
        Cetak
      </Button>
    </div>
  );
}
