/** What the screens' desk knows, for Prometheus: how many are in which state, and how late the latest report is. */
import type { ScreensDesk } from '../../screens/screens-desk.ts';
import type { Metrics } from '../metrics.ts';

const MS_PER_SECOND = 1000;

/** @param desk undefined while the records are not open; then there are no figures, which is not none */
export function addScreenGauges(
  metrics: Pick<Metrics, 'gauge'>,
  desk: () => Pick<ScreensDesk, 'figures'> | undefined,
): void {
  metrics.gauge({
    name: 'galeri_screens',
    help: 'Screens that have reported, by state.',
    labels: ['state'],
    collect(set) {
      const figures = desk()?.figures();
      if (figures === undefined) return;
      const { longestUnheardMs: _, ...counts } = figures;
      for (const [state, count] of Object.entries(counts)) set(count, { state });
    },
  });
  metrics.gauge({
    name: 'galeri_screen_report_lag_seconds',
    help: 'How long the least recently heard of the connected screens has not been heard.',
    collect(set) {
      const figures = desk()?.figures();
      if (figures !== undefined) set(figures.longestUnheardMs / MS_PER_SECOND);
    },
  });
}
