/** The page's end of the pull worker. A worker that dies (out of memory, a browser bug) is started again. */
import type { FromPullWorker, ToPullWorker } from '../pull/messages.ts';
import workerUrl from '../pull/worker.ts?worker&url';
import type { Clock } from './clock.ts';
import { trustedScriptUrl } from './trusted-url.ts';

const RESTART_AFTER_MS = 10_000;

export interface PullWorker {
  readonly post: (message: ToPullWorker) => void;
  readonly stop: () => void;
}

export interface PullWorkerPorts {
  readonly clock: Clock;
  readonly onMessage: (message: FromPullWorker) => void;
  /** Called at every start of a worker, the first one included; tell it what it needs to begin. */
  readonly onStart: (post: PullWorker['post']) => void;
}

export function startPullWorker({ clock, onMessage, onStart }: PullWorkerPorts): PullWorker {
  let worker: Worker | undefined;
  let cancelRestart = () => {};
  const post = (message: ToPullWorker) => worker?.postMessage(message);

  const start = () => {
    worker = new Worker(trustedScriptUrl(workerUrl), { type: 'module', name: 'pull' });
    worker.addEventListener('message', ({ data }: MessageEvent<FromPullWorker>) => onMessage(data));
    worker.addEventListener('error', (event) => {
      // Handled here: the loop goes on from the store, and the worker gets another life.
      event.preventDefault();
      worker?.terminate();
      cancelRestart();
      cancelRestart = clock.after(RESTART_AFTER_MS, start);
    });
    onStart(post);
  };
  start();

  return {
    post,
    stop() {
      cancelRestart();
      worker?.terminate();
    },
  };
}
