/** [E21] The lobby's own components, with one product to show. Nothing of their look is repeated here. */
import type { ReadonlySignal } from '@preact/signals';
import { useSignal } from '@preact/signals';
import { useLayoutEffect, useRef } from 'preact/hooks';
import type { Photo } from '../../contract/feed.ts';
import { CardSlide } from '../../display/components/CardSlide.tsx';
import { Eave } from '../../display/components/Eave.tsx';
import { PhotoSlot } from '../../display/components/PhotoSlot.tsx';
import { NAME_STEPS } from '../../display/fit-name.ts';
import type { PhotoPool } from '../../display/photo-pool.ts';
import type { Viewport } from '../../display/viewport.ts';
import { DetailView } from '../../display/visitor/detail/DetailView.tsx';
import styles from './Lobby.module.css';
import type { NameFit, PreviewContent } from './messages.ts';

export interface LobbyProps {
  /** Undefined until there is something to show. */
  readonly content: ReadonlySignal<PreviewContent | undefined>;
  readonly viewport: ReadonlySignal<Viewport>;
  readonly photos: Pick<PhotoPool, 'get'>;
  readonly onName: (fit: NameFit) => void;
}

export function Lobby({ content, viewport, photos, onName }: LobbyProps) {
  const shown = content.value;
  if (shown === undefined) return null;
  const { teeth } = viewport.value;
  const isLoop = shown.view === 'loop';
  const parts = { shown, viewport: viewport.value, photos };
  return (
    <div class={styles.stage}>
      <Eave
        gallery={shown.gallery}
        language={shown.language}
        teeth={teeth}
        colour={shown.card.commodity}
        progress={isLoop ? { slot: 1, tooth: Math.floor(teeth / 6), fillMs: 0 } : undefined}
        isHeading={isLoop}
      />
      {isLoop ? (
        <Loop {...parts} onName={onName} />
      ) : (
        <div class={styles.layer}>
          <Detail {...parts} />
        </div>
      )}
    </div>
  );
}

interface PartProps extends Pick<LobbyProps, 'photos'> {
  readonly shown: PreviewContent;
  readonly viewport: Viewport;
}

function Loop({ shown, viewport, photos, onName }: PartProps & Pick<LobbyProps, 'onName'>) {
  const { card, gallery, language, today } = shown;
  const box = useRef<HTMLDivElement>(null);
  const [photo] = card.photos;
  const cover = useCover(photos, photo, shown);

  // After the slide's own effect, which has fitted the name.
  useLayoutEffect(() => onName(fitOf(box.current?.querySelector('[data-step]'))));

  return (
    <div ref={box}>
      <CardSlide
        card={card}
        language={language}
        today={today}
        unitName={gallery.sudin.find(({ key }) => key === card.sudin)?.short ?? card.sudin}
        isPortrait={viewport.isPortrait}
        uPx={viewport.uPx}
        photo={photoFace(cover, photo, language)}
      />
    </div>
  );
}

type Cover = HTMLImageElement | 'coming' | 'none';

/** A photo that is coming is its colour; the tumpal field is for what has none. */
function photoFace(cover: Cover, photo: Photo | undefined, language: PreviewContent['language']) {
  if (cover === 'none' || photo === undefined) return undefined;
  return cover === 'coming' ? <></> : <PhotoSlot image={cover} photo={photo} language={language} />;
}

/** The one before stays until the next is decoded. */
function useCover(photos: LobbyProps['photos'], photo: Photo | undefined, { photoUrls }: PreviewContent): Cover {
  const name = photo?.variants.at(-1)?.sha256;
  const url = name === undefined ? undefined : photoUrls[name];
  const cover = useSignal<Cover>(url === undefined ? 'none' : 'coming');
  useLayoutEffect(() => {
    if (name === undefined || url === undefined) {
      cover.value = 'none';
      return undefined;
    }
    let isGone = false;
    void photos.get(name).then((image) => {
      if (!isGone) cover.value = image ?? 'none';
    });
    return () => {
      isGone = true;
    };
  }, [name, url]);
  return cover.value;
}

/** What `fitName` has left on the name. */
function fitOf(name: Element | null | undefined): NameFit {
  if (!(name instanceof HTMLElement)) return 'fits';
  if (name.dataset['wrap'] !== undefined) return 'broken';
  return Number(name.dataset['step']) === NAME_STEPS - 1 ? 'smallest' : 'fits';
}

const nothing = (): void => undefined;
const comfort = { isLargeText: false, isHighContrast: false, onLargeText: nothing, onHighContrast: nothing };

function Detail({ shown, viewport, photos }: PartProps) {
  const { card, gallery, language, today, photoUrls } = shown;
  return (
    <DetailView
      // Photos that came under the same names are asked for again.
      key={JSON.stringify(photoUrls)}
      card={card}
      gallery={gallery}
      language={language}
      viewport={viewport}
      today={today}
      digests={new Set(Object.keys(photoUrls))}
      photos={photos}
      comfort={comfort}
      position={1}
      total={1}
      photoIndex={0}
      onPhoto={nothing}
      onPrevious={nothing}
      onNext={nothing}
      onBack={nothing}
      onClose={nothing}
      onLanguage={nothing}
    />
  );
}
