/** Everything needed to operate, at the lower edge and in the same order as on the shelf; `Tutup` is always the last. */
import { ChevronLeft, X } from 'lucide';
import type { FeedGallery } from '../../../contract/gallery.ts';
import type { Language } from '../../words.ts';
import { Button } from '../controls/Button.tsx';
import { LanguageSwitch } from '../controls/LanguageSwitch.tsx';
import { Pager } from '../controls/Pager.tsx';
import { visitorWord } from '../visitor-words.ts';
import styles from './DetailBar.module.css';

export interface DetailBarProps {
  readonly gallery: Pick<FeedGallery, 'languages'>;
  readonly language: Language;
  /** From 1. */
  readonly position: number;
  readonly total: number;
  readonly onPrevious: () => void;
  readonly onNext: () => void;
  readonly onBack: () => void;
  readonly onClose: () => void;
  readonly onLanguage: (language: Language) => void;
}

export function DetailBar(props: DetailBarProps) {
  const { gallery, language, position, total, onPrevious, onNext, onBack, onClose, onLanguage } = props;
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
        previousLabel={visitorWord(language, 'previousProduct')}
        nextLabel={visitorWord(language, 'nextProduct')}
      />
      <div class={styles.side}>
        {gallery.languages.length > 1 && <LanguageSwitch language={language} onChoose={onLanguage} />}
        <Button kind="secondary" icon={X} onPress={onClose}>
          {visitorWord(language, 'close')}
        </Button>
      </div>
    </div>
  );
}
