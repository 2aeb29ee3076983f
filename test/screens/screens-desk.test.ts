import { describe, expect, it, vi } from 'vitest';
import * as z from 'zod/mini';
import { SCREENS_MAX } from '../../src/screens/limits.ts';
import { webhook, type ScreenNews, type TellNews } from '../../src/screens/webhook.ts';
import { deskSite, MINUTE_MS, NOON_MS, report, uuid, batch, play } from './desk-site.ts';

const ADMIN = { id: 1, name: 'admin.satu', displayName: 'Admin Contoh', role: 'admin' } as const;

describe('the list of screens', () => {
  it('[G6] shows a screen as it said last, with what is on it by name', async () => {
    const { desk, records, wait } = await deskSite();
    await records.run(`insert into product_names values ('sambal-bawang', 'ppkukm', 'kuliner', 'Sambal', 'Dapur')`);
    desk.takeReport(report());
    wait(MINUTE_MS);
    desk.takeReport(report({ errorCode: 'network' }));
    const { screens, revision, silentMinutes } = await desk.list(7);
    expect([revision, silentMinutes]).toEqual([7, 5]);
    expect(screens).toEqual([
      {
        id: uuid(1),
        name: 'Lobi Blok A',
        state: 'connected',
        sinceMs: NOON_MS,
        firstSeenAtMs: NOON_MS,
        seenAtMs: NOON_MS + MINUTE_MS,
        mode: 'showing',
        appVersion: 'abc123',
        revision: 7,
        rotationId: 'r-kini',
        showsCurrent: true,
        onScreen: {
          productId: 'sambal-bawang',
          product: { sudin: 'ppkukm', commodity: 'kuliner', name: 'Sambal', producer: 'Dapur' },
        },
        errorCode: 'network',
        storage: { usedBytes: 40_000_000, quotaBytes: 900_000_000 },
        clockTrusted: true,
        waitingPlays: 3,
        parkedPlays: 0,
      },
    ]);
    expect((await desk.list(8)).screens[0]?.showsCurrent).toBe(false);
  });

  it('[G6] calls a screen silent when it has said nothing for longer than is normal', async () => {
    const { desk, wait } = await deskSite();
    desk.takeReport(report());
    wait(5 * MINUTE_MS);
    expect((await desk.list(7)).screens[0]?.state).toBe('connected');
    wait(1);
    expect((await desk.list(7)).screens[0]).toMatchObject({ state: 'silent', sinceMs: NOON_MS });
    expect(desk.figures()).toMatchObject({ connected: 0, asleep: 0, silent: 1 });
  });

  it('[G6] never calls sleep a failure, also when the panel is switched off until it opens', async () => {
    const { desk, wait } = await deskSite();
    const opensAtMs = NOON_MS + 15 * 60 * MINUTE_MS;
    desk.takeReport(report({ mode: 'asleep', cardId: undefined, opensAtMs }));
    desk.takeReport(report({ screenId: uuid(2), mode: 'asleep', cardId: undefined }));
    wait(15 * 60 * MINUTE_MS);
    expect((await desk.list(7)).screens.map(({ state }) => state)).toEqual(['asleep', 'asleep']);
    wait(6 * MINUTE_MS);
    // The first said when it would be back; the second did not.
    expect((await desk.list(7)).screens.map(({ id, state }) => [id, state])).toEqual([
      [uuid(1), 'silent'],
      [uuid(2), 'asleep'],
    ]);
  });

  it('[G6] survives a restart, and holds no silence against a screen that nobody listened to', async () => {
    const { desk, restart, wait } = await deskSite();
    desk.takeReport(report());
    await desk.tick();
    wait(60 * MINUTE_MS);
    const again = await restart();
    expect((await again.list(7)).screens).toMatchObject([{ id: uuid(1), state: 'connected', seenAtMs: NOON_MS }]);
    wait(6 * MINUTE_MS);
    expect((await again.list(7)).screens).toMatchObject([{ state: 'silent', sinceMs: NOON_MS }]);
  });

  it('has an end, at which only a screen that has been gone for a month makes room', async () => {
    const { desk, wait } = await deskSite();
    for (let n = 0; n < SCREENS_MAX; n++) expect(desk.takeReport(report({ screenId: uuid(n) }))).toBe('taken');
    expect(desk.takeReport(report({ screenId: uuid(9001) }))).toBe('full');
    expect(await desk.takePlays(batch({ screenId: uuid(9001), plays: [play(1)] }))).toBe('full');
    expect(desk.takeReport(report({ screenId: uuid(5) }))).toBe('taken');
    await desk.tick();
    wait(31 * 86_400_000);
    expect(desk.takeReport(report({ screenId: uuid(9001) }))).toBe('taken');
    await desk.tick();
    expect((await desk.list(7)).screens).toHaveLength(SCREENS_MAX);
  });

  it('[E15] forgets a screen with a line of audit, and takes it back when it reports again', async () => {
    const { desk, records } = await deskSite();
    desk.takeReport(report());
    await desk.tick();
    expect(await desk.forget(uuid(1), ADMIN)).toBe(true);
    expect(await desk.forget(uuid(1), ADMIN)).toBe(false);
    expect((await desk.list(7)).screens).toEqual([]);
    const lines = await records.all(z.object({ action: z.string(), subject: z.string() }), 'select * from audit');
    expect(lines).toEqual([{ action: 'screen-forgotten', subject: `screen/${uuid(1)}` }]);
    desk.takeReport(report());
    expect((await desk.list(7)).screens).toHaveLength(1);
  });
});

describe('a change of state', () => {
  it('[G6] is one line in the log, and none for each tick', async () => {
    const { desk, changes, wait } = await deskSite();
    desk.takeReport(report());
    await desk.tick();
    wait(6 * MINUTE_MS);
    await desk.tick();
    await desk.tick();
    desk.takeReport(report({ mode: 'asleep' }));
    await desk.tick();
    await desk.tick();
    const who = { screen: 'Lobi Blok A', id: uuid(1) };
    expect(changes).toEqual([
      { ...who, state: 'silent', sinceMs: NOON_MS },
      { ...who, state: 'asleep', sinceMs: NOON_MS + 6 * MINUTE_MS },
    ]);
  });

  it('[G6] is told once, again after a failure, and over a restart', async () => {
    const heard: ScreenNews[] = [];
    let isDeaf = true;
    const tell = vi.fn<TellNews>(async (news) => {
      if (!isDeaf) heard.push(news);
      return !isDeaf;
    });
    const { desk, restart, wait } = await deskSite({ tell });
    desk.takeReport(report());
    await desk.tick();
    wait(6 * MINUTE_MS);
    await desk.tick();
    await desk.tick();
    // Not in the same breath.
    expect(tell).toHaveBeenCalledTimes(1);
    isDeaf = false;
    wait(MINUTE_MS);
    await desk.tick();
    await desk.tick();
    expect(heard).toEqual([{ screenId: uuid(1), name: 'Lobi Blok A', state: 'silent', sinceMs: NOON_MS }]);
    const again = await restart();
    wait(6 * MINUTE_MS);
    await again.tick();
    expect(heard).toHaveLength(1);
    again.takeReport(report());
    await again.tick();
    await again.tick();
    expect(heard.map(({ state }) => state)).toEqual(['silent', 'connected']);
  });

  it('[G6] that was over before it could be told is not told', async () => {
    const tell = vi.fn<TellNews>(async () => false);
    const { desk, wait } = await deskSite({ tell });
    desk.takeReport(report());
    wait(6 * MINUTE_MS);
    await desk.tick();
    expect(tell).toHaveBeenCalledTimes(1);
    wait(60 * MINUTE_MS);
    desk.takeReport(report());
    await desk.tick();
    expect(tell).toHaveBeenCalledTimes(1);
  });

  it('[G6] reaches the webhook as codes and as a sentence', async () => {
    const fetchIt = vi.fn<typeof fetch>(async () => new Response('ok'));
    const news = { screenId: uuid(1), name: 'Lobi', state: 'silent', sinceMs: NOON_MS } as const;
    const tell = webhook('https://pesan.example/kabar', async () => 'Asia/Jakarta', fetchIt);
    expect(await tell(news)).toBe(true);
    const [url, init] = fetchIt.mock.calls[0] ?? [];
    expect([url, init?.method, init?.redirect]).toEqual(['https://pesan.example/kabar', 'POST', 'error']);
    expect(JSON.parse(init?.body as string)).toEqual({
      event: 'screen-silent',
      screen: { id: uuid(1), name: 'Lobi' },
      since: '2026-11-24T05:00:00.000Z',
      text: 'Layar "Lobi" terputus sejak 2026-11-24 pukul 12.00.',
    });
    fetchIt.mockResolvedValueOnce(new Response('no', { status: 500 }));
    expect(await tell(news)).toBe(false);
    fetchIt.mockRejectedValueOnce(new TypeError('fetch failed'));
    expect(await tell(news)).toBe(false);
  });
});
