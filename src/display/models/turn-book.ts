/**
 * Whose turn it is, and what was shown: the account of turns and the plays, kept together because a play that counts
 * without its turn (or the other way round) would bend both promises at once.
 */
import type { Card } from '../../contract/feed.ts';
import type { Clock } from '../../device/clock.ts';
import { finishPlay, startPlay, type OpenPlay } from '../../plays/ledger.ts';
import { chooseNext } from '../../rotation/choose-next.ts';
import { parseTurns } from '../../rotation/stored-turns.ts';
import { bookShown, exposure, type Exposure, type Turns } from '../../rotation/turns.ts';
import type { ScreenLedger } from '../../store/ports.ts';

export interface TurnBook {
  /** The account as an earlier run of this screen left it. */
  open(stored: unknown): void;
  /**
   * Whose turn comes after the card on the screen (none at boot). Changes nothing: it may be asked while that card
   * still stands, and again when things have changed.
   */
  next(cards: readonly Card[], current: Card | undefined, slideMs: number): Card | undefined;
  /** The card's photo is painted. */
  begin(card: Card, cards: readonly Card[], slideMs: number): void;
  /** The card leaves the screen, or has stood its time. Never rejects; a full disk costs the record, not the loop. */
  finish(): Promise<void>;
  exposure(): Exposure[];
  cut(): void;
  beginTouch(card: Card): void;
  finishTouch(): Promise<void>;
}

export interface TurnBookPorts {
  readonly clock: Clock;
  readonly ledger: Pick<ScreenLedger, 'recordPlay'>;
  /** What is being shown, for the record. */
  readonly context: () => { readonly rotationId: string; readonly revision: number } | undefined;
  readonly newId: () => string;
}

export function createTurnBook({ clock, ledger, context, newId }: TurnBookPorts): TurnBook {
  let turns: Turns = parseTurns(undefined);
  let running: { readonly card: Card; readonly play: OpenPlay } | undefined;

  return {
    open(stored) {
      turns = parseTurns(stored);
    },
    next(cards, current, slideMs) {
      // The current card is not booked yet: look ahead as if it stood its full time.
      const ahead = current !== undefined && running !== undefined ? bookShown(turns, current, slideMs) : turns;
      return chooseNext(cards, ahead, slideMs)?.card;
    },
    begin(card, cards, slideMs) {
      // Books into an account that knows everybody who is there now.
      turns = chooseNext(cards, turns, slideMs)?.turns ?? turns;
      const shown = context();
      if (shown === undefined) return;
      const { epochMs, trusted } = clock.wall();
      const moment = { ...shown, epochMs, clockTrusted: trusted, monotonicMs: clock.monotonicMs() };
      running = { card, play: startPlay(card, moment, newId) };
    },
    async finish() {
      if (running === undefined) return;
      const { card, play } = running;
      running = undefined;
      const finished = finishPlay(play, clock.monotonicMs(), 'passive');
      turns = bookShown(turns, card, finished.shownMs);
      try {
        await ledger.recordPlay(finished, turns);
      } catch {
        // The account in memory goes on; the next play tries to write it again.
      }
    },
    exposure: () => exposure(turns),
    cut() {},
    beginTouch() {},
    async finishTouch() {},
  };
}
