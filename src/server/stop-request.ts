/** When the process is asked to end. */

/** npm passes a signal on that the terminal or systemd has already sent: two within this time are one request. */
const SAME_REQUEST_MS = 1000;

export interface StopRequest {
  /** Resolves at the first SIGTERM or SIGINT. */
  readonly requested: Promise<void>;
  /** Gives the signals back to the system. */
  release(): void;
}

/** @param exit called when somebody asks a second time, because the orderly way takes too long for them */
export function awaitStopRequest(exit: () => void): StopRequest {
  let firstAtMs: number | undefined;
  let resolve!: () => void;
  const requested = new Promise<void>((done) => {
    resolve = done;
  });
  const onSignal = () => {
    if (firstAtMs === undefined) {
      firstAtMs = performance.now();
      resolve();
    } else if (performance.now() - firstAtMs > SAME_REQUEST_MS) exit();
  };
  process.on('SIGTERM', onSignal).on('SIGINT', onSignal);
  return {
    requested,
    release: () => void process.off('SIGTERM', onSignal).off('SIGINT', onSignal),
  };
}
