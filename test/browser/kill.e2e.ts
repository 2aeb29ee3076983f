/** A power cut in the middle of a pull, at every point where something is half done. */
import { addDays } from '../../src/contract/dates.ts';
import { PHOTO, ROTATION } from './fixtures/faults.ts';
import { oneOfEach, rotation, todayInJakarta } from './fixtures/gallery.ts';
import { NETWORK_FAILURES } from './fixtures/noise.ts';
import type { LobbyServer } from './fixtures/server.ts';
import { expect, test } from './fixtures/test.ts';

const OLD = oneOfEach('lama');
const NEW = oneOfEach('baru');
/** Of each product's one photo a large one for the loop and a small one for its tile. */
const NEW_PHOTOS = NEW.length * 2;
const idsOf = (products: readonly { id: string }[]) => products.map(({ id }) => id);

/** Resolves when the pull has come to this point. */
type Point = (server: LobbyServer) => Promise<unknown>;

const beforeTheDocument: Point = (server) => server.hold(ROTATION).arrived;
const beforeTheFirstPhoto: Point = (server) => server.hold(PHOTO).arrived;
const beforeTheLastPhoto: Point = (server) => atPhoto(server, NEW_PHOTOS, 'before');
const duringTheCommit: Point = (server) => atPhoto(server, NEW_PHOTOS, 'after');

function atPhoto(server: LobbyServer, number: number, when: 'before' | 'after'): Promise<void> {
  return new Promise((resolve) => {
    let count = 0;
    server.answer(PHOTO, ({ pass, response }) => {
      count++;
      if (count === number && when === 'before') return resolve();
      if (count === number) response.on('finish', resolve);
      return pass();
    });
  });
}

const POINTS: [string, Point][] = [
  ['before the new rotation has come', beforeTheDocument],
  ['before its first photo', beforeTheFirstPhoto],
  ['before its last photo', beforeTheLastPhoto],
  ['while it is being committed', duringTheCommit],
];

for (const [moment, reach] of POINTS) {
  test(`[S8] a browser killed ${moment} shows the old rotation or the new one`, async ({ lobby, box, noise }) => {
    noise.expect(NETWORK_FAILURES);
    const today = todayInJakarta();
    const days = [addDays(today, -7), addDays(today, 40)] as const;
    const { server, gallery } = await lobby({ products: OLD, rotations: [rotation('r-kini', ...days, OLD)] });
    const before = await box.switchOn(server.url);
    await before.kiosk.openShowing();
    await before.kiosk.untilStaged(['r-kini']);
    await before.kiosk.untilInstalled();
    const oldRevision = String((await gallery.feed()).revision);

    const newRevision = String(
      await gallery.publish({ products: [...OLD, ...NEW], rotations: [rotation('r-kini', ...days, NEW)] }),
    );
    const reached = reach(server);
    await before.kiosk.networkReturns();
    await reached;
    await before.kill();
    await server.stop();

    const { kiosk } = await box.switchOn(server.url);
    await kiosk.setDeviceClock(Date.now());
    await kiosk.openShowing();
    const revision = await kiosk.mark('revision');
    expect([oldRevision, newRevision]).toContain(revision);
    const whole = revision === oldRevision ? OLD : NEW;
    await kiosk.untilAllShown(idsOf(whole));

    server.answer(/./, ({ pass }) => pass());
    await server.start();
    await kiosk.networkReturns();
    await kiosk.untilMark('revision', newRevision);
    await kiosk.nextSlide();
    await kiosk.untilAllShown(idsOf(NEW));
  });
}
