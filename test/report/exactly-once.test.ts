/** [G2][G3][G4] From the painted slide to the server's sum, through everything a lobby does to a box. */
import 'fake-indexeddb/auto';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import * as z from 'zod/mini';
import { COMMODITIES, SUDIN_KEYS } from '../../src/contract/places.ts';
import type { Play } from '../../src/contract/play.ts';
import { WAITING_KEPT_PLAYS, WAITING_MAX_PLAYS } from '../../src/report/limits.ts';
import { rawPut } from '../store/outbox-box.ts';
import { endFaults, freshDatabase } from '../store/fakes.ts';
import { countedIn, dice, idsIn, screenBox, type ScreenBox, type Totals } from './screen-box.ts';

vi.setConfig({ testTimeout: 240_000 });

let boxes: ScreenBox[] = [];
beforeEach(() => freshDatabase());
afterEach(async () => {
  endFaults();
  for (const box of boxes.splice(0)) await box.stop();
});

async function newBox(seed: number) {
  const random = dice(seed);
  const box = await screenBox({ random });
  boxes.push(box);
  let made = 0;
  let shownMs = 0;
  const mint = (change: Partial<Play> = {}): Play => {
    const kind = Math.floor(random() * SUDIN_KEYS.length);
    return {
      id: `00000000-0000-4000-8000-${String(++made).padStart(12, '0')}`,
      productId: `produk-${kind}-${Math.floor(random() * 5)}`,
      sudin: SUDIN_KEYS[kind] ?? 'kpkp',
      commodity: COMMODITIES[kind % COMMODITIES.length] ?? 'kriya',
      rotationId: 'r-kini',
      revision: 7,
      startedAt: box.clock.deviceEpochMs(),
      clockTrusted: true,
      shownMs: 9000 + Math.floor(random() * 2000),
      reason: random() < 0.05 ? 'touch' : 'passive',
      ...change,
    };
  };
  /** One slide has stood. */
  const show = async () => {
    const play = mint();
    shownMs += play.shownMs;
    await box.record(play);
  };
  return { box, random, mint, show, shown: (): Totals => ({ plays: made, shownMs }) };
}

/** Everything has left the screen, or what is left of it is parked. */
async function drain(box: ScreenBox): Promise<void> {
  for (let rounds = 0; rounds < 400 && (await box.outbox().waiting()).plays > 0; rounds++) await box.drive(60_000);
}

describe('an outage of six hours', () => {
  it('[G2] counts every show once and on its true day, though the answer was lost twice', async () => {
    const { box, show, shown } = await newBox(47);
    await box.drive(10 * 60_000, show);
    const before = await countedIn(box.records);
    expect(before.plays).toBeGreaterThan(40);
    box.setNetwork(() => 'down');
    await box.drive(6 * 3_600_000, show);
    expect((await box.outbox().waiting()).plays).toBe(shown().plays - before.plays);
    let lost = 0;
    box.setNetwork(({ path }) => (path === 'plays' && ++lost <= 2 ? 'lost' : 'up'));
    await drain(box);
    expect(lost).toBeGreaterThan(4);
    expect(await countedIn(box.records)).toEqual(shown());
    expect(await idsIn(box.records)).toHaveLength(shown().plays);
    const days = await box.records.all(
      z.object({ day: z.string(), plays: z.int() }),
      'select day, sum(plays) as plays from play_days group by day',
    );
    // From noon to a little after six.
    expect(days).toEqual([{ day: '2026-11-24', plays: shown().plays }]);
    expect(await box.outbox().waiting()).toEqual({ plays: 0, parked: 0 });
  });
});

describe('kills, faults and poison at random', () => {
  const figures: { generated: number; stored: number; duplicated: number; lost: number; parked: number }[] = [];

  it.each([1, 2, 3, 4, 5, 6])('[G2][G3] nothing is lost and nothing counted twice (seed %d)', async (seed) => {
    const { box, random, mint, show, shown } = await newBox(seed);
    const states = ['up', 'down', 'lost', 500, 502] as const;
    let state: (typeof states)[number] = 'up';
    const poisonForServer = new Set<string>();
    const hasPoison = (body: Record<string, unknown>) =>
      (body['plays'] as { id: string }[] | undefined)?.some(({ id }) => poisonForServer.has(id)) === true;
    box.setNetwork(({ body }) => ((state === 'up' || state === 'lost') && hasPoison(body) ? 500 : state));
    const poisoned: string[] = [];
    let [workerKills, serverKills] = [0, 0];
    for (let minute = 0; minute < 60; minute++) {
      if (random() < 0.4) state = states[Math.floor(random() * states.length)] ?? 'up';
      box.setHarm(random() < 0.3 ? 0.02 : 0);
      if (random() < 0.1) {
        // One the server refuses by name, and one over which it trips without a word.
        const bad = { ...mint(), id: crypto.randomUUID(), sudin: 'dinas-lain' };
        await rawPut('plays', bad);
        poisoned.push(bad.id);
      }
      if (minute === 20) {
        const bad = { ...mint(), id: crypto.randomUUID() };
        await rawPut('plays', bad);
        poisonForServer.add(bad.id);
        poisoned.push(bad.id);
      }
      if (random() < 0.15 && ++workerKills > 0) box.killWorker();
      if (random() < 0.1 && ++serverKills > 0) await box.killServer();
      await box.drive(Math.floor(random() * 6) * 10_000 + 10_000, show);
      // In the middle of whatever it is doing.
      if (random() < 0.1) {
        await box.clock.advance(1000);
        box.killWorker();
      }
    }
    state = 'up';
    box.setHarm(0);
    // The lobby goes on: other shows prove the server well, and the wordless poison guilty.
    await box.drive(40 * 60_000, show);
    await drain(box);
    // Poisoned ones were minted like the others, but are not to be counted.
    const generated = shown().plays - poisoned.length;
    const ids = await idsIn(box.records);
    const counted = await countedIn(box.records);
    const { plays, parked } = await box.outbox().waiting();
    figures.push({
      generated,
      stored: counted.plays,
      duplicated: counted.plays - new Set(ids).size,
      lost: generated - new Set(ids).size,
      parked,
    });
    expect([workerKills > 0, serverKills > 0]).toEqual([true, true]);
    expect(ids.filter((id) => poisoned.includes(id))).toEqual([]);
    expect({ ...counted, waiting: plays, parked }).toEqual({
      plays: generated,
      shownMs: shown().shownMs,
      waiting: 0,
      parked: poisoned.length,
    });
  });

  it('[G2] the figures of all seeds', () => {
    const total = (key: keyof (typeof figures)[number]) => figures.reduce((sum, each) => sum + each[key], 0);
    const sums = {
      generated: total('generated'),
      stored: total('stored'),
      duplicated: total('duplicated'),
      lost: total('lost'),
      parked: total('parked'),
    };
    if (process.env['PRINT_FIGURES'] !== undefined) console.log(sums);
    expect(sums).toMatchObject({ stored: sums.generated, duplicated: 0, lost: 0 });
  });
});

describe('too many waiting plays', () => {
  it('[G4] become sums by day and reach the server whole, once, though the answer was lost', async () => {
    const { box, mint } = await newBox(20);
    box.setNetwork(() => 'down');
    const many = WAITING_MAX_PLAYS + 1500;
    const dayMs = 86_400_000;
    const startMs = box.clock.deviceEpochMs() - 3 * dayMs;
    const plays = Array.from({ length: many }, (_, n) => mint({ startedAt: startMs + n * 10_000 }));
    await rawPut('plays', ...plays);
    await box.drive(60_000);
    expect(await box.outbox().waiting()).toEqual({ plays: many, parked: 0 });
    let lost = 0;
    box.setNetwork(({ path }) => (path === 'plays' && ++lost === 1 ? 'lost' : 'up'));
    await drain(box);
    expect(await countedIn(box.records)).toEqual({
      plays: many,
      shownMs: plays.reduce((total, { shownMs }) => total + shownMs, 0),
    });
    const ids = await idsIn(box.records);
    expect(ids.length).toBeGreaterThan(WAITING_KEPT_PLAYS);
    expect(ids.length).toBeLessThan(WAITING_KEPT_PLAYS + 1000);
    // Each on its own day, as if it had been sent alone.
    const days = await box.records.all(
      z.object({ day: z.string(), plays: z.int() }),
      'select day, sum(plays) as plays from play_days group by day order by day',
    );
    const expected = new Map<string, number>();
    for (const { startedAt } of plays) {
      const day = new Date(startedAt + 7 * 3_600_000).toISOString().slice(0, 10);
      expected.set(day, (expected.get(day) ?? 0) + 1);
    }
    expect(days).toEqual([...expected].map(([day, count]) => ({ day, plays: count })));
  });
});

describe('a day of visits', () => {
  it('[G2] is sent when it has changed, and replaces what was sent before', async () => {
    const { box } = await newBox(9);
    const visit = (opened: number) => ({ batik: { opened, qrShown: 1, viewedMs: 5000 } });
    await box.page.changeVisitDay('2026-11-23', () => visit(4));
    await box.page.changeVisitDay('2026-11-24', () => visit(1));
    await box.drive(6 * 60_000);
    await box.page.changeVisitDay('2026-11-24', () => visit(3));
    await box.drive(12 * 60_000);
    const rows = await box.records.all(
      z.object({ day: z.string(), opened: z.int() }),
      'select day, opened from visit_days order by day',
    );
    expect(rows).toEqual([
      { day: '2026-11-23', opened: 4 },
      { day: '2026-11-24', opened: 3 },
    ]);
    const sent = box.posted.filter(({ body }) => ((body['visitDays'] as unknown[] | undefined) ?? []).length > 0);
    expect(sent).toHaveLength(2);
  });
});
