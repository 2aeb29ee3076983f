import { signal, type Signal } from '@preact/signals';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { StageState } from '../../../src/display/components/Stage.tsx';
import type { ScreenParts } from '../../../src/display/take-care.ts';
import { watchPresence, type PresenceWatch } from '../../../src/display/visitor/presence.ts';
import type { ScreenMode } from '../../../src/rotation/screen-mode.ts';
import { handClock, type HandClock } from '../hand-clock.ts';

let clock: HandClock;
let mode: Signal<ScreenMode>;
let stage: Signal<Pick<StageState, 'paintedSlot'>>;
let watch: PresenceWatch;
let gone: number;

beforeEach(() => {
  clock = handClock();
  mode = signal<ScreenMode>('showing');
  stage = signal<Pick<StageState, 'paintedSlot'>>({ paintedSlot: undefined });
  gone = 0;
  watch = watchPresence(
    clock,
    { mode } as unknown as ScreenParts['screen'],
    { stage } as unknown as ScreenParts['show'],
    () => void gone++,
  );
});
afterEach(() => watch.stop());

const paint = (paintedSlot: number | undefined) => void (stage.value = { paintedSlot });

it('[V11] a closed browser covers the loop until the loop has a picture, and fades then', async () => {
  mode.value = 'browsing';
  expect(watch.presence.value).toBe('here');
  mode.value = 'showing';
  await clock.advance(500);
  expect(watch.presence.value).toBe('covering');
  paint(2);
  await clock.advance(0);
  expect(watch.presence.value).toBe('fading');
  await clock.advance(250);
  expect([watch.presence.value, gone, clock.pending]).toEqual(['away', 1, 0]);
});

it('[V11] a picture that does not come is not waited for for ever', async () => {
  mode.value = 'detail';
  mode.value = 'showing';
  await clock.advance(2999);
  expect(watch.presence.value).toBe('covering');
  await clock.advance(1 + 250);
  expect(watch.presence.value).toBe('away');
});

it('a screen that goes to sleep instead needs no picture', async () => {
  mode.value = 'browsing';
  mode.value = 'asleep';
  await clock.advance(250);
  expect(watch.presence.value).toBe('away');
});

it('[V11] somebody who touches again meanwhile stays', async () => {
  mode.value = 'browsing';
  mode.value = 'showing';
  paint(2);
  await clock.advance(100);
  mode.value = 'browsing';
  await clock.advance(5000);
  expect([watch.presence.value, gone]).toEqual(['here', 0]);
});
