/**
 * The current tooth fills from the top with kunyit. Two opposite translations inside a clipping box instead of
 * clip-path or height: only transforms move, so the compositor does it alone.
 */
import { useLayoutEffect, useRef } from 'preact/hooks';
import { TeethRow } from '../../ui/GigiBalang.tsx';
import { prefersReducedMotion, slowSteps } from '../motion.ts';
import styles from './ToothFill.module.css';

interface ToothFillProps {
  readonly tooth: number;
  readonly teeth: number;
  /** 0: stands filled at once. */
  readonly fillMs: number;
}

export function ToothFill({ tooth, teeth, fillMs }: ToothFillProps) {
  const outer = useRef<HTMLDivElement>(null);
  const inner = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    if (fillMs === 0 || prefersReducedMotion()) return undefined;
    const timing = { duration: fillMs, easing: slowSteps(fillMs), fill: 'both' } as const;
    const animations = [
      outer.current?.animate({ transform: ['translateY(-100%)', 'translateY(0)'] }, timing),
      inner.current?.animate({ transform: ['translateY(100%)', 'translateY(0)'] }, timing),
    ];
    return () => {
      for (const animation of animations) animation?.cancel();
    };
  }, [fillMs]);
  return (
    <div class={styles.slot} style={{ left: `${(tooth / teeth) * 100}%`, width: `${100 / teeth}%` }}>
      <div ref={outer} class={styles.outer}>
        <div ref={inner} class={styles.inner}>
          <TeethRow count={1} />
        </div>
      </div>
    </div>
  );
}
