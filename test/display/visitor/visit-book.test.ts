import { beforeEach, describe, expect, it } from 'vitest';
import { createVisitBook, type VisitBook } from '../../../src/display/visitor/visit-book.ts';
import { handClock, settle, type HandClock } from '../hand-clock.ts';

let clock: HandClock;
let today: string | undefined;
let days: Map<string, unknown>;
let fault: Error | undefined;
let book: VisitBook;

beforeEach(() => {
  clock = handClock();
  today = '2026-11-24';
  days = new Map();
  fault = undefined;
  book = createVisitBook({
    clock,
    today: () => today,
    ledger: {
      changeVisitDay(date, change) {
        if (fault !== undefined) return Promise.reject(fault);
        days.set(date, change(days.get(date)));
        return Promise.resolve();
      },
    },
  });
});

const counts = (opened: number, qrShown: number, viewedMs: number) => ({ opened, qrShown, viewedMs });

describe('the book of visits', () => {
  it('[V7] counts a product that is opened, its codes, and how long it stood', async () => {
    book.opened('sambal');
    await clock.advance(3000);
    book.qrShown('sambal');
    await clock.advance(4000);
    book.closed();
    expect([...days]).toEqual([['2026-11-24', { sambal: counts(1, 1, 7000) }]]);
  });

  it('[V7] keeps nothing but these sums', async () => {
    for (const id of ['sambal', 'kebaya', 'sambal']) {
      book.opened(id);
      await clock.advance(1000);
    }
    book.closed();
    expect(days.get('2026-11-24')).toEqual({ sambal: counts(2, 0, 2000), kebaya: counts(1, 0, 1000) });
  });

  it('[V7] counts the codes of an opening once, however many there are and however often they come', async () => {
    book.opened('sambal');
    for (let n = 0; n < 3; n++) book.qrShown('sambal');
    book.opened('sambal');
    book.qrShown('sambal');
    book.closed();
    expect(days.get('2026-11-24')).toEqual({ sambal: counts(2, 2, 0) });
  });

  it('[V7] codes of what is not open count for nobody', () => {
    book.qrShown('sambal');
    book.opened('kebaya');
    book.qrShown('sambal');
    book.closed();
    book.qrShown('kebaya');
    expect(days.get('2026-11-24')).toEqual({ kebaya: counts(1, 0, 0) });
  });

  it('[V7] may be closed twice, and before anything was opened', async () => {
    book.closed();
    expect(days.size).toBe(0);
    book.opened('sambal');
    await clock.advance(1000);
    book.closed();
    await clock.advance(1000);
    book.closed();
    expect(days.get('2026-11-24')).toEqual({ sambal: counts(1, 0, 1000) });
  });

  it('[V7] a view over midnight counts on the day it ends', async () => {
    book.opened('sambal');
    await clock.advance(2000);
    today = '2026-11-25';
    await clock.advance(3000);
    book.closed();
    expect([...days]).toEqual([
      ['2026-11-24', { sambal: counts(1, 0, 0) }],
      ['2026-11-25', { sambal: counts(0, 0, 5000) }],
    ]);
  });

  it('[T2] the device clock has no say in how long a product was viewed', async () => {
    book.opened('sambal');
    clock.setDeviceClock(0);
    await clock.advance(2000);
    book.closed();
    expect(days.get('2026-11-24')).toEqual({ sambal: counts(1, 0, 2000) });
  });

  it('[V7] keeps nothing while nobody knows what day it is', async () => {
    today = undefined;
    book.opened('sambal');
    book.qrShown('sambal');
    await clock.advance(2000);
    book.closed();
    expect(days.size).toBe(0);
  });

  it('[V7] goes on from a record that makes no sense', () => {
    days.set('2026-11-24', { sambal: { opened: 'often' }, kebaya: 3 });
    book.opened('sambal');
    expect(days.get('2026-11-24')).toEqual({ sambal: counts(1, 0, 0) });
  });

  it('[S5] a full disk costs the count, not the visit', async () => {
    fault = new DOMException('full', 'QuotaExceededError');
    book.opened('sambal');
    book.qrShown('sambal');
    await settle();
    fault = undefined;
    await clock.advance(2000);
    book.closed();
    await settle();
    expect(days.get('2026-11-24')).toEqual({ sambal: counts(0, 0, 2000) });
  });
});
