/** [V1] A choice that leaves nothing: it says so, and the way out is one press. */
import type { Commodity } from '../../../contract/places.ts';
import type { Language } from '../../words.ts';
import { Button } from '../controls/Button.tsx';
import { visitorWord } from '../visitor-words.ts';
import { GiantTeeth } from './GiantTeeth.tsx';
import styles from './NoResult.module.css';

interface NoResultProps {
  readonly language: Language;
  readonly commodity: Commodity | undefined;
  readonly isPortrait: boolean;
  readonly onShowAll: () => void;
}

export function NoResult({ language, commodity, isPortrait, onShowAll }: NoResultProps) {
  return (
    <div class={styles.nothing} data-commodity={commodity}>
      <div class={styles.teeth}>
        <GiantTeeth isPortrait={isPortrait} />
      </div>
      <div class={styles.words}>
        <h1 class={styles.title}>{visitorWord(language, 'noResult')}</h1>
        <p class={styles.hint}>{visitorWord(language, 'noResultHint')}</p>
        <Button kind="primary" onPress={onShowAll}>
          {visitorWord(language, 'showAll')}
        </Button>
      </div>
    </div>
  );
}
