import { signal } from '@preact/signals';
import { describe, expect, it } from 'vitest';
import type { StageState } from '../../src/display/components/Stage.tsx';
import { createScreenName, SCREEN_NAME_FACT } from '../../src/display/models/screen-name.ts';
import { tellScreenWords } from '../../src/display/models/screen-words.ts';
import type { ScreenWords } from '../../src/pull/messages.ts';
import type { ScreenMode } from '../../src/rotation/screen-mode.ts';
import { card } from '../factory.ts';
import { fakeContent, showingOf } from './fakes.ts';
import { handClock } from './hand-clock.ts';
import { eventually } from '../eventually.ts';

const ledger = (facts = new Map<string, unknown>()) => ({
  facts,
  fact: async (key: string) => facts.get(key),
  setFact: async (key: string, value: unknown) => void facts.set(key, value),
});

describe('the name of a screen', () => {
  it('[G5] comes from the address before anything else', async () => {
    const { facts, ...store } = ledger(new Map([[SCREEN_NAME_FACT, 'Lama']]));
    const name = createScreenName(store, '?layar=%20Lobi%20%20Blok%20B%20');
    await Promise.resolve();
    expect([name.name.value, name.isFromAddress]).toEqual(['Lobi Blok B', true]);
    expect(facts.get(SCREEN_NAME_FACT)).toBe('Lama');
  });

  it('[G5] is else the one that was set here, or "Layar"', async () => {
    const store = ledger();
    expect(createScreenName(store, '').name.value).toBe('Layar');
    createScreenName(store, '?layar=').set('Lobi Utama');
    const again = createScreenName(store, '');
    await eventually(() => expect(again.name.value).toBe('Lobi Utama'));
    again.set('   ');
    expect([again.name.value, again.isFromAddress]).toEqual(['Layar', false]);
  });

  it('[G5] fits into a report, however long it is, and needs no disk', () => {
    const broken = { fact: () => Promise.reject(new Error('disk')), setFact: () => Promise.reject(new Error('disk')) };
    const name = createScreenName(broken, '');
    name.set('x'.repeat(500));
    expect(name.name.value).toBe('x'.repeat(60));
  });
});

describe('what a screen says of itself', () => {
  const stand = async (id: string, slot = 1): Promise<StageState> =>
    ({ previous: undefined, current: { slot, card: await card({ id }) }, next: undefined, paintedSlot: slot }) as never;

  async function told() {
    const words: ScreenWords[] = [];
    const mode = signal<ScreenMode>('showing');
    const stage = signal<StageState>(await stand('abon'));
    const clock = handClock();
    const content = fakeContent(showingOf([await card()]));
    const stop = tellScreenWords({
      clock,
      content,
      screen: { mode },
      show: { stage },
      screenName: { name: signal('Lobi') },
      tell: (each) => words.push(each),
    });
    return { words, mode, stage, stop };
  }

  it('[G5] names the card that stands, and nothing while one covers another', async () => {
    const { words, stage, stop } = await told();
    stage.value = { ...(await stand('batik', 2)), paintedSlot: 1 };
    stage.value = await stand('batik', 2);
    expect(words.map(({ cardId }) => cardId)).toEqual(['abon', 'batik']);
    expect(words[0]).toMatchObject({
      name: 'Lobi',
      mode: 'showing',
      appVersion: expect.any(String) as string,
      rotationId: 'r-now',
    });
    stop();
  });

  it('[G5] never says what a visitor looks at', async () => {
    const { words, mode, stage, stop } = await told();
    mode.value = 'browsing';
    mode.value = 'detail';
    stage.value = await stand('batik', 2);
    expect(words.slice(1)).toMatchObject([
      { mode: 'browsing', cardId: undefined },
      { mode: 'detail', cardId: undefined },
    ]);
    expect(words).toHaveLength(3);
    stop();
  });

  it('[D9][G6] asleep says when it opens, so that nobody worries until then', async () => {
    const { words, mode, stop } = await told();
    mode.value = 'asleep';
    expect(words.at(-1)).toMatchObject({ mode: 'asleep', cardId: undefined });
    stop();
  });
});
