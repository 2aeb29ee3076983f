import type { Clock } from '../../device/clock.ts';
export function createVisitBook(_: {
  clock: Pick<Clock, 'monotonicMs'>;
  ledger: unknown;
  today: () => string | undefined;
}) {
  return { opened(_id: string) {}, qrShown(_id: string) {}, closed() {} };
}
