/**
 * The loop: one slide after the other, for months. Each turn of it first lets the world change (boundary), then changes
 * the slide, then stands and books what was seen. Nothing else on the page starts or ends a slide.
 *
 * It must not be able to stop. Whatever a turn throws is counted and the next turn begins; every wait has an end.
 */
import { signal, type ReadonlySignal } from '@preact/signals';
import type { LocalDate } from '../../contract/dates.ts';
import type { Card } from '../../contract/feed.ts';
import type { Clock } from '../../device/clock.ts';
import type { PhotoPool } from '../photo-pool.ts';
import type { CardSlide, Interlude, Slide } from '../slide.ts';
import type { StageState } from '../components/Stage.tsx';
import type { Content, Showing } from './content.ts';
import type { TurnBook } from './turn-book.ts';

/**
 * What the boundary decided: go on showing, or rest (asleep, visited, nothing to show) until woken or for a while. What is
 * on the stage goes away, unless something is just coming over it.
 */
export type Verdict =
  { readonly show: true } | { readonly show: false; readonly restMs: number; readonly keepsStage?: boolean };

export interface ShowPorts {
  readonly clock: Clock;
  readonly content: Content;
  readonly photos: PhotoPool;
  readonly turns: TurnBook;
  /** Runs between two slides: content, hours, app update. */
  readonly boundary: () => Promise<Verdict>;
  /** Length of a change when slides stand this long. */
  readonly changeMs: (slideMs: number) => number;
  /** Resolves once the browser has painted what was just put on the stage. */
  readonly painted: () => Promise<void>;
  /** The wall clock's next event (midnight, closing) that a slide must not run over, in ms from now. */
  readonly untilNextEventMs: () => number;
  /** What the gallery has to say after so many cards have stood since the page started, if anything. */
  readonly interlude?: (cardsStood: number) => Promise<Interlude | undefined> | undefined;
  /** A photo is missing or damaged: the next pull should fetch it anew. */
  readonly onPhotoMissing: () => void;
}

export interface Show {
  readonly stage: ReadonlySignal<StageState>;
  /** Photos that could not be painted since the page started (D2). */
  readonly skippedPhotos: ReadonlySignal<number>;
  /** Turns that threw; anything but 0 is a bug that did not become a standstill. */
  readonly mishaps: ReadonlySignal<number>;
  run(signal: AbortSignal): Promise<void>;
  /** Ends a rest, or the stand of the current slide: there is a reason to look again now. */
  wake(): void;
}

interface Basis {
  readonly showing: Showing | undefined;
  readonly today: LocalDate | undefined;
}

const EMPTY_STAGE: StageState = { previous: undefined, current: undefined, next: undefined, paintedSlot: undefined };
const AFTER_MISHAP_MS = 1000;
/** A decoder that hangs is given up after seconds per photo; a dark lobby does not wait for a whole rotation of them. */
const FIRST_CARD_PATIENCE_MS = 10_000;
/** A product whose photo failed is tried again after this long, or when the store has something new. */
const SKIP_FOR_MS = 5 * 60_000;
const WHILE_FILLING_MS = 4000;
/** A slide cut shorter than this by midnight would only flicker. */
const SHORTEST_STAND_MS = 1000;

export function createShow(ports: ShowPorts): Show {
  const { clock, content, photos, turns } = ports;
  const stage = signal<StageState>(EMPTY_STAGE);
  const skippedPhotos = signal(0);
  const mishaps = signal(0);
  /** Card id → monotonic time until which it is passed over; what the store said then is `skippedFrom`. */
  const skipped = new Map<string, number>();
  let skippedFrom: Showing | undefined;
  let nextSlot = 1;
  let cardsStood = 0;
  let prepared: { readonly slide: Promise<Slide | undefined>; readonly basis: Basis } | undefined;
  let interruption = new AbortController();

  /** What a prepared slide was prepared from; anything else in force at the boundary makes it void. */
  const basis = (): Basis => ({ showing: content.showing.peek(), today: content.today() });

  const isSkipped = ({ id }: Card): boolean => (skipped.get(id) ?? -Infinity) > clock.monotonicMs();

  const cardsNow = (): readonly Card[] => {
    const allowed = content.allowed();
    const usable = allowed.filter((card) => !isSkipped(card));
    return usable.length > 0 ? usable : allowed;
  };

  /** Whether the slide says of this card what there is to say today. */
  const isUpToDate = (slide: Slide | undefined, card: Card): slide is CardSlide =>
    slide?.card === card && slide.today === content.today();

  async function prepare(): Promise<Slide | undefined> {
    const showing = content.showing.peek();
    if (showing === undefined) return undefined;
    const { current } = stage.peek();
    if (showing !== skippedFrom) skipped.clear();
    skippedFrom = showing;
    const startedMs = clock.monotonicMs();
    const interlude = current?.card && (await ports.interlude?.(cardsStood)?.catch(() => undefined));
    if (interlude) return { ...interlude, ...standing() };
    // Every card may fail once before the loop gives up on photos.
    for (let tries = 0; tries <= showing.order.length; tries++) {
      const card = turns.next(cardsNow(), current?.card, showing.times.slideMs);
      if (card === undefined) return undefined;
      if (isUpToDate(current, card) && (current.image !== undefined || card.photos.length === 0)) return current;
      const image = await imageOf(card, showing.rotation.photoDigests);
      const cannotBePainted = image === undefined && card.photos.length > 0;
      if (!cannotBePainted) return slideOf(card, image);
      skippedPhotos.value++;
      skipped.set(card.id, clock.monotonicMs() + SKIP_FOR_MS);
      ports.onPhotoMissing();
      const isLate = current === undefined && clock.monotonicMs() - startedMs > FIRST_CARD_PATIENCE_MS;
      // No photo can be painted (in time): the names of the products are still better than none of them.
      if (isLate || cardsNow().every(isSkipped)) return isUpToDate(current, card) ? current : slideOf(card, undefined);
    }
    return undefined;
  }

  function imageOf(card: Card, digests: ReadonlySet<string>): Promise<HTMLImageElement | undefined> {
    const variant = card.photos[0]?.variants.findLast(({ sha256 }) => digests.has(sha256));
    return variant === undefined ? Promise.resolve(undefined) : photos.get(variant.sha256);
  }

  function standing() {
    const standMs = content.showing.peek()?.times.slideMs ?? 0;
    return { slot: nextSlot++, changeMs: ports.changeMs(standMs), standMs };
  }

  function slideOf(card: Card, image: HTMLImageElement | undefined): CardSlide {
    const { order } = content.showing.peek() ?? { order: [card] };
    const place = order.findIndex(({ id }) => id === card.id);
    return { ...standing(), card, image, today: content.today(), position: place + 1, total: order.length };
  }

  /** The prepared slide if it is still valid, otherwise a new one; the old slide stays on the screen meanwhile. */
  async function takeNext(): Promise<Slide | undefined> {
    const ready = prepared;
    prepared = undefined;
    const now = basis();
    const holds = ready?.basis.showing === now.showing && ready?.basis.today === now.today;
    const slide = holds ? await ready?.slide : undefined;
    const card = slide?.card;
    const isAllowed = slide && (!card || content.allowed().some(({ id }) => id === card.id));
    return isAllowed ? slide : prepare();
  }

  function prepareFollowing(): void {
    const slide = prepare();
    prepared = { slide, basis: basis() };
    void slide.then(
      (next) => {
        const { current } = stage.peek();
        // Mounted hidden well before its turn, so that layout and fitting cost no frame of the change.
        if (next !== undefined && next !== current && prepared?.slide === slide)
          stage.value = { ...stage.peek(), next };
      },
      () => {
        mishaps.value++;
      },
    );
  }

  async function change(next: Slide, signalAbort: AbortSignal): Promise<void> {
    const { current, paintedSlot } = stage.peek();
    stage.value = { previous: current, current: next, next: undefined, paintedSlot };
    if (current === undefined) await ports.painted();
    else await clock.sleep(next.changeMs, signalAbort);
    stage.value = { previous: undefined, current: next, next: undefined, paintedSlot: next.slot };
    // The second photo's decoding would fight with the first frame for a slow PC's two cores, and double its time.
    if (current === undefined) await ports.painted();
  }

  async function turn(signalAbort: AbortSignal): Promise<void> {
    interruption = new AbortController();
    const until = AbortSignal.any([signalAbort, interruption.signal]);
    const verdict = await ports.boundary();
    if (!verdict.show) {
      if (verdict.keepsStage !== true) clear();
      await clock.sleep(verdict.restMs, until);
      return;
    }
    const next = await takeNext();
    // A card that was slow to come stands as long as any other.
    const startedMs = clock.monotonicMs();
    if (next === undefined) {
      clear();
      await clock.sleep(AFTER_MISHAP_MS, until);
      return;
    }
    const isSameSlide = next === stage.peek().current;
    if (!isSameSlide) await change(next, signalAbort);
    // Touched while it came: it never stood, so nothing of it is booked.
    if (until.aborted) return;
    if (next.card) {
      cardsStood++;
      turns.begin(next.card, cardsNow(), next.standMs);
    } else next.onShown();
    prepareFollowing();
    const leftMs = Math.min(next.standMs - (clock.monotonicMs() - startedMs), ports.untilNextEventMs());
    // During the very first fill the second card may be a moment away; a full slide of the only one would look stuck.
    const { readyCardIds, order } = content.showing.peek() ?? {};
    const isFilling = readyCardIds !== undefined && readyCardIds.size < (order?.length ?? 0);
    await clock.sleep(Math.max(SHORTEST_STAND_MS, Math.min(leftMs, isFilling ? WHILE_FILLING_MS : leftMs)), until);
    await turns.finish();
  }

  function clear(): void {
    prepared = undefined;
    if (stage.peek() !== EMPTY_STAGE) stage.value = EMPTY_STAGE;
  }

  return {
    stage,
    skippedPhotos,
    mishaps,
    async run(signalAbort) {
      while (!signalAbort.aborted) {
        try {
          await turn(signalAbort);
        } catch {
          mishaps.value++;
          await clock.sleep(AFTER_MISHAP_MS, signalAbort);
        }
      }
    },
    wake: () => interruption.abort(),
  };
}
