/**
 * Days that are not like the week: holidays, and spans with hours of their own such as Ramadan. Dates are set by decree, so
 * a whole set can be moved by a day at short notice.
 */
import { useSignal } from '@preact/signals';
import { Plus, Trash2 } from 'lucide';
import { addDays } from '../../contract/dates.ts';
import { useEditor } from '../context.ts';
import { Button } from '../kit/Button.tsx';
import { DateInput } from '../kit/DateInput.tsx';
import { IconButton } from '../kit/IconButton.tsx';
import { Panel } from '../kit/Panel.tsx';
import { ProblemLine, toneOf } from '../kit/ProblemLine.tsx';
import { TextInput } from '../kit/TextInput.tsx';
import { spanInWords } from '../plan/span-words.ts';
import { FieldRow } from '../kit/Page.tsx';
import { HoursSection } from './HoursSection.tsx';
import type { SettingsBinder } from './settings-binder.ts';
import styles from './ExceptionsSection.module.css';

const PATH = 'screen.hours.exceptions';

interface Exception {
  readonly from: string;
  readonly until: string;
  readonly reason: { readonly id: string; readonly en?: string };
  readonly closed?: true;
  readonly weekly?: unknown;
}

const day = { opens: '08:00', closes: '15:00' };
/** As the city's offices had it in the last years; the decree of the year decides. */
const RAMADAN_WEEK = {
  mon: day,
  tue: day,
  wed: day,
  thu: day,
  fri: { opens: '08:00', closes: '15:30' },
  sat: null,
  sun: null,
};

export function ExceptionsSection({ bind }: { readonly bind: SettingsBinder }) {
  const { today } = useEditor();
  const showsPast = useSignal(false);
  const given = bind.value(PATH);
  const exceptions: readonly Exception[] = Array.isArray(given) ? (given as Exception[]) : [];
  const past = exceptions.filter(({ until }) => until < today).length;
  const add = (made: Exception) => bind.set(PATH, [...exceptions, made]);
  const tomorrow = addDays(today, 1);
  return (
    <div class={styles.list}>
      {!bind.isReadOnly && (
        <div class={styles.add}>
          <Button
            icon={Plus}
            onPress={() =>
              add({
                from: tomorrow,
                until: tomorrow,
                reason: { id: 'Hari libur nasional', en: 'Public holiday' },
                closed: true,
              })
            }
          >
            Tambah hari libur
          </Button>
          <Button
            icon={Plus}
            onPress={() =>
              add({
                from: tomorrow,
                until: addDays(tomorrow, 29),
                reason: { id: 'Jam khusus Ramadan', en: 'Ramadan hours' },
                weekly: RAMADAN_WEEK,
              })
            }
          >
            Tambah jam khusus Ramadan
          </Button>
        </div>
      )}
      {past > 0 && (
        <Button kind="link" size="small" onPress={() => (showsPast.value = !showsPast.value)}>
          {showsPast.value ? 'Sembunyikan yang sudah lewat' : `Tampilkan ${past} yang sudah lewat`}
        </Button>
      )}
      {exceptions.map((exception, index) =>
        exception.until < today && !showsPast.value ? null : (
          <ExceptionPanel
            key={index}
            bind={bind}
            index={index}
            exception={exception}
            onRemove={() => bind.set(PATH, exceptions.toSpliced(index, 1))}
          />
        ),
      )}
    </div>
  );
}

interface ExceptionPanelProps {
  readonly bind: SettingsBinder;
  readonly index: number;
  readonly exception: Exception;
  readonly onRemove: () => void;
}

function ExceptionPanel({ bind, index, exception, onRemove }: ExceptionPanelProps) {
  const path = `${PATH}.${index}`;
  const { from, until, weekly } = exception;
  const shift = (days: number) => {
    bind.set(`${path}.from`, addDays(from, days));
    bind.set(`${path}.until`, addDays(until, days));
  };
  const isDated = from !== '' && until !== '';
  return (
    <Panel
      title={isDated ? spanInWords(from, until) : 'Tanggal belum diisi'}
      sub={weekly === undefined ? 'Tutup' : 'Jam khusus'}
      level={3}
      actions={
        !bind.isReadOnly && (
          <span class={styles.actions}>
            <Button
              size="small"
              isDisabled={!isDated}
              label={`Majukan ${exception.reason.id} satu hari`}
              onPress={() => shift(-1)}
            >
              Maju 1 hari
            </Button>
            <Button
              size="small"
              isDisabled={!isDated}
              label={`Mundurkan ${exception.reason.id} satu hari`}
              onPress={() => shift(1)}
            >
              Mundur 1 hari
            </Button>
            <IconButton icon={Trash2} size="small" label={`Hapus ${exception.reason.id}`} onPress={onRemove} />
          </span>
        )
      }
    >
      <FieldRow sixths={[3, 3]}>
        <DateInput label="Dari" isRequired {...bind.date(`${path}.from`)} />
        <DateInput label="Sampai" isRequired {...bind.date(`${path}.until`)} />
      </FieldRow>
      <FieldRow sixths={[3, 3]}>
        <TextInput label="Alasan, dibaca pengunjung" isRequired isSpellChecked {...bind.text(`${path}.reason.id`)} />
        <TextInput label="Dalam bahasa Inggris" note="opsional" lang="en" {...bind.text(`${path}.reason.en`)} />
      </FieldRow>
      {weekly !== undefined && <HoursSection bind={bind} path={`${path}.weekly`} title="Jam buka selama itu" />}
      {bind.problemsAt(path).map(({ severity, sentence }) => (
        <ProblemLine key={sentence} tone={toneOf(severity)}>
          {sentence}
        </ProblemLine>
      ))}
    </Panel>
  );
}
