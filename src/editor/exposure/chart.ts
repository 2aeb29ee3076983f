/**
 * The bars of the report. A file of its own because the library comes with it: loaded when a report is looked at, and of
 * the library only what bars need.
 */
import { BarController, BarElement, CategoryScale, Chart, LinearScale, type Plugin } from 'chart.js';

Chart.register(BarController, BarElement, CategoryScale, LinearScale);

export interface ShareBar {
  readonly name: string;
  readonly shownMs: number;
  /** Clearly less than its fair share. */
  readonly isShort: boolean;
}

export interface ChartLook {
  readonly bar: string;
  readonly short: string;
  readonly fair: string;
  readonly text: string;
  readonly line: string;
  readonly font: string;
  readonly isAnimated: boolean;
}

export interface ShareChart {
  show(bars: readonly ShareBar[], fairMs: number): void;
  /** To the size of its box, or for paper to this one. */
  fit(size?: { readonly widthPx: number; readonly heightPx: number }): void;
  destroy(): void;
}

const HOUR_MS = 3_600_000;
const MINUTE_MS = 60_000;
const FAIR_LINE_PX = 2;
const ANIMATION_MS = 300;

export function createShareChart(canvas: HTMLCanvasElement, look: ChartLook): ShareChart {
  let fairMs = 0;
  let unitMs = HOUR_MS;

  const fairLine: Plugin<'bar'> = {
    id: 'fair-line',
    afterDatasetsDraw({ ctx, chartArea, scales }) {
      const scale = scales['x'];
      if (scale === undefined || fairMs === 0) return;
      const x = scale.getPixelForValue(fairMs / unitMs);
      ctx.fillStyle = look.fair;
      ctx.fillRect(x - FAIR_LINE_PX / 2, chartArea.top, FAIR_LINE_PX, chartArea.height);
    },
  };

  const font = { family: look.font, size: 13, weight: 500 } as const;
  const chart = new Chart<'bar', number[], string>(canvas, {
    type: 'bar',
    data: { labels: [], datasets: [{ data: [], maxBarThickness: 18, borderRadius: 3, borderSkipped: 'start' }] },
    options: {
      indexAxis: 'y',
      responsive: true,
      maintainAspectRatio: false,
      animation: look.isAnimated ? { duration: ANIMATION_MS } : false,
      // A picture: what it says stands in the table beside it.
      events: [],
      scales: {
        x: {
          beginAtZero: true,
          grid: { color: look.line },
          border: { display: false },
          ticks: { color: look.text, font, maxTicksLimit: 6 },
          title: { display: true, color: look.text, font, text: '' },
        },
        y: {
          grid: { display: false },
          border: { color: look.line },
          // Every unit is named, however low the picture.
          ticks: { color: look.text, font, autoSkip: false },
        },
      },
    },
    plugins: [fairLine],
  });

  return {
    show(bars, nextFairMs) {
      fairMs = nextFairMs;
      unitMs = Math.max(fairMs, ...bars.map(({ shownMs }) => shownMs)) >= HOUR_MS ? HOUR_MS : MINUTE_MS;
      const [dataset] = chart.data.datasets;
      const scale = chart.options.scales?.['x'];
      if (dataset === undefined || scale === undefined) return;
      chart.data.labels = bars.map(({ name }) => name);
      dataset.data = bars.map(({ shownMs }) => shownMs / unitMs);
      dataset.backgroundColor = bars.map(({ isShort }) => (isShort ? look.short : look.bar));
      // The line of the fair share stays inside the picture also where everybody has the same.
      scale.suggestedMax = (fairMs / unitMs) * 1.1;
      Object.assign(scale, {
        title: { ...(scale as { title?: object }).title, text: unitMs === HOUR_MS ? 'Jam tayang' : 'Menit tayang' },
      });
      chart.update();
    },
    fit: (size) => chart.resize(size?.widthPx, size?.heightPx),
    destroy: () => chart.destroy(),
  };
}
