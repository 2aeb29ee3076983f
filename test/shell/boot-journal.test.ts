import { describe, expect, it } from 'vitest';
import {
  beginBoot,
  BOOT_WINDOW_MS,
  emptyJournal,
  leaveBoot,
  settleBoot,
  type Journal,
  type ShellChoice,
} from '../../src/shell/boot-journal.ts';
import { NOON_MS } from '../display/hand-clock.ts';

const MINUTE_MS = 60_000;

/** A screen whose pages are asked for one after the other. */
function screen(goodVersion?: string) {
  let journal: Journal = { ...emptyJournal, goodVersion };
  let clients = 0;
  return {
    /** A navigation, that many minutes after noon; returns which shell it gets. */
    boot: (atMinutes: number, version = 'v2'): ShellChoice => {
      const step = beginBoot(journal, {
        clientId: `client-${++clients}`,
        atEpochMs: NOON_MS + atMinutes * MINUTE_MS,
        version,
      });
      journal = JSON.parse(JSON.stringify(step.journal)) as Journal;
      return step.shell;
    },
    settle: () => void (journal = settleBoot(journal)),
    /** The page that booted last is left on purpose. */
    leave: () => void (journal = leaveBoot(journal, `client-${clients}`)),
    get journal() {
      return journal;
    },
  };
}

describe('a version that does not come to life', () => {
  it('[U2] after three tries in ten minutes gives way to the shell that worked', () => {
    const { boot } = screen('v1');
    expect([boot(0), boot(1), boot(2), boot(3)]).toEqual(['current', 'current', 'current', 'good']);
  });

  it('[U2] without a shell that worked gives way to the built-in page', () => {
    const { boot } = screen();
    expect([boot(0), boot(1), boot(2), boot(3)]).toEqual(['current', 'current', 'current', 'emergency']);
  });

  it('[U2] that once worked itself gives way to the built-in page, for there is nothing better', () => {
    const { boot } = screen('v2');
    expect([boot(0), boot(1), boot(2), boot(3)]).toEqual(['current', 'current', 'current', 'emergency']);
  });

  it('[U2] is not given up for tries that lie further apart than ten minutes', () => {
    const { boot } = screen('v1');
    expect([boot(0), boot(5), boot(9), boot(10), boot(15), boot(20)]).toEqual(Array(6).fill('current'));
  });

  it('[U2] stays aside as long as it is the newest, however long that is', () => {
    const { boot } = screen('v1');
    for (const minute of [0, 1, 2, 3]) boot(minute);
    expect([boot(4), boot(60), boot(60 * 24 * 30)]).toEqual(['good', 'good', 'good']);
  });

  it('[U2] stays aside although the older shell comes to life', () => {
    const { boot, settle } = screen('v1');
    for (const minute of [0, 1, 2, 3]) boot(minute);
    settle();
    expect(boot(4)).toBe('good');
  });

  it('[U2] gets another chance ten minutes later where there is no other shell', () => {
    const { boot } = screen();
    for (const minute of [0, 1, 2, 3]) boot(minute);
    expect([boot(12), boot(13.1)]).toEqual(['emergency', 'current']);
  });

  it('[U2] and fails that chance too has three tries again before the page returns', () => {
    const { boot } = screen();
    for (const minute of [0, 1, 2, 3]) boot(minute);
    expect([boot(14), boot(15), boot(16), boot(17)]).toEqual(['current', 'current', 'current', 'emergency']);
  });
});

describe('a next version', () => {
  it('[U2] is tried at once', () => {
    const { boot } = screen('v1');
    for (const minute of [0, 1, 2, 3]) boot(minute);
    expect(boot(4, 'v3')).toBe('current');
  });

  it('[U2] has three tries of its own: what failed before it is no word against it', () => {
    const { boot } = screen('v1');
    for (const minute of [0, 1, 2]) boot(minute);
    expect([boot(3, 'v3'), boot(4, 'v3'), boot(5, 'v3'), boot(6, 'v3')]).toEqual([
      'current',
      'current',
      'current',
      'good',
    ]);
  });
});

describe('what is no failure', () => {
  it('[U2] a page that came to life clears what was counted', () => {
    const { boot, settle } = screen('v1');
    boot(0);
    boot(1);
    boot(2);
    settle();
    expect([boot(3), boot(4), boot(5), boot(6)]).toEqual(['current', 'current', 'current', 'good']);
  });

  it('[U2] a page that was left on purpose is not counted', () => {
    const { boot, leave } = screen('v1');
    for (let minute = 0; minute < 8; minute++) {
      expect(boot(minute)).toBe('current');
      leave();
    }
  });

  it('[U2] leaving one page does not excuse another', () => {
    const { boot, leave } = screen('v1');
    boot(0);
    boot(1);
    boot(2);
    boot(2.5);
    leave();
    expect(boot(3)).toBe('good');
  });
});

describe('a clock that is set', () => {
  it('[U2] back leaves no failure alive for ever', () => {
    const { boot } = screen('v1');
    boot(600);
    boot(601);
    boot(602);
    expect(boot(0)).toBe('current');
  });

  it('[U2] back does not keep the built-in page up for ever', () => {
    const { boot } = screen();
    for (const minute of [600, 601, 602, 603]) boot(minute);
    expect(boot(0)).toBe('current');
  });

  it('[U2] far ahead forgets failures as if their ten minutes were over', () => {
    const { boot } = screen('v1');
    boot(0);
    boot(1);
    boot(2);
    expect(boot(60 * 24 * 365)).toBe('current');
  });
});

it('[U2] the journal does not grow with the years', () => {
  const kiosk = screen('v1');
  for (let n = 0; n < 500; n++) kiosk.boot(n * (BOOT_WINDOW_MS / MINUTE_MS / 2));
  expect(kiosk.journal.boots).toHaveLength(2);
});
