/** The worker's one door to time: the only file of it with setTimeout, performance.now and Date.now. */
export interface Timer {
  /** Milliseconds that never go back; only differences mean something. */
  monotonicMs(): number;
  /** What the device believes; see wall-clock.ts for what is made of it. */
  deviceEpochMs(): number;
  /** Calls once after `delayMs`; returns its canceller. */
  after(delayMs: number, call: () => void): () => void;
}

export const systemTimer: Timer = {
  monotonicMs: () => performance.now(),
  deviceEpochMs: () => Date.now(),
  after(delayMs, call) {
    const id = setTimeout(call, delayMs);
    return () => clearTimeout(id);
  },
};
