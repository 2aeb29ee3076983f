/** Seven days: open from when to when, or closed. */
import { WEEKDAYS, type Weekday } from '../../contract/dates.ts';
import { Checkbox } from '../kit/Checkbox.tsx';
import control from '../kit/control.module.css';
import { ProblemLine, toneOf } from '../kit/ProblemLine.tsx';
import { FormSection } from '../kit/Page.tsx';
import styles from './HoursSection.module.css';
import type { SettingsBinder } from './settings-binder.ts';

const DAY_WORDS: Readonly<Record<Weekday, string>> = {
  mon: 'Senin',
  tue: 'Selasa',
  wed: 'Rabu',
  thu: 'Kamis',
  fri: 'Jumat',
  sat: 'Sabtu',
  sun: 'Minggu',
};

const USUAL = { opens: '07:30', closes: '16:00' };

interface HoursSectionProps {
  readonly bind: SettingsBinder;
  /** Of the weekly table. */
  readonly path: string;
  readonly title: string;
}

export function HoursSection({ bind, path, title }: HoursSectionProps) {
  return (
    <FormSection title={title}>
      <ul class={styles.days}>
        {WEEKDAYS.map((day) => (
          <li key={day} class={styles.day}>
            <Day bind={bind} path={`${path}.${day}`} name={DAY_WORDS[day]} />
          </li>
        ))}
      </ul>
    </FormSection>
  );
}

function Day({ bind, path, name }: { readonly bind: SettingsBinder; readonly path: string; readonly name: string }) {
  const hours = bind.value(path);
  const isOpen = typeof hours === 'object' && hours !== null;
  const problems = ['', '.opens', '.closes'].flatMap((part) => bind.problemsAt(`${path}${part}`));
  return (
    <>
      <span class={styles.name}>{name}</span>
      <Checkbox
        label="Buka"
        field={path}
        isChecked={isOpen}
        isDisabled={bind.isReadOnly}
        onChange={(isChecked) => bind.set(path, isChecked ? USUAL : null)}
      />
      {isOpen && (
        <span class={styles.times}>
          <Time bind={bind} path={`${path}.opens`} label={`${name} buka pukul`} />
          <span aria-hidden="true">sampai</span>
          <Time bind={bind} path={`${path}.closes`} label={`${name} tutup pukul`} />
        </span>
      )}
      {problems.map(({ severity, sentence }) => (
        <ProblemLine key={sentence} tone={toneOf(severity)}>
          {sentence}
        </ProblemLine>
      ))}
    </>
  );
}

/** "24:00" is the end of the day, which no clock field of a browser knows: it is written as 23:59 there and kept as it was. */
function Time({ bind, path, label }: { readonly bind: SettingsBinder; readonly path: string; readonly label: string }) {
  const value = bind.value(path);
  const shown = value === '24:00' ? '23:59' : typeof value === 'string' ? value : '';
  return (
    <input
      class={control.control}
      type="time"
      aria-label={label}
      data-field={path}
      value={shown}
      readOnly={bind.isReadOnly}
      onInput={({ currentTarget }) => bind.set(path, currentTarget.value === '23:59' ? '24:00' : currentTarget.value)}
    />
  );
}
