/**
 * How a slide comes and stands (design spec, section 8). Only opacity and transform move, each by the compositor.
 * Reduced motion is another animator, not conditions all over.
 */

const EASE_OUT = 'cubic-bezier(.2,.7,.2,1)';
const EASE_IN_OUT = 'cubic-bezier(.6,0,.3,1)';

/**
 * What moves while a slide stands moves so slowly (about a pixel a second) that ten steps a second look the same as
 * sixty; without a GPU they cost a sixth. The compositor draws nothing between two steps.
 */
const STANDING_STEPS_PER_SECOND = 10;

/** Easing of a slow, steady movement over `durationMs`. */
export const slowSteps = (durationMs: number): string =>
  `steps(${Math.max(1, Math.round((durationMs / 1000) * STANDING_STEPS_PER_SECOND))})`;

/** A change of product at full length. */
export const CHANGE_MS = 1300;
const REDUCED_CHANGE_MS = 400;
/** With slides of a second or two, the change must leave time to see the product. */
const CHANGE_MAX_SHARE = 0.5;

export interface SlideChange {
  readonly next: HTMLElement;
  readonly previous: HTMLElement | undefined;
  readonly sameCommodity: boolean;
  readonly changeMs: number;
}

export interface Animator {
  /** How long a change takes when a slide stands for `slideMs`. */
  changeMs(slideMs: number): number;
  /** Brings `next` in over `previous`; returns its canceller, which leaves the final picture. */
  change(change: SlideChange): () => void;
  /** Moves what moves while a slide stands. */
  stand(slide: HTMLElement, standMs: number): void;
}

export const prefersReducedMotion = (): boolean => matchMedia('(prefers-reduced-motion: reduce)').matches;

/** Chosen anew at every change, so that the system switch takes effect without a reload. */
export const animator = (): Animator => (prefersReducedMotion() ? reduced : full);

const part = (slide: HTMLElement, name: string): HTMLElement[] => [
  ...slide.querySelectorAll<HTMLElement>(`[data-part='${name}']`),
];

const full: Animator = {
  changeMs: (slideMs) => Math.min(CHANGE_MS, slideMs * CHANGE_MAX_SHARE),

  change({ next, previous, sameCommodity, changeMs }) {
    const running: Animation[] = [];
    /** Times of the spec, which add up to CHANGE_MS, stretched or squeezed to this change. */
    const move = (elements: HTMLElement[], keyframes: Keyframe[], from: number, until: number, easing: string) => {
      const scale = changeMs / CHANGE_MS;
      for (const element of elements) {
        const timing = { delay: from * scale, duration: (until - from) * scale, easing, fill: 'both' } as const;
        running.push(element.animate(keyframes, timing));
      }
    };
    if (previous !== undefined) {
      move(part(previous, 'rise'), [{ opacity: 1 }, { opacity: 0 }], 0, 200, 'linear');
    }
    move(
      part(next, 'photo'),
      [
        { opacity: 0, transform: 'scale(1.03)' },
        { opacity: 1, transform: 'scale(1)' },
      ],
      150,
      1050,
      EASE_IN_OUT,
    );
    if (sameCommodity) {
      // The colour does not change; the field only has to come over the old text once that is gone.
      move(part(next, 'blind'), [{ opacity: 0 }, { opacity: 1 }], 200, 260, 'linear');
    } else {
      move(
        part(next, 'blind'),
        [{ transform: 'translateY(calc(-100% - 5 * var(--u)))' }, { transform: 'none' }],
        150,
        950,
        EASE_IN_OUT,
      );
    }
    move(part(next, 'invitation'), [{ opacity: 0 }, { opacity: 1 }], 500, 950, 'linear');
    part(next, 'rise').forEach((element, index) => {
      const from = Math.min(700 + index * 70, 1000);
      const rise = [
        { opacity: 0, transform: 'translateY(calc(1.6 * var(--u)))' },
        { opacity: 1, transform: 'none' },
      ];
      move([element], rise, from, from + 300, EASE_OUT);
    });
    return () => {
      for (const animation of running) animation.cancel();
    };
  },

  stand(slide, standMs) {
    const [photo] = part(slide, 'zoom');
    photo?.animate(
      { transform: ['scale(1)', 'scale(1.025)'] },
      { duration: standMs, easing: slowSteps(standMs), fill: 'forwards' },
    );
  },
};

const reduced: Animator = {
  changeMs: (slideMs) => Math.min(REDUCED_CHANGE_MS, slideMs * CHANGE_MAX_SHARE),

  change({ next, changeMs }) {
    const fade = next.animate({ opacity: [0, 1] }, { duration: changeMs, easing: 'linear', fill: 'both' });
    return () => fade.cancel();
  },

  stand() {},
};
