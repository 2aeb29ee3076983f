/** Indonesian or English, as one segment of two buttons. */
import type { Language } from '../../words.ts';
import { visitorWord } from '../visitor-words.ts';
import control from './control.module.css';
import styles from './LanguageSwitch.module.css';

const CHOICES = [
  { choice: 'id', short: 'ID', name: 'toIndonesian' },
  { choice: 'en', short: 'EN', name: 'toEnglish' },
] as const;

interface LanguageSwitchProps {
  readonly language: Language;
  readonly onChoose: (language: Language) => void;
}

export function LanguageSwitch({ language, onChoose }: LanguageSwitchProps) {
  return (
    <div class={styles.segment} role="group" aria-label={visitorWord(language, 'language')}>
      {CHOICES.map(({ choice, short, name }) => (
        <button
          key={choice}
          type="button"
          class={`${control.control} ${styles.choice}`}
          aria-pressed={choice === language}
          onClick={() => onChoose(choice)}
        >
          <span class={styles.face}>{short}</span>
          <span class="hidden-label"> {visitorWord(language, name)}</span>
        </button>
      ))}
    </div>
  );
}
