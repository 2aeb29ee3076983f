/**
 * The page's one door to time: the only file of it with setTimeout, Date.now and performance.now.
 *
 * Durations are monotonic. Wall time starts from the device clock once and then runs on the monotonic clock, so a jump
 * of the device clock (a technician, NTP, a dead battery) moves nothing on the screen; only the server's Date header
 * and a later start of the page can correct it.
 */

export interface WallTime {
  readonly epochMs: number;
  /** False while the clock says a time before the last known good one, or absurdly far after it (T3). */
  readonly trusted: boolean;
}

export interface Clock {
  /** Never goes back; only differences mean something. */
  monotonicMs(): number;
  wall(): WallTime;
  /** Calls once after `delayMs`; returns its canceller. */
  after(delayMs: number, call: () => void): () => void;
  /** Resolves after `delayMs`, or at once when `signal` aborts. Never rejects. */
  sleep(delayMs: number, signal?: AbortSignal): Promise<void>;
  /**
   * The server's word, at the moment of the call.
   * @param isSameBox the server runs on this machine: its clock is the device's, and says nothing the device did not
   */
  correct(serverEpochMs: number, isSameBox?: boolean): void;
  /** What earlier runs of this screen knew: no trusted time lies before it. */
  remember(lastGoodEpochMs: number): void;
}

/** The three primitives underneath, so that a test can turn the hands itself. */
export interface TimeSource {
  epochMs(): number;
  monotonicMs(): number;
  setTimer(delayMs: number, call: () => void): () => void;
}

/** The product did not exist before; a device that says otherwise has lost its clock (1970, firmware date). */
const EARLIEST_EPOCH_MS = Date.UTC(2026, 0, 1);
/** No screen is left alone for longer; a clock further ahead of the last good time has jumped. */
const LONGEST_ALONE_MS = 400 * 86_400_000;
/** The Date header has whole seconds and took a while to arrive. */
const CORRECTION_GRAIN_MS = 2000;
/** Two readings of the same clock, a request apart. */
const ECHO_MS = 5000;
/** setTimeout overflows above 2^31-1 and would fire at once. */
const TIMER_MAX_MS = 2_147_483_647;

const browserTime: TimeSource = {
  epochMs: () => Date.now(),
  monotonicMs: () => performance.now(),
  setTimer(delayMs, call) {
    const id = setTimeout(call, delayMs);
    return () => clearTimeout(id);
  },
};

export function createClock(source: TimeSource = browserTime): Clock {
  const startedMonotonicMs = source.monotonicMs();
  let startEpochMs = source.epochMs();
  let lastGoodEpochMs = EARLIEST_EPOCH_MS;
  let serverSpoke = false;

  const epochMs = () => startEpochMs + source.monotonicMs() - startedMonotonicMs;
  const isPlausible = (epoch: number) =>
    epoch >= lastGoodEpochMs && (lastGoodEpochMs === EARLIEST_EPOCH_MS || epoch - lastGoodEpochMs <= LONGEST_ALONE_MS);

  return {
    monotonicMs: () => source.monotonicMs(),
    wall() {
      if (!serverSpoke && !isPlausible(epochMs()) && isPlausible(source.epochMs())) {
        // Booted in 1970, and NTP has set the device clock since.
        startEpochMs = source.epochMs() - (source.monotonicMs() - startedMonotonicMs);
      }
      return { epochMs: epochMs(), trusted: serverSpoke || isPlausible(epochMs()) };
    },
    after: (delayMs, call) => source.setTimer(Math.min(Math.max(0, delayMs), TIMER_MAX_MS), call),
    sleep: (delayMs, signal) =>
      new Promise((resolve) => {
        if (signal?.aborted === true) {
          resolve();
          return;
        }
        const done = () => {
          cancel();
          signal?.removeEventListener('abort', done);
          resolve();
        };
        const cancel = source.setTimer(Math.min(Math.max(0, delayMs), TIMER_MAX_MS), done);
        signal?.addEventListener('abort', done);
      }),
    correct(serverEpochMs, isSameBox = false) {
      // A server without a clock is no better than a device without one.
      if (serverEpochMs < EARLIEST_EPOCH_MS) return;
      // A box that woke up yesterday must not vouch for itself.
      const isEcho = isSameBox && Math.abs(serverEpochMs - source.epochMs()) <= ECHO_MS;
      if (isEcho && serverEpochMs < lastGoodEpochMs) return;
      serverSpoke = true;
      const offMs = serverEpochMs - epochMs();
      if (Math.abs(offMs) > CORRECTION_GRAIN_MS) startEpochMs += offMs;
    },
    remember(epoch) {
      // A damaged memory (NaN) would make every time implausible, and a screen without network never trusts again.
      lastGoodEpochMs = Number.isFinite(epoch) ? Math.max(EARLIEST_EPOCH_MS, epoch) : EARLIEST_EPOCH_MS;
    },
  };
}
