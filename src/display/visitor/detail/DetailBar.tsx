/** Everything needed to operate, at the lower edge and in the same order as on the shelf; `Tutup` is always the last. */
import { ChevronLeft, X } from 'lucide';
import { Button } from '../controls/Button.tsx';
import { Pager } from '../controls/Pager.tsx';
import { ReadingSegment, type ReadingSegmentProps } from '../controls/ReadingSegment.tsx';
import { visitorWord } from '../visitor-words.ts';
import styles from './DetailBar.module.css';

export interface DetailBarProps extends ReadingSegmentProps {
  /** What the pager leads to. */
  readonly of?: 'Product' | 'Notice';
  /** From 1. */
  readonly position: number;
  readonly total: number;
  readonly onPrevious: () => void;
  readonly onNext: () => void;
  readonly onBack: () => void;
  readonly onClose: () => void;
}

export function DetailBar(props: DetailBarProps) {
  const { language, position, total, onPrevious, onNext, onBack, onClose, of = 'Product' } = props;
  const index = position - 1;
  return (
    <div class={styles.bar}>
      <div class={styles.side}>
        <Button kind="secondary" icon={ChevronLeft} onPress={onBack}>
          {visitorWord(language, 'back')}
        </Button>
      </div>
      <Pager
        language={language}
        index={index}
        total={total}
        onPage={(wanted) => (wanted < index ? onPrevious() : onNext())}
        previousLabel={visitorWord(language, `previous${of}`)}
        nextLabel={visitorWord(language, `next${of}`)}
      />
      <div class={styles.side}>
        <ReadingSegment {...props} />
        <Button kind="secondary" icon={X} onPress={onClose}>
          {visitorWord(language, 'close')}
        </Button>
      </div>
    </div>
  );
}
