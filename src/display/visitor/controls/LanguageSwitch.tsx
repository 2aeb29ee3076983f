/** Indonesian or English: two cells of the segment. */
import type { Language } from '../../words.ts';
import { visitorWord } from '../visitor-words.ts';
import control from './control.module.css';
import segment from './Segment.module.css';

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
    <div class={segment.cells} role="group" aria-label={visitorWord(language, 'language')}>
      {CHOICES.map(({ choice, short, name }) => (
        <button
          key={choice}
          type="button"
          class={`${control.control} ${segment.cell}`}
          aria-pressed={choice === language}
          onClick={() => onChoose(choice)}
        >
          <span class={segment.face}>{short}</span>
          <span class="hidden-label"> {visitorWord(language, name)}</span>
        </button>
      ))}
    </div>
  );
}
