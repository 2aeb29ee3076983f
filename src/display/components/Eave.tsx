/** The eave: who we are, and the progress of the loop. Constant on every public screen, so it is drawn once. */
import type { FeedGallery } from '../../contract/gallery.ts';
import { COMMODITIES } from '../../contract/places.ts';
import { BackTeethRow, TeethRow } from '../../ui/GigiBalang.tsx';
import { textIn } from '../format.ts';
import type { Beam } from '../visitor-link.ts';
import type { Language } from '../words.ts';
import styles from './Eave.module.css';
import { ToothFill } from './ToothFill.tsx';

export interface Progress {
  /** Counts up with every slide, so that the same tooth twice still fills anew. */
  readonly slot: number;
  readonly tooth: number;
  readonly fillMs: number;
}

interface EaveProps {
  readonly gallery: FeedGallery;
  readonly language: Language;
  readonly teeth: number;
  /** Of the teeth behind. */
  readonly colour: Beam | undefined;
  readonly progress: Progress | undefined;
  /** A visitor's view has a heading of its own. */
  readonly isHeading: boolean;
}

/** `all` is a visitor's shelf with every commodity on it. */
const COLOURS: readonly Beam[] = [...COMMODITIES, 'all'];

export function Eave({ gallery, language, teeth, colour, progress, isHeading }: EaveProps) {
  const line = textIn(language, gallery.host.line);
  const Name = isHeading ? 'h1' : 'p';
  return (
    <header class={styles.eave}>
      <div class={styles.band}>
        <Name class={styles.name}>
          <b>{gallery.name.title}</b> {gallery.name.place}
        </Name>
        <p class={styles.host} lang={line.lang}>
          {line.text} <b>{gallery.host.partner}</b>
        </p>
      </div>
      <div class={styles.teeth} aria-hidden="true">
        <BackTeeth teeth={teeth} colour={colour} />
        <div class={styles.front}>
          <TeethRow count={teeth} />
        </div>
        {progress && <ToothFill key={progress.slot} teeth={teeth} {...progress} />}
      </div>
    </header>
  );
}

/** One row per colour, cross-faded: a colour that changes would be painted in every frame. */
function BackTeeth({ teeth, colour }: Pick<EaveProps, 'teeth' | 'colour'>) {
  return COLOURS.map((each) => (
    <div key={each} class={styles.back} data-commodity={each} data-on={each === colour}>
      <BackTeethRow count={teeth} />
    </div>
  ));
}
