/**
 * The loop as an APG carousel: the slide that stands, the one that goes, and the next one, mounted but hidden so that its
 * name is fitted and its photo placed before anybody sees it.
 */
import type { ReadonlySignal } from '@preact/signals';
import { useLayoutEffect, useRef } from 'preact/hooks';
import type { FeedGallery } from '../../contract/gallery.ts';
import { animator } from '../motion.ts';
import type { CardSlide as CardSlideData, Slide } from '../slide.ts';
import type { Viewport } from '../viewport.ts';
import { word, type Language } from '../words.ts';
import { CardSlide } from './CardSlide.tsx';
import type { Progress } from './Eave.tsx';
import { PhotoSlot } from './PhotoSlot.tsx';
import styles from './Stage.module.css';

/** What is on the stage. All three never show the same product. */
export interface StageState {
  readonly previous: Slide | undefined;
  readonly current: Slide | undefined;
  readonly next: Slide | undefined;
  /** The slide whose photo is fully painted; it alone carries `data-current` (D4). */
  readonly paintedSlot: number | undefined;
}

interface StageProps {
  readonly stage: ReadonlySignal<StageState>;
  readonly gallery: FeedGallery;
  readonly language: Language;
  readonly viewport: ReadonlySignal<Viewport>;
  /** A visitor's view lies over it. */
  readonly isCovered?: boolean;
}

export function Stage({ stage, gallery, language, viewport, isCovered }: StageProps) {
  const { previous, current, next, paintedSlot } = stage.value;
  const slides = [previous, current, next].filter((slide) => slide !== undefined);
  return (
    <main class={styles.stage} inert={isCovered}>
      <section
        class={styles.slides}
        aria-roledescription="carousel"
        aria-label={word(language, 'featured')}
        aria-live="off"
      >
        {slides.map((slide) => (
          <StageSlide
            key={slide.slot}
            slide={slide}
            state={slide === current ? 'current' : slide === previous ? 'previous' : 'next'}
            previous={previous}
            isPainted={slide.slot === paintedSlot}
            gallery={gallery}
            language={language}
            viewport={viewport.value}
          />
        ))}
      </section>
      {/* All of the glass is one button; whatever touches it is heard before this hears it. */}
      <button type="button" class={styles.glass} aria-label={word(language, 'touchToExplore')} />
    </main>
  );
}

/** [D11] One tooth per product position. */
export function progressOf(current: Slide | undefined, teeth: number): Progress | undefined {
  if (current?.card === undefined) return undefined;
  const { slot, position, total, standMs } = current;
  return { slot, tooth: Math.floor(((position - 1) * teeth) / total), fillMs: standMs };
}

interface StageSlideProps {
  readonly slide: Slide;
  readonly state: 'previous' | 'current' | 'next';
  readonly previous: Slide | undefined;
  readonly isPainted: boolean;
  readonly gallery: FeedGallery;
  readonly language: Language;
  readonly viewport: Viewport;
}

function StageSlide({ slide, state, previous, isPainted, gallery, language, viewport }: StageSlideProps) {
  const layer = useRef<HTMLDivElement>(null);
  const endChange = useRef(() => {});

  useLayoutEffect(() => {
    const element = layer.current;
    if (state !== 'current' || element === null) return undefined;
    const motion = animator();
    motion.stand(element, slide.standMs);
    if (previous === undefined) return undefined;
    endChange.current = motion.change({
      next: element,
      previous: element.parentElement?.querySelector<HTMLElement>(`[data-slot='${previous.slot}']`) ?? undefined,
      sameCommodity: previous.card?.commodity === slide.card?.commodity,
      changeMs: slide.changeMs,
    });
    return () => endChange.current();
    // The change belongs to the moment a slide becomes current, whatever re-renders later.
  }, [state]);

  useLayoutEffect(() => {
    // A finished animation that still fills keeps a dozen layers in memory for as long as the slide stands.
    if (isPainted) endChange.current();
  }, [isPainted]);

  return (
    <div
      ref={layer}
      class={styles.layer}
      role="group"
      aria-roledescription="slide"
      aria-label={slide.card && word(language, 'positionOf', { position: slide.position, total: slide.total })}
      aria-hidden={state === 'current' ? undefined : 'true'}
      data-state={state}
      data-slot={slide.slot}
      data-card={slide.card?.id}
      data-current={isPainted && slide.card ? '' : undefined}
    >
      {slide.card ? (
        <Product slide={slide} gallery={gallery} language={language} viewport={viewport} />
      ) : (
        <slide.Face language={language} isPortrait={viewport.isPortrait} />
      )}
    </div>
  );
}

interface ProductProps extends Pick<StageSlideProps, 'gallery' | 'language' | 'viewport'> {
  readonly slide: CardSlideData;
}

function Product({ slide: { card, image, today }, gallery, language, viewport }: ProductProps) {
  const [photo] = card.photos;
  return (
    <CardSlide
      card={card}
      language={language}
      today={today}
      unitName={gallery.sudin.find(({ key }) => key === card.sudin)?.short ?? card.sudin}
      isPortrait={viewport.isPortrait}
      uPx={viewport.uPx}
      photo={image && photo && <PhotoSlot image={image} photo={photo} language={language} />}
    />
  );
}
