/** The bars of the report, drawn when their library has come. For who cannot see them the table beside says the same. */
import { useEffect, useRef } from 'preact/hooks';
import type { ShareBar, ShareChart } from './chart.ts';
import styles from './ExposurePage.module.css';

export interface ShareChartViewProps {
  readonly bars: readonly ShareBar[];
  readonly fairMs: number;
  /** What it shows, and where the numbers stand. */
  readonly label: string;
}

/** On an A4 page with its margins. */
const PAPER = { widthPx: 640, heightPx: 148 };

export function ShareChartView({ bars, fairMs, label }: ShareChartViewProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const chart = useRef<ShareChart | undefined>(undefined);
  const latest = useRef({ bars, fairMs });
  latest.current = { bars, fairMs };

  useEffect(() => {
    let isGone = false;
    const forPaper = () => chart.current?.fit(PAPER);
    const forScreen = () => chart.current?.fit();
    addEventListener('beforeprint', forPaper);
    addEventListener('afterprint', forScreen);
    void import('./chart.ts').then(({ createShareChart }) => {
      const element = canvas.current;
      if (isGone || element === null) return;
      chart.current = createShareChart(element, lookOf(element));
      chart.current.show(latest.current.bars, latest.current.fairMs);
    });
    return () => {
      isGone = true;
      removeEventListener('beforeprint', forPaper);
      removeEventListener('afterprint', forScreen);
      chart.current?.destroy();
    };
  }, []);

  useEffect(() => chart.current?.show(bars, fairMs), [JSON.stringify(bars), fairMs]);

  return (
    <div class={styles.chart}>
      <canvas ref={canvas} role="img" aria-label={label} />
    </div>
  );
}

/** Colours of the page's own tokens: a canvas knows no custom properties. */
function lookOf(element: Element) {
  const style = getComputedStyle(element);
  const token = (name: string) => style.getPropertyValue(name).trim();
  return {
    bar: token('--kriya'),
    short: token('--short'),
    fair: token('--err'),
    text: token('--ink-2'),
    line: token('--hairline'),
    font: style.fontFamily,
    isAnimated: !matchMedia('(prefers-reduced-motion: reduce)').matches,
  };
}
