/** The eave: who we are, and the progress of the loop. Constant on every public screen, so it is drawn once. */
import type { ReadonlySignal } from '@preact/signals';
import type { FeedGallery } from '../../contract/gallery.ts';
import { COMMODITIES, type Commodity } from '../../contract/places.ts';
import { BackTeethRow, TeethRow } from '../../ui/GigiBalang.tsx';
import { textIn } from '../format.ts';
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
  readonly commodity: ReadonlySignal<Commodity | undefined>;
  readonly progress: ReadonlySignal<Progress | undefined>;
}

export function Eave({ gallery, language, teeth, commodity, progress }: EaveProps) {
  const line = textIn(language, gallery.host.line);
  return (
    <header class={styles.eave}>
      <div class={styles.band}>
        <h1 class={styles.name}>
          <b>{gallery.name.title}</b> {gallery.name.place}
        </h1>
        <p class={styles.host} lang={line.lang}>
          {line.text} <b>{gallery.host.partner}</b>
        </p>
      </div>
      <div class={styles.teeth} aria-hidden="true">
        <BackTeeth teeth={teeth} commodity={commodity} />
        <div class={styles.front}>
          <TeethRow count={teeth} />
        </div>
        <Fill teeth={teeth} progress={progress} />
      </div>
    </header>
  );
}

/** One row per commodity, cross-faded: a colour that changes would be painted in every frame. */
function BackTeeth({ teeth, commodity }: Pick<EaveProps, 'teeth' | 'commodity'>) {
  return COMMODITIES.map((each) => (
    <div key={each} class={styles.back} data-commodity={each} data-on={each === commodity.value}>
      <BackTeethRow count={teeth} />
    </div>
  ));
}

function Fill({ teeth, progress }: Pick<EaveProps, 'teeth' | 'progress'>) {
  const now = progress.value;
  return now === undefined ? null : <ToothFill key={now.slot} tooth={now.tooth} teeth={teeth} fillMs={now.fillMs} />;
}
