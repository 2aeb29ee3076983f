/** A day and a time of the gallery. */
import { addDays, type LocalDate } from '../../contract/dates.ts';
import { epochOf } from '../../rotation/calendar.ts';
import { DateInput } from '../kit/DateInput.tsx';
import control from '../kit/control.module.css';
import { Field } from '../kit/Field.tsx';
import styles from './MomentInput.module.css';

const TIME_ZONE = 'Asia/Jakarta';

export interface Moment {
  readonly date: LocalDate | undefined;
  /** "07:10" */
  readonly time: string;
}

/** Before the gallery opens. */
export const nextMorning = (today: LocalDate): Moment => ({ date: addDays(today, 1), time: '07:00' });

/** Epoch milliseconds, or undefined while a part is missing. */
export function atJakarta({ date, time }: Moment): number | undefined {
  const parts = /^(\d\d):(\d\d)$/.exec(time);
  if (date === undefined || parts === null) return undefined;
  return epochOf(date, Number(parts[1]) * 60 + Number(parts[2]), TIME_ZONE);
}

interface MomentInputProps {
  readonly value: Moment;
  readonly onChange: (value: Moment) => void;
}

export function MomentInput({ value, onChange }: MomentInputProps) {
  return (
    <div class={styles.moment}>
      <DateInput label="Tanggal terbit" value={value.date} onChange={(date) => onChange({ ...value, date })} />
      <Field label="Jam terbit" help="Waktu Jakarta (WIB)">
        {(wiring) => (
          <input
            {...wiring}
            class={control.control}
            type="time"
            value={value.time}
            onInput={({ currentTarget }) => onChange({ ...value, time: currentTarget.value })}
          />
        )}
      </Field>
    </div>
  );
}
