/** [V2] Back, where one is, onward. Both ends stay in place, so that the hand and the focus do. */
import { ChevronLeft, ChevronRight } from 'lucide';
import type { Language } from '../../words.ts';
import { visitorWord } from '../visitor-words.ts';
import { Button } from './Button.tsx';
import styles from './Pager.module.css';

interface PagerProps {
  readonly language: Language;
  /** From 0. */
  readonly index: number;
  readonly total: number;
  readonly onPage: (index: number) => void;
  readonly previousLabel: string;
  readonly nextLabel: string;
  /** Instead of "1 dari 4". */
  readonly text?: string | undefined;
}

export function Pager({ language, index, total, onPage, previousLabel, nextLabel, text }: PagerProps) {
  const isFirst = index <= 0;
  const isLast = index >= total - 1;
  return (
    <div class={styles.pager}>
      <Button
        kind="secondary"
        icon={ChevronLeft}
        label={previousLabel}
        isDisabled={isFirst}
        onPress={() => onPage(index - 1)}
      />
      <span class={styles.text}>{text ?? visitorWord(language, 'pageOf', { index: index + 1, total })}</span>
      <Button
        kind="primary"
        icon={ChevronRight}
        label={nextLabel}
        isDisabled={isLast}
        onPress={() => onPage(index + 1)}
      />
    </div>
  );
}
