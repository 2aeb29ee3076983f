/** A publication on its way: begun here or by somebody else, followed until it has ended. */
import { computed, signal, type ReadonlySignal } from '@preact/signals';
import type { Progress } from '../../api/publications.ts';
import { routes } from '../../api/routes.ts';
import { CallError } from '../call.ts';
import type { SessionModel } from '../session.ts';

const LOOK_AGAIN_MS = 700;

export interface Publishing {
  readonly progress: ReadonlySignal<Progress | undefined>;
  readonly isWorking: ReadonlySignal<boolean>;
  /** Begins one and follows it to its end. @throws {CallError} when it is refused before it begins */
  run(begin: () => Promise<Progress>): Promise<Progress>;
  /** Follows one that is under way already, for whoever opens the page meanwhile. */
  follow(): Promise<void>;
  stop(): void;
}

export interface PublishingPorts {
  readonly session: Pick<SessionModel, 'ask' | 'noteChange'>;
  readonly later: (run: () => void, ms: number) => () => void;
}

export function createPublishing({ session, later }: PublishingPorts): Publishing {
  const progress = signal<Progress | undefined>(undefined);
  const ending = new AbortController();
  let takeBack = (): void => {};

  const pause = () => new Promise<void>((resolve) => (takeBack = later(resolve, LOOK_AGAIN_MS)));

  async function toTheEnd(from: Progress): Promise<Progress> {
    let now = from;
    progress.value = now;
    while (now.state === 'working' && !ending.signal.aborted) {
      await pause();
      try {
        now = await session.ask(routes.progress, {});
        progress.value = now;
      } catch (error) {
        // The server goes on whether we hear of it or not.
        if (!(error instanceof CallError) || error.code !== 'offline') throw error;
      }
    }
    session.noteChange();
    return now;
  }

  return {
    progress: computed(() => progress.value),
    isWorking: computed(() => progress.value?.state === 'working'),
    async run(begin) {
      return toTheEnd(await begin());
    },
    async follow() {
      const now = await session.ask(routes.progress, {});
      if (now.state === 'working') await toTheEnd(now);
    },
    stop() {
      ending.abort();
      takeBack();
    },
  };
}
