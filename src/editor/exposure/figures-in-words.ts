/** Time and shares as staff read them: "3 jam 20 menit", "12 menit", "45 detik", "+3,2 %". Pure. */

const NUMBER = new Intl.NumberFormat('id-ID');
const PERCENT = new Intl.NumberFormat('id-ID', { maximumFractionDigits: 1, signDisplay: 'exceptZero' });

const SECOND_MS = 1000;
const MINUTE_MS = 60 * SECOND_MS;
const HOUR_MS = 60 * MINUTE_MS;

export const count = (value: number): string => NUMBER.format(value);

/** Two units at most: of hours nobody wants to know the seconds. */
export function duration(ms: number): string {
  if (ms < MINUTE_MS) return `${NUMBER.format(Math.round(ms / SECOND_MS))} detik`;
  const minutes = Math.round(ms / MINUTE_MS);
  if (minutes < 60) return `${minutes} menit`;
  const rest = minutes % 60;
  return `${NUMBER.format(Math.floor(minutes / 60))} jam${rest === 0 ? '' : ` ${rest} menit`}`;
}

/** The largest unit alone, for a tile. */
export function timeTile(ms: number): { readonly value: number; readonly unit: 'jam' | 'menit' | 'detik' } {
  if (ms >= HOUR_MS) return { value: Math.round(ms / HOUR_MS), unit: 'jam' };
  if (ms >= MINUTE_MS) return { value: Math.round(ms / MINUTE_MS), unit: 'menit' };
  return { value: Math.round(ms / SECOND_MS), unit: 'detik' };
}

/** "+3,2 %", "−12 %", "0 %": how far something is from its fair share. */
export const deviation = (part: number): string =>
  `${PERCENT.format(Math.round(part * 1000) / 10).replace('-', '−')} %`;
