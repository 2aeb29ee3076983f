/** First start: giant teeth, the name, and how far the filling has come, tooth by tooth. */
import type { ReadonlySignal } from '@preact/signals';
import type { FeedGallery } from '../../contract/gallery.ts';
import { TeethRow, Tooth } from '../../ui/GigiBalang.tsx';
import { preparing } from '../format-time.ts';
import { textIn } from '../format.ts';
import type { Language } from '../words.ts';
import styles from './Empty.module.css';

export interface Filling {
  readonly ready: number;
  readonly total: number;
}

type EmptyGallery = Pick<FeedGallery, 'name' | 'host' | 'intro'>;

/** What a screen says of itself before it has ever heard from its gallery. */
const UNKNOWN_GALLERY: EmptyGallery = {
  name: { title: 'Galeri JakPreneur', place: 'Jakarta Timur' },
  host: { line: { id: 'Pemerintah Kota Administrasi Jakarta Timur' }, partner: '' },
  intro: {
    id: 'Karya pelaku usaha dari sepuluh kecamatan. Galeri sedang disiapkan dan segera tampil.',
    en: 'Made by small businesses from ten districts. The gallery is being prepared and will open shortly.',
  },
};

interface EmptyProps {
  /** Undefined before the first feed. */
  readonly gallery: EmptyGallery | undefined;
  readonly language: Language;
  readonly teeth: number;
  readonly isPortrait: boolean;
  readonly filling: ReadonlySignal<Filling | undefined>;
}

const GIANT_TEETH = { landscape: 4, portrait: 2 };

export function Empty({ gallery = UNKNOWN_GALLERY, language, teeth, isPortrait, filling }: EmptyProps) {
  const intro = textIn(language, gallery.intro);
  const line = textIn(language, gallery.host.line);
  const now = filling.value;
  return (
    <main class={styles.empty} data-commodity="kriya">
      <div class={styles.giants} aria-hidden="true">
        {Array.from({ length: isPortrait ? GIANT_TEETH.portrait : GIANT_TEETH.landscape }, (_, index) => (
          <div key={index}>
            <Tooth />
          </div>
        ))}
      </div>
      <FillingEave teeth={teeth} filling={now} />
      <div class={styles.words}>
        <h1 class={styles.name}>
          <b>{gallery.name.title}</b>
          <span>{gallery.name.place}</span>
        </h1>
        <p class={styles.intro} lang={intro.lang}>
          {intro.text}
        </p>
      </div>
      <footer class={styles.foot}>
        <p class={styles.progress} role="status">
          {now !== undefined && now.total > 0 ? preparing(language, now.ready, now.total) : ''}
        </p>
        <p lang={line.lang}>
          {line.text} {gallery.host.partner}
        </p>
      </footer>
    </main>
  );
}

/** Done teeth are cream, the one in work half kunyit, the rest tone on tone. */
function FillingEave({ teeth, filling }: { readonly teeth: number; readonly filling: Filling | undefined }) {
  const share = filling === undefined || filling.total === 0 ? 0 : filling.ready / filling.total;
  const done = Math.min(teeth, Math.floor(share * teeth));
  return (
    <div class={styles.eave} aria-hidden="true">
      <div class={styles.strip} />
      <div class={styles.row}>
        <div class={styles.waiting}>
          <TeethRow count={teeth} />
        </div>
        {done > 0 && (
          <div class={styles.done} style={{ width: `${(done / teeth) * 100}%` }}>
            <TeethRow count={done} />
          </div>
        )}
        {filling !== undefined && done < teeth && (
          <div class={styles.working} style={{ left: `${(done / teeth) * 100}%`, width: `${100 / teeth}%` }}>
            <Tooth />
          </div>
        )}
      </div>
    </div>
  );
}
