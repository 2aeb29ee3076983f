import { describe, expect, it } from 'vitest';
import { createMetrics } from '../../../src/server/metrics.ts';
import { addScreenGauges } from '../../../src/server/screens/screen-gauges.ts';

const figures = { connected: 3, asleep: 1, silent: 0, longestUnheardMs: 61_500 };

async function linesOf(desk: Parameters<typeof addScreenGauges>[1]): Promise<string[]> {
  const metrics = createMetrics({ withProcess: false });
  addScreenGauges(metrics, desk);
  return (await metrics.text()).split('\n').filter((line) => line.startsWith('galeri_screen'));
}

describe('figures of the screens', () => {
  it('[G6] tell each state, also the one nobody is in, and how late the latest report is', async () => {
    expect(await linesOf(() => ({ figures: () => figures }))).toEqual([
      'galeri_screens{state="connected"} 3',
      'galeri_screens{state="asleep"} 1',
      'galeri_screens{state="silent"} 0',
      'galeri_screen_report_lag_seconds 61.5',
    ]);
  });

  it('are not there while the records are not open: unknown is not none', async () => {
    expect(await linesOf(() => undefined)).toEqual([]);
  });
});
