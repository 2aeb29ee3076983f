/** How the publication that is under way gets on, or what became of the last one; one at a time. */
import type { Progress } from '../api/publications.ts';
import { Refused } from '../api/refusal.ts';
import type { Outcome } from './run.ts';

const BUSY = 'Penerbitan lain sedang berjalan; tunggu sampai selesai, lalu coba lagi.';

export interface ProgressBoard {
  readonly now: () => Progress;
  readonly isBusy: () => boolean;
  readonly onPhoto: (done: number, total: number) => void;
  /**
   * Keeps everybody else out until what `prepare` returns has ended.
   * @param prepare looks, refuses by throwing, and returns the work to do
   * @returns once the work has begun
   * @throws {Refused} `conflict` while another one is under way, and what `prepare` throws; then nothing has begun
   */
  readonly begin: (by: string, prepare: () => Promise<() => Promise<Outcome>>) => Promise<Progress>;
  /** When nothing is under way any more. */
  readonly settled: () => Promise<Progress>;
}

/** @param onEnded hears the end of each, except of one whose end could not be taken down */
export function newProgressBoard(onEnded: (outcome: Outcome) => void = () => {}): ProgressBoard {
  let progress: Progress = { state: 'idle', done: 0, total: 0 };
  let isBusy = false;
  let underWay: Promise<void> = Promise.resolve();

  return {
    now: () => progress,
    isBusy: () => isBusy,
    onPhoto: (done, total) => {
      progress = { ...progress, done, total };
    },
    async begin(by, prepare) {
      if (isBusy) throw new Refused('conflict', BUSY);
      isBusy = true;
      const before = progress;
      progress = { state: 'working', done: 0, total: 0, by };
      let work: () => Promise<Outcome>;
      try {
        work = await prepare();
      } catch (error) {
        progress = before;
        isBusy = false;
        throw error;
      }
      const finish = async () => {
        try {
          const outcome = await work();
          progress = { ...progress, ...shown(outcome) };
          onEnded(outcome);
        } catch (error) {
          // The database would not take down what happened; the next start finds out by the feed itself.
          progress = { ...progress, state: 'failed', sentence: notRecorded(error) };
        } finally {
          isBusy = false;
        }
      };
      underWay = finish();
      return progress;
    },
    async settled() {
      await underWay;
      return progress;
    },
  };
}

function shown(outcome: Outcome): Partial<Progress> & Pick<Progress, 'state'> {
  if ('revision' in outcome) {
    const { state, revision, version, sentence } = outcome;
    return { state, revision, version, ...(sentence !== undefined && { sentence }) };
  }
  const { state, sentence, problems } = outcome;
  return { state, sentence, ...(problems !== undefined && { problems: [...problems] }) };
}

const notRecorded = (error: unknown): string =>
  `Riwayat penerbitan tidak dapat dicatat (${error instanceof Error ? error.message : String(error)}); periksa basis datanya.`;
