/** Entry of the pull worker: connects `createPullWorker` with the real worker, network and clock. */
import type { ToPullWorker } from './messages.ts';
import { createPullWorker } from './pull-worker.ts';
import { systemTimer } from './timer.ts';

declare const self: DedicatedWorkerGlobalScope;

const worker = createPullWorker({
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a worker has one listener, and no origin to name
  post: (message) => self.postMessage(message),
  fetch: (input, init) => fetch(input, init),
  timer: systemTimer,
  random: Math.random,
  locks: self.navigator.locks,
  caches: 'caches' in self ? self.caches : undefined,
  storage: self.navigator.storage,
});

self.addEventListener('message', ({ data }: MessageEvent<ToPullWorker>) => worker.receive(data));

// P6: even a mistake of ours ends as an outcome the status overlay can show, not as a line on a console nobody reads.
self.addEventListener('unhandledrejection', (event) => {
  event.preventDefault();
  worker.failed(event.reason);
});
self.addEventListener('error', (event) => {
  event.preventDefault();
  worker.failed(event.error);
});
