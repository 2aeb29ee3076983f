/**
 * [D9] Closed hours: a clock and the next opening, nothing else. The text jumps once a minute (faded out, moved, faded
 * in) so that no pixel wears; between two jumps nothing runs.
 */
import type { ReadonlySignal } from '@preact/signals';
import type { LocalText } from '../../contract/text.ts';
import { formatDay, formatTime } from '../format-time.ts';
import { textIn } from '../format.ts';
import { quietWord } from '../quiet-words.ts';
import type { Language } from '../words.ts';
import styles from './Asleep.module.css';

export interface SleepFace {
  /** Since local midnight. */
  readonly nowMinutes: number;
  readonly zone: string;
  readonly reason: LocalText | undefined;
  readonly opens: { readonly date: string; readonly minutes: number; readonly daysAhead: number } | undefined;
  /** Where the text stands, as shares (0–1) of the room it may use. */
  readonly place: { readonly x: number; readonly y: number };
  /** False while it is on its way to another place. */
  readonly isVisible: boolean;
}

interface AsleepProps {
  readonly face: ReadonlySignal<SleepFace>;
  readonly language: Language;
}

export function Asleep({ face, language }: AsleepProps) {
  const { nowMinutes, reason, place, isVisible } = face.value;
  const because = reason === undefined ? undefined : textIn(language, reason).text;
  return (
    <main class={styles.asleep}>
      <div class={styles.room}>
        <div
          class={styles.text}
          data-visible={isVisible}
          style={{
            left: `${place.x * 100}%`,
            top: `${place.y * 100}%`,
            transform: `translate(-${place.x * 100}%, -${place.y * 100}%)`,
          }}
        >
          <h1 class={styles.clock}>{formatTime(language, nowMinutes)}</h1>
          <p>
            {because === undefined
              ? quietWord(language, 'closed')
              : quietWord(language, 'closedBecause', { reason: because })}
          </p>
          <Opens face={face.value} language={language} />
        </div>
      </div>
    </main>
  );
}

function Opens({ face: { opens, zone }, language }: { readonly face: SleepFace; readonly language: Language }) {
  if (opens === undefined) return null;
  const time = formatTime(language, opens.minutes);
  return (
    <p>
      {opens.daysAhead === 0
        ? quietWord(language, 'opensToday', { time, zone })
        : quietWord(language, 'opensOn', { day: formatDay(language, opens.date, opens.daysAhead), time, zone })}
    </p>
  );
}
