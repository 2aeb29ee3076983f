import { describe, expect, it } from 'vitest';
import { createIsolation } from '../../src/report/isolation.ts';

const records = (count: number) => Array.from({ length: count }, (_, n) => ({ id: `p${n}` }));

/** Offers again and again to a server that trips over some records, until nothing innocent is left. */
function offerUntilDone(
  all: readonly { id: string }[],
  poison: ReadonlySet<string>,
  isServerWell: (offer: number) => boolean = () => true,
) {
  const isolation = createIsolation<{ id: string }>();
  let left = [...all];
  const parked: string[] = [];
  let offers = 0;
  for (; offers < 500 && left.length > 0; offers++) {
    const offered = isolation.choose(left);
    if (isServerWell(offers) && !offered.some(({ id }) => poison.has(id))) {
      isolation.passed(offered);
      left = left.filter((record) => !offered.includes(record));
      // The lobby goes on.
      if (parked.length < poison.size) left.push({ id: `more${offers}` });
    } else {
      const culprit = isolation.failed(offered);
      if (culprit !== undefined) {
        parked.push(culprit.id);
        left = left.filter((record) => record !== culprit);
      }
    }
  }
  return { parked, left, offers };
}

describe('a batch that comes back without a word', () => {
  it('[G3] loses its poisoned record and nothing else', () => {
    const { parked, left, offers } = offerUntilDone(records(500), new Set(['p321']));
    expect([parked, left]).toEqual([['p321'], []]);
    expect(offers).toBeLessThan(40);
  });

  it('[G3] loses each of several', () => {
    const { parked, left } = offerUntilDone(records(200), new Set(['p0', 'p77', 'p199']));
    expect([parked.toSorted(), left]).toEqual([['p0', 'p199', 'p77'], []]);
  });

  it('[G3] loses none to a server that fails for a while, whatever it is offered', () => {
    const { parked, left } = offerUntilDone(records(100), new Set(), (offer) => offer > 60);
    expect([parked, left]).toEqual([[], []]);
  });

  it('[G3] accuses nobody while there is nobody else to prove the server well', () => {
    const isolation = createIsolation<{ id: string }>();
    for (let n = 0; n < 20; n++) {
      expect(isolation.choose(records(1))).toEqual(records(1));
      expect(isolation.failed(records(1))).toBeUndefined();
    }
  });

  it('[G3] takes turns among those that failed', () => {
    const isolation = createIsolation<{ id: string }>();
    const offered: string[] = [];
    for (let n = 0; n < 6; n++) {
      const [one] = isolation.choose(records(3)).slice(0, 1);
      isolation.failed(isolation.choose(records(3)));
      offered.push(one?.id ?? '');
    }
    expect(new Set(offered.slice(2))).toEqual(new Set(['p0', 'p1', 'p2']));
  });
});
