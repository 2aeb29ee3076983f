/** The segment of the bar that says how the screen is read: ID | EN | Aa. A gallery of one language has the last alone. */
import type { FeedGallery } from '../../../contract/gallery.ts';
import type { Language } from '../../words.ts';
import { Comfort, type ComfortChoices } from './Comfort.tsx';
import { LanguageSwitch } from './LanguageSwitch.tsx';
import styles from './Segment.module.css';

export interface ReadingSegmentProps {
  readonly gallery: Pick<FeedGallery, 'languages'>;
  readonly language: Language;
  readonly comfort: ComfortChoices;
  readonly onLanguage: (language: Language) => void;
}

export function ReadingSegment({ gallery, language, comfort, onLanguage }: ReadingSegmentProps) {
  return (
    <div class={styles.segment}>
      {gallery.languages.length > 1 && <LanguageSwitch language={language} onChoose={onLanguage} />}
      <Comfort language={language} {...comfort} />
    </div>
  );
}
