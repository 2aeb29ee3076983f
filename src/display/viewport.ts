/** The design's unit and the number of teeth that fit; follows the window. */
import { signal, type ReadonlySignal } from '@preact/signals';
import { TOOTH_PITCH_U } from '../ui/GigiBalang.tsx';

export interface Viewport {
  readonly widthPx: number;
  readonly heightPx: number;
  /** One design unit: 1 % of the short side of the largest 16:9 (or 9:16) frame that fits. */
  readonly uPx: number;
  readonly isPortrait: boolean;
  readonly teeth: number;
}

export function measureViewport(widthPx: number, heightPx: number): Viewport {
  const uPx = Math.max(0.1, Math.min(Math.min(widthPx, heightPx) / 100, (Math.max(widthPx, heightPx) * 0.5625) / 100));
  return {
    widthPx,
    heightPx,
    uPx,
    isPortrait: heightPx > widthPx,
    teeth: Math.max(8, Math.round(widthPx / (TOOTH_PITCH_U * uPx))),
  };
}

export interface ViewportWatch {
  readonly viewport: ReadonlySignal<Viewport>;
  readonly stop: () => void;
}

export function watchViewport(target: Window): ViewportWatch {
  const viewport = signal(measureViewport(target.innerWidth, target.innerHeight));
  const onResize = () => {
    viewport.value = measureViewport(target.innerWidth, target.innerHeight);
  };
  target.addEventListener('resize', onResize);
  return { viewport, stop: () => target.removeEventListener('resize', onResize) };
}
