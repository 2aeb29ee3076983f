/** The loop. Long because it is one state machine: what may happen at each point of a slide is a case of its own. */
import { describe, expect, it } from 'vitest';
import type { StageState } from '../../src/display/components/Stage.tsx';
import { card, cards, photo } from '../factory.ts';
import { digestOf, showingOf } from './fakes.ts';
import { CHANGE_MS, loop, SLIDE_MS } from './loop.ts';

const slidesOf = ({ previous, current, next }: StageState) =>
  [previous, current, next].filter((slide) => slide !== undefined);
const idsOf = (stage: StageState) => slidesOf(stage).map((slide) => slide.card?.id);

describe('one slide after the other', () => {
  it('[D1] the first card is painted before any time passes', async () => {
    const { show, painted } = await loop(showingOf([await card()]));
    expect(painted()).toBe('sambal-bawang');
    expect(show.stage.peek().previous).toBeUndefined();
  });

  it('[R7] shows every card once before any comes again', async () => {
    const all = await cards(2);
    const { clock, shown } = await loop(showingOf(all));
    await clock.advance(11 * SLIDE_MS + CHANGE_MS);
    expect(shown.toSorted()).toEqual(all.map(({ id }) => id).toSorted());
    await clock.advance(SLIDE_MS);
    expect(shown).toHaveLength(13);
  });

  it('[D8] a slide stands for its time, change included, and only the painted time is counted', async () => {
    const { clock, ledger } = await loop(showingOf(await cards(1)));
    await clock.advance(3 * SLIDE_MS);
    // Nothing had to be covered by the first.
    expect(ledger.plays.map(({ shownMs }) => shownMs)).toEqual([SLIDE_MS, SLIDE_MS - CHANGE_MS, SLIDE_MS - CHANGE_MS]);
  });

  it('[R8] a single card is not changed into itself, and every stand of it is a play', async () => {
    const { show, clock, ledger, shown } = await loop(showingOf([await card()]));
    const stages = new Set<StageState>();
    show.stage.subscribe((stage) => stages.add(stage));
    await clock.advance(3 * SLIDE_MS);
    expect(shown).toEqual(['sambal-bawang']);
    expect(stages.size).toBe(1);
    expect(ledger.plays).toHaveLength(3);
  });

  it('[D11] a slide knows its place in the fair order and how many there are', async () => {
    const all = await cards(1);
    const showing = showingOf(all);
    const { show, clock } = await loop(showing);
    await clock.advance(4 * SLIDE_MS);
    const slide = show.stage.peek().current;
    expect(slide?.total).toBe(6);
    expect(showing.order[(slide?.position ?? 0) - 1]).toBe(slide?.card);
  });
});

describe('the stage', () => {
  it('[D4] the old card keeps the mark during the change, the new one has it after', async () => {
    const { show, clock, painted, current } = await loop(showingOf(await cards(1)));
    const first = painted();
    await clock.advance(SLIDE_MS + CHANGE_MS - 1);
    expect(current()?.id).not.toBe(first);
    expect(painted()).toBe(first);
    await clock.advance(1);
    expect(painted()).toBe(current()?.id);
    expect(show.stage.peek().previous).toBeUndefined();
  });

  it('[D4] the very first card has no mark until it is painted', async () => {
    let paint = () => {};
    const { painted, current, clock } = await loop(showingOf([await card()]), {
      painted: () => new Promise<void>((resolve) => (paint = resolve)),
    });
    expect([current()?.id, painted()]).toEqual(['sambal-bawang', undefined]);
    paint();
    await clock.advance(0);
    expect(painted()).toBe('sambal-bawang');
  });

  it('[D6] never carries more than the card that goes, the one that stands and the one that comes', async () => {
    const { show, clock } = await loop(showingOf(await cards(2)));
    const stages: StageState[] = [];
    show.stage.subscribe((stage) => stages.push(stage));
    await clock.advance(20 * SLIDE_MS);
    expect(stages.length).toBeGreaterThan(40);
    for (const stage of stages) {
      expect(new Set(idsOf(stage)).size).toBe(slidesOf(stage).length);
      expect(stage.previous !== undefined && stage.next !== undefined).toBe(false);
    }
  });

  it('[D2] the next card is prepared and mounted while the current one stands', async () => {
    const { show, photos, current } = await loop(showingOf(await cards(1)));
    const { next } = show.stage.peek();
    expect(next?.image).toMatchObject({ sha256: photos.asked[1] });
    expect(next?.card?.id).not.toBe(current()?.id);
  });
});

it('[P4] of a cover that is here in several sizes, the loop paints the largest', async () => {
  const one = await card({ photos: [await photo('x', [480, 1440, 2880])] });
  const [small, large] = one.photos[0]?.variants.map(({ sha256 }) => sha256) ?? [];
  const showing = showingOf([one]);
  const digests = new Set([small, large].filter((digest) => digest !== undefined));
  const { photos } = await loop({ ...showing, rotation: { ...showing.rotation, photoDigests: digests } });
  expect(new Set(photos.asked)).toEqual(new Set([large]));
});

describe('a photo that cannot be painted', () => {
  it('[D2] costs its card the slide and is counted, the pull hears of it, and the loop goes on', async () => {
    const all = await cards(1);
    const made = await loop(showingOf(all));
    const broken = all.find(({ id }) => !idsOf(made.show.stage.peek()).includes(id));
    made.photos.broken.add(digestOf(broken ?? (await card())));
    await made.clock.advance(11 * SLIDE_MS + CHANGE_MS);
    expect(made.shown).not.toContain(broken?.id);
    expect(made.shown).toHaveLength(12);
    expect([made.show.skippedPhotos.value, made.missing, made.show.mishaps.value]).toEqual([1, 1, 0]);
  });

  it('[D2] is tried again after five minutes', async () => {
    const [one, two, three] = (await cards(1)).slice(0, 3);
    const made = await loop(showingOf([one, two, three].filter((each) => each !== undefined)));
    const { next } = made.show.stage.peek();
    made.photos.broken.add(digestOf(next?.card ?? (await card())));
    made.content.put(showingOf(made.content.showing.peek()?.rotation.cards ?? []));
    await made.clock.advance(SLIDE_MS);
    expect(made.show.skippedPhotos.value).toBe(1);
    made.photos.broken.clear();
    await made.clock.advance(5 * 60_000 - SLIDE_MS);
    expect(made.shown).not.toContain(next?.card?.id);
    await made.clock.advance(3 * SLIDE_MS);
    expect(made.shown).toContain(next?.card?.id);
  });

  it('[D2] is tried again as soon as the store has something new', async () => {
    const all = (await cards(1)).slice(0, 3);
    const made = await loop(showingOf(all));
    const broken = all.find(({ id }) => !idsOf(made.show.stage.peek()).includes(id));
    made.photos.broken.add(digestOf(broken ?? (await card())));
    await made.clock.advance(2 * SLIDE_MS);
    expect(made.show.skippedPhotos.value).toBe(1);
    made.photos.broken.clear();
    made.content.put(showingOf(all, { revision: 1_795_000_001 }));
    await made.clock.advance(3 * SLIDE_MS);
    expect(made.shown).toContain(broken?.id);
  });

  it('[D2] a failure that is long past does not stand in the way of a photo that is good again', async () => {
    const all = (await cards(1)).slice(0, 3);
    const made = await loop(showingOf(all));
    const seen = idsOf(made.show.stage.peek());
    // Each card fails once, long ago.
    for (const each of all) made.photos.broken.add(digestOf(each));
    await made.clock.advance(2 * SLIDE_MS);
    made.photos.broken.clear();
    await made.clock.advance(10 * 60_000);
    // Now one of them fails again; the two others must still take turns, none of them twice in a row.
    made.shown.length = 0;
    const bad = all.find(({ id }) => id === seen[0]);
    made.photos.broken.add(digestOf(bad ?? (await card())));
    await made.clock.advance(8 * SLIDE_MS);
    expect(made.shown).toHaveLength(8);
  });

  it('[D2] leaves the old card on the screen for as long as the next one takes', async () => {
    const made = await loop(showingOf(await cards(1)));
    const first = made.painted();
    made.photos.wait = () => made.clock.sleep(6000);
    // What was prepared is void, so the next photo is only asked for when its turn has come.
    made.content.put(showingOf(made.content.showing.peek()?.rotation.cards ?? []));
    await made.clock.advance(SLIDE_MS + 5999);
    expect(made.current()?.id).toBe(first);
    await made.clock.advance(1 + CHANGE_MS);
    const second = made.painted();
    expect(second).not.toBe(first);
    // And the card that took so long stands as long as any other.
    await made.clock.advance(SLIDE_MS - CHANGE_MS - 1);
    expect(made.current()?.id).toBe(second);
    await made.clock.advance(1);
    expect(made.current()?.id).not.toBe(second);
  });

  it('[D2] when none can be painted, the names take their turns all the same', async () => {
    const all = await cards(1);
    const made = await loop(undefined);
    for (const each of all) made.photos.broken.add(digestOf(each));
    made.content.put(showingOf(all));
    await made.clock.advance(1000);
    expect(made.painted()).toBeDefined();
    await made.clock.advance(6 * SLIDE_MS);
    expect(new Set(made.shown).size).toBe(6);
    expect(made.show.stage.peek().current?.image).toBeUndefined();
  });

  it('[D2] a card without any photo is a slide of its own, not a failure', async () => {
    const made = await loop(showingOf([await card({ photos: [] })]));
    expect(made.painted()).toBe('sambal-bawang');
    expect(made.show.skippedPhotos.value).toBe(0);
  });
});

describe('what was prepared', () => {
  it('[R10] is void after a refresh: a card that was withdrawn never comes', async () => {
    const all = await cards(1);
    const made = await loop(showingOf(all));
    const withdrawn = made.show.stage.peek().next?.card?.id;
    made.content.put(showingOf(all.filter(({ id }) => id !== withdrawn)));
    await made.clock.advance(6 * SLIDE_MS + CHANGE_MS);
    expect(made.shown).toHaveLength(7);
    expect(made.shown).not.toContain(withdrawn);
  });

  it('[R10] is void after a refresh: the new edition of a card comes, not the old one', async () => {
    const all = await cards(1);
    const made = await loop(showingOf(all));
    const prepared = made.show.stage.peek().next?.card?.id;
    const edited = (await cards(1)).map((each) => Object.assign(each, { name: { id: `Baru ${each.id}` } }));
    made.content.put(showingOf(edited));
    await made.clock.advance(SLIDE_MS);
    expect(made.current()).toMatchObject({ id: prepared, name: { id: `Baru ${prepared}` } });
  });

  it('[C2] is void at midnight: food whose printed end was yesterday never comes', async () => {
    const kriya = (await cards(1)).filter(({ commodity }) => commodity === 'kriya');
    const food = await card({
      id: 'habis',
      halal: { certificate: 'ID31119999000010324', issuedOn: '2024-03-12', validUntil: '2026-11-24' },
    });
    const made = await loop(showingOf([...kriya, food]));
    const { next, current } = made.show.stage.peek();
    expect([next?.card?.id, current?.card?.id]).toContain('habis');
    made.content.setToday('2026-11-25');
    made.shown.length = 0;
    await made.clock.advance(6 * SLIDE_MS);
    expect(made.shown.length).toBeGreaterThan(1);
    expect(made.shown).not.toContain('habis');
  });

  it('[R10] the only card comes anew when it was edited', async () => {
    const made = await loop(showingOf([await card()]));
    made.content.put(showingOf([await card({ name: { id: 'Nama baru' } })]));
    await made.clock.advance(SLIDE_MS + CHANGE_MS);
    expect(made.current()?.name.id).toBe('Nama baru');
    expect(made.painted()).toBe('sambal-bawang');
  });

  it('[C3] the only card comes anew on another day, since a permit may have ended', async () => {
    const made = await loop(showingOf([await card()]));
    made.content.setToday('2026-11-25');
    await made.clock.advance(SLIDE_MS + CHANGE_MS);
    expect(made.show.stage.peek().current?.today).toBe('2026-11-25');
  });
});

describe('the end of a slide', () => {
  it('[R10] comes early at midnight or closing time', async () => {
    let untilMs = Infinity;
    const made = await loop(showingOf(await cards(1)), { untilNextEventMs: () => untilMs });
    untilMs = 3000;
    await made.clock.advance(SLIDE_MS + CHANGE_MS);
    const second = made.current()?.id;
    await made.clock.advance(2999);
    expect(made.current()?.id).toBe(second);
    await made.clock.advance(1);
    expect(made.current()?.id).not.toBe(second);
  });

  it('[T2] never comes so early that the slide only flickers', async () => {
    const made = await loop(showingOf(await cards(1)), { untilNextEventMs: () => 1 });
    const first = made.current()?.id;
    await made.clock.advance(999);
    expect(made.current()?.id).toBe(first);
    await made.clock.advance(1);
    expect(made.current()?.id).not.toBe(first);
  });

  it('[S2] comes soon during the very first fill, when a second card may be a moment away', async () => {
    const all = await cards(1);
    const [one, two] = all.map(({ id }) => id);
    const made = await loop(showingOf(all, { readyCardIds: new Set([one ?? '']) }));
    expect(made.painted()).toBe(one);
    made.content.put(showingOf(all, { readyCardIds: new Set([one ?? '', two ?? '']) }));
    await made.clock.advance(4000);
    expect(made.current()?.id).toBe(two);
  });

  it('[S2] is no longer hurried once every card is here, though photos for visitors still come', async () => {
    const all = await cards(1);
    const made = await loop(showingOf(all, { readyCardIds: new Set(all.map(({ id }) => id)) }));
    const first = made.painted();
    await made.clock.advance(SLIDE_MS - 1);
    expect(made.current()?.id).toBe(first);
  });
});

describe('the boundary', () => {
  it('[D7] may throw: the picture stays, the mishap is counted, the loop goes on a second later', async () => {
    const made = await loop(showingOf(await cards(1)));
    const first = made.painted();
    made.boundary = () => {
      throw new Error('no store');
    };
    await made.clock.advance(SLIDE_MS + 500);
    expect([made.painted(), made.show.mishaps.value]).toEqual([first, 1]);
    made.boundary = () => ({ show: true });
    await made.clock.advance(500 + CHANGE_MS);
    expect(made.painted()).not.toBe(first);
    expect(made.show.mishaps.value).toBe(1);
  });

  it('[R10] that rests clears the stage, and looks again after the rest', async () => {
    const made = await loop(showingOf(await cards(1)));
    made.boundary = () => ({ show: false, restMs: 1000 });
    await made.clock.advance(SLIDE_MS);
    expect(made.show.stage.peek()).toMatchObject({ current: undefined, next: undefined, paintedSlot: undefined });
    made.boundary = () => ({ show: true });
    await made.clock.advance(999);
    expect(made.painted()).toBeUndefined();
    await made.clock.advance(1);
    expect(made.painted()).toBeDefined();
  });

  it('[R10] a wake ends the rest at once', async () => {
    const made = await loop(showingOf(await cards(1)));
    made.boundary = () => ({ show: false, restMs: 60_000 });
    await made.clock.advance(SLIDE_MS);
    made.boundary = () => ({ show: true });
    made.show.wake();
    await made.clock.advance(0);
    expect(made.painted()).toBeDefined();
  });

  it('[R10] a wake that comes while the boundary is still deciding is not lost', async () => {
    const made = await loop(showingOf(await cards(1)));
    made.boundary = () => {
      made.show.wake();
      made.boundary = () => ({ show: true });
      return { show: false, restMs: 60_000 };
    };
    await made.clock.advance(SLIDE_MS);
    expect(made.painted()).toBeDefined();
  });

  it('[D8] rest is nobody’s play', async () => {
    const made = await loop(showingOf(await cards(1)));
    await made.clock.advance(SLIDE_MS);
    made.boundary = () => ({ show: false, restMs: 1000 });
    await made.clock.advance(SLIDE_MS + 600_000);
    expect(made.ledger.plays.map(({ shownMs }) => shownMs)).toEqual([SLIDE_MS, SLIDE_MS - CHANGE_MS]);
  });
});

describe('the end of the loop', () => {
  it('[D8] books the card that stood, and leaves no timer behind', async () => {
    const made = await loop(showingOf(await cards(1)));
    await made.clock.advance(5000);
    await made.stop();
    expect(made.ledger.plays.map(({ shownMs }) => shownMs)).toEqual([5000]);
    expect(made.clock.pending).toBe(0);
  });

  it('nothing moves after it', async () => {
    const made = await loop(showingOf(await cards(1)));
    await made.stop();
    const stage = made.show.stage.peek();
    await made.clock.advance(10 * SLIDE_MS);
    expect(made.show.stage.peek()).toBe(stage);
  });
});

describe('nothing to show', () => {
  it('[D7] is an empty stage, and the first card that comes ends it', async () => {
    const made = await loop(undefined);
    expect(made.show.stage.peek().current).toBeUndefined();
    made.content.put(showingOf([await card()]));
    await made.clock.advance(1000);
    expect(made.painted()).toBe('sambal-bawang');
    expect(made.show.mishaps.value).toBe(0);
  });
});

describe('what stands between two products', () => {
  const everyTwo = (shown: number[]) => (stood: number) =>
    Promise.resolve(
      stood % 2 === 0 && !shown.includes(stood)
        ? { noticeId: 'ikut', Face: () => null, onShown: () => void shown.push(stood) }
        : undefined,
    );

  it('[D13] comes after so many products, never first and never twice in a row', async () => {
    const noticed: number[] = [];
    const made = await loop(showingOf(await cards(1)), { interlude: everyTwo(noticed) });
    await made.clock.advance(8 * SLIDE_MS + CHANGE_MS);
    expect(made.shown.map((id) => (id === 'interlude' ? id : 'card'))).toEqual([
      'card',
      'card',
      'interlude',
      'card',
      'card',
      'interlude',
      'card',
      'card',
      'interlude',
    ]);
    expect(noticed).toEqual([2, 4, 6]);
  });

  it('[D13][R5] is nobody’s turn: no play, and the products follow each other as if it had not been', async () => {
    const all = await cards(1);
    const without = await loop(showingOf(all));
    const made = await loop(showingOf(all), { interlude: everyTwo([]) });
    await without.clock.advance(5 * SLIDE_MS + CHANGE_MS);
    await made.clock.advance(7 * SLIDE_MS + CHANGE_MS);
    expect(made.shown.filter((id) => id !== 'interlude')).toEqual(without.shown);
    expect(new Set(made.ledger.plays.map(({ productId }) => productId)).has('ikut')).toBe(false);
    expect(made.ledger.plays.length).toBe(without.ledger.plays.length);
  });

  it('[D4] carries no mark of a product', async () => {
    const made = await loop(showingOf(await cards(1)), { interlude: everyTwo([]) });
    await made.clock.advance(2 * SLIDE_MS + CHANGE_MS);
    expect(made.show.stage.peek().current).toMatchObject({ noticeId: 'ikut' });
    expect(made.current()).toBeUndefined();
  });

  it('[D13] that throws costs a moment, not the loop', async () => {
    const made = await loop(showingOf(await cards(1)), { interlude: () => Promise.reject(new Error('x')) });
    await made.clock.advance(3 * SLIDE_MS);
    expect(made.shown.length).toBeGreaterThan(1);
  });
});
