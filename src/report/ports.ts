/** What the reports of a screen need of the world. The pull worker has all of it; a test brings its own. */
import type { ScreenLedger } from '../store/ports.ts';

export interface ReportTimer {
  monotonicMs(): number;
  after(delayMs: number, call: () => void): () => void;
}

export interface Answered {
  readonly status: number;
  /** Parsed JSON; undefined when it was none. */
  readonly body: unknown;
  readonly retryAfterMs: number | undefined;
}

/** What a screen says to a server; nothing of it rejects. Paths lie below `/screens`. */
export interface Talk {
  /** Undefined: no answer came, whatever the server did with it. */
  post(path: string, body: unknown, maxAnswerBytes: number): Promise<Answered | undefined>;
  /** Resolves when the line has ended, with the refusal if there was one. */
  listen(
    path: string,
    listening: {
      readonly onOpen: () => void;
      readonly onEvent: (event: { readonly event: string; readonly data: string }) => void;
      readonly signal: AbortSignal;
    },
  ): Promise<Answered | undefined>;
}

export interface Dice {
  /** 0 ≤ random < 1. */
  readonly random: () => number;
}

export type VisitsStore = Pick<ScreenLedger, 'visitDays' | 'fact' | 'setFact'>;
