/**
 * Whose turn it is, and what was shown: the account of turns and the plays, kept together because a play that counts
 * without its turn (or the other way round) would bend both promises at once.
 */
import type { Card } from '../../contract/feed.ts';
import type { PlayReason } from '../../contract/play.ts';
import type { Clock } from '../../device/clock.ts';
import { finishPlay, startPlay, type OpenPlay } from '../../plays/ledger.ts';
import { chooseNext } from '../../rotation/choose-next.ts';
import { parseTurns } from '../../rotation/stored-turns.ts';
import { bookShown, bookTouch, type Turns } from '../../rotation/turns.ts';
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
  /**
   * [R9] A visitor's touch ends the slide on the screen: booked for as long as it stood, and what follows the visitor
   * follows nothing. Never rejects; does nothing when no slide stands.
   */
  cut(): Promise<void>;
  /** [R9] The detail a visitor opened is painted; one that is still open ends. */
  beginTouch(card: Card): void;
  /** [R9] The visitor's detail leaves the screen: nobody's turn. Never rejects; a second time it books nothing. */
  finishTouch(): Promise<void>;
  /** As it stands now, for the status overlay. */
  account(): Turns;
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
  const running: { [Reason in PlayReason]?: { readonly card: Card; readonly play: OpenPlay } | undefined } = {};

  function start(card: Card, reason: PlayReason): void {
    const shown = context();
    if (shown === undefined) return;
    const { epochMs, trusted } = clock.wall();
    const moment = { ...shown, epochMs, clockTrusted: trusted, monotonicMs: clock.monotonicMs() };
    running[reason] = { card, play: startPlay(card, moment, newId) };
  }

  async function end(reason: PlayReason, isCut?: boolean): Promise<void> {
    const ended = running[reason];
    if (ended === undefined) return;
    running[reason] = undefined;
    const play = finishPlay(ended.play, clock.monotonicMs(), reason);
    const isTouch = reason === 'touch';
    if (!isTouch) turns = bookShown(turns, ended.card, play.shownMs);
    if (isTouch || isCut) turns = bookTouch(turns, ended.card, isTouch ? play.shownMs : 0);
    try {
      await ledger.recordPlay(play, turns);
    } catch {
      // The account in memory goes on; the next play tries to write it again.
    }
  }

  return {
    open(stored) {
      turns = parseTurns(stored);
    },
    next(cards, current, slideMs) {
      // The current card is not booked yet: look ahead as if it stood its full time.
      const ahead = current !== undefined && running.passive !== undefined ? bookShown(turns, current, slideMs) : turns;
      return chooseNext(cards, ahead, slideMs)?.card;
    },
    begin(card, cards, slideMs) {
      // Books into an account that knows everybody who is there now.
      turns = chooseNext(cards, turns, slideMs)?.turns ?? turns;
      start(card, 'passive');
    },
    finish: () => end('passive'),
    cut: () => end('passive', true),
    beginTouch(card) {
      void end('touch');
      start(card, 'touch');
    },
    finishTouch: () => end('touch'),
    account: () => turns,
  };
}
