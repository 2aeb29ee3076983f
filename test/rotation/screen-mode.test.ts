import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  nextScreen,
  startingScreen,
  type ScreenEffect,
  type ScreenEvent,
  type ScreenFacts,
  type ScreenState,
} from '../../src/rotation/screen-mode.ts';

const facts = (changed: Partial<ScreenFacts>): ScreenEvent => ({ type: 'facts', facts: changed });
const boundary: ScreenEvent = { type: 'boundary' };
const touch: ScreenEvent = { type: 'touch' };
const back: ScreenEvent = { type: 'back' };
const idle: ScreenEvent = { type: 'idle-timeout' };
const open = (productId: string): ScreenEvent => ({ type: 'open-product', productId });

const content = facts({ hasContent: true });
const night = facts({ open: false });
const morning = facts({ open: true });

/** Where a series of events leads, and what the last of them asks for. */
function after(...events: ScreenEvent[]): { mode: string; effects: readonly ScreenEffect[]; state: ScreenState } {
  let step = { state: startingScreen, effects: [] as readonly ScreenEffect[] };
  for (const event of events) step = nextScreen(step.state, event);
  return { mode: step.state.mode, effects: step.effects, state: step.state };
}

const showing = [content] as const;
const browsing = [content, touch] as const;
const detail = [content, touch, open('batik')] as const;
const asleep = [facts({ open: false, hasContent: true })] as const;

describe('starting', () => {
  it('[R10] waits until the store has answered, whatever else is known', () => {
    expect(after(night).mode).toBe('starting');
    expect(after(touch, boundary, idle, back, open('batik')).mode).toBe('starting');
    expect(after(facts({ updateWaiting: true })).effects).toEqual([]);
  });

  it('[R10] shows the first slide at once when there is content', () => {
    expect(after(content)).toMatchObject({ mode: 'showing', effects: ['next-slide'] });
  });

  it('[R10] without content the screen is empty, and the first card ends that at once', () => {
    expect(after(facts({ hasContent: false })).mode).toBe('empty');
    expect(after(facts({ hasContent: false }), content)).toMatchObject({ mode: 'showing', effects: ['next-slide'] });
  });

  it('[R10] a boot inside closed hours goes to sleep once the content is known', () => {
    expect(after(night, content)).toMatchObject({ mode: 'asleep', effects: [] });
    expect(after(night, facts({ hasContent: false })).mode).toBe('asleep');
  });
});

describe('the loop', () => {
  it('[R10] a boundary asks for the next slide', () => {
    expect(after(...showing, boundary)).toMatchObject({ mode: 'showing', effects: ['next-slide'] });
  });

  it('[R10] news waits for the boundary, and is handed out once and in order', () => {
    const news = facts({ contentWaiting: true, updateWaiting: true });
    expect(after(...showing, news)).toMatchObject({ mode: 'showing', effects: [] });
    expect(after(...showing, news, boundary).effects).toEqual(['take-content', 'apply-update', 'next-slide']);
    expect(after(...showing, news, boundary, boundary).effects).toEqual(['next-slide']);
  });

  it('[R10] closing time waits for the boundary', () => {
    expect(after(...showing, night).mode).toBe('showing');
    expect(after(...showing, night, boundary)).toMatchObject({ mode: 'asleep', effects: [] });
  });

  it('[R10] closing time that is taken back before the boundary never happened', () => {
    expect(after(...showing, night, morning, boundary).mode).toBe('showing');
  });

  it('[R10] content that is gone leaves the screen at the boundary', () => {
    expect(after(...showing, facts({ hasContent: false })).mode).toBe('showing');
    expect(after(...showing, facts({ hasContent: false }), boundary)).toMatchObject({ mode: 'empty', effects: [] });
  });

  it('[R10] the first touch only opens the browser', () => {
    expect(after(...showing, touch)).toMatchObject({ mode: 'browsing', effects: [] });
    expect(after(...showing, open('batik')).mode).toBe('showing');
  });
});

describe('a visitor', () => {
  it('[R10] opens products, goes back step by step, and finds the loop running', () => {
    expect(after(...browsing, open('batik')).state).toMatchObject({ mode: 'detail', productId: 'batik' });
    expect(after(...detail, open('dodol')).state).toMatchObject({ mode: 'detail', productId: 'dodol' });
    expect(after(...detail, back).state).toEqual(after(...browsing).state);
    expect(after(...detail, back, back)).toMatchObject({ mode: 'showing', effects: ['next-slide'] });
    expect(after(...detail, back, back, back).mode).toBe('showing');
  });

  it('[R10] is disturbed by nothing: no news, no closing time, no boundary', () => {
    const everything = [facts({ contentWaiting: true, updateWaiting: true }), night, boundary, touch];
    expect(after(...browsing, ...everything)).toMatchObject({ mode: 'browsing', effects: [] });
    expect(after(...detail, ...everything).state).toMatchObject({ mode: 'detail', productId: 'batik' });
    expect(after(...detail, facts({ hasContent: false })).mode).toBe('detail');
  });

  it('[R10] who stays away leaves a clean screen, and everything that waited is taken', () => {
    const news = facts({ contentWaiting: true, updateWaiting: true });
    expect(after(...detail, idle)).toMatchObject({ mode: 'showing', effects: ['reset-visitor', 'next-slide'] });
    expect(after(...browsing, news, idle).effects).toEqual([
      'reset-visitor',
      'take-content',
      'apply-update',
      'next-slide',
    ]);
    expect(after(...detail, night, idle)).toMatchObject({ mode: 'asleep', effects: ['reset-visitor'] });
    expect(after(...detail, facts({ hasContent: false }), idle).mode).toBe('empty');
  });

  it('[R10] who goes back to the loop may still stand there: no reload and no sleep before the idle time is over', () => {
    const watching = [...browsing, facts({ contentWaiting: true, updateWaiting: true }), night, back] as const;
    expect(after(...watching, boundary)).toMatchObject({ mode: 'showing', effects: ['next-slide'] });
    expect(after(...watching, idle)).toMatchObject({ mode: 'showing', effects: ['reset-visitor'] });
    expect(after(...watching, idle, boundary)).toMatchObject({
      mode: 'asleep',
      effects: ['take-content', 'apply-update'],
    });
  });

  it('[R10] watching the loop when its last card may no longer be shown sees it leave all the same', () => {
    expect(after(...browsing, back, facts({ hasContent: false }), boundary).mode).toBe('empty');
  });

  it('[R10] after 500 visits the first touch still opens the browser', () => {
    const visits = Array.from({ length: 500 }, () => [touch, open('batik'), idle, boundary]).flat();
    expect(after(...showing, ...visits, touch).mode).toBe('browsing');
    expect(after(...showing, ...visits).state).toEqual(after(...showing).state);
  });
});

describe('asleep', () => {
  it('[R10] opening time wakes the screen at once, without a touch', () => {
    expect(after(...asleep, morning)).toMatchObject({ mode: 'showing', effects: ['next-slide'] });
    expect(after(...asleep, facts({ hasContent: false }), morning).mode).toBe('empty');
  });

  it('[R10] the first touch only wakes, further ones do what they do on the loop', () => {
    expect(after(...asleep, touch)).toMatchObject({ mode: 'showing', effects: ['next-slide'] });
    expect(after(...asleep, touch, touch).mode).toBe('browsing');
  });

  it('[R10] a screen woken at night sleeps again at the first boundary after the idle time', () => {
    expect(after(...asleep, touch, boundary, boundary)).toMatchObject({ mode: 'showing', effects: ['next-slide'] });
    expect(after(...asleep, touch, boundary, idle).mode).toBe('showing');
    expect(after(...asleep, touch, boundary, idle, boundary).mode).toBe('asleep');
  });

  it('[R10] takes news at once, for nothing is in its way', () => {
    expect(after(...asleep, facts({ contentWaiting: true, updateWaiting: true }))).toMatchObject({
      mode: 'asleep',
      effects: ['take-content', 'apply-update'],
    });
    expect(after(...asleep, facts({ updateWaiting: true }), night).effects).toEqual([]);
  });

  it('[R10] nothing but opening time and a touch wakes it', () => {
    expect(after(...asleep, boundary, idle, back, open('batik'), content, night).mode).toBe('asleep');
  });
});

describe('empty', () => {
  it('[R10] takes news at once and follows the hours', () => {
    const empty = facts({ hasContent: false });
    expect(after(empty, facts({ contentWaiting: true })).effects).toEqual(['take-content']);
    expect(after(empty, night).mode).toBe('asleep');
    expect(after(empty, night, morning).mode).toBe('empty');
  });

  it('[R10] does not reload under a visitor’s hand', () => {
    const empty = facts({ hasContent: false });
    expect(after(empty, touch, facts({ updateWaiting: true })).effects).toEqual([]);
    expect(after(empty, touch, facts({ updateWaiting: true }), idle).effects).toEqual([
      'reset-visitor',
      'apply-update',
    ]);
  });

  it('[R10] woken at night it stays lit until the idle time is over', () => {
    const woken = [facts({ hasContent: false }), night, touch] as const;
    expect(after(...woken).mode).toBe('empty');
    expect(after(...woken, facts({ contentWaiting: true })).mode).toBe('empty');
    expect(after(...woken, idle).mode).toBe('asleep');
  });
});

describe('whatever happens', () => {
  const anyFacts = fc
    .record(
      { open: fc.boolean(), hasContent: fc.boolean(), contentWaiting: fc.boolean(), updateWaiting: fc.boolean() },
      { requiredKeys: [] },
    )
    .map(facts);
  const anyEvent = fc.oneof(fc.constantFrom(boundary, touch, back, idle, open('batik'), open('dodol')), anyFacts);
  const histories = fc.array(anyEvent, { maxLength: 60 });

  it('[R10] a visitor in the browser is never moved but by an own step or the idle time', () => {
    fc.assert(
      fc.property(histories, anyEvent, (history, event) => {
        const before = after(...history).state;
        if (before.mode !== 'browsing' && before.mode !== 'detail') return;
        const { state, effects } = nextScreen(before, event);
        if (event.type === 'facts' || event.type === 'boundary' || event.type === 'touch') {
          expect(state.mode).toBe(before.mode);
          expect(effects).toEqual([]);
        }
      }),
    );
  });

  it('[R10] content, reload and sleep come only at a pause with nobody there', () => {
    fc.assert(
      fc.property(histories, anyEvent, (history, event) => {
        const before = after(...history).state;
        const { state, effects } = nextScreen(before, event);
        if (effects.includes('apply-update') || (state.mode === 'asleep' && before.mode !== 'asleep')) {
          expect(state.visitorPresent).toBe(false);
          if (before.mode === 'showing') expect(event.type).toBe('boundary');
        }
        if (effects.includes('take-content') && before.mode === 'showing') expect(event.type).toBe('boundary');
      }),
    );
  });

  it('[R10] every boundary of the loop leads to a slide, to sleep or to the empty screen: it never stands still', () => {
    fc.assert(
      fc.property(histories, (history) => {
        const before = after(...history).state;
        if (before.mode !== 'showing') return;
        const { state, effects } = nextScreen(before, boundary);
        expect(state.mode === 'showing').toBe(effects.includes('next-slide'));
      }),
    );
  });

  it('[R10] once opened, with content and everybody gone, the loop runs', () => {
    fc.assert(
      fc.property(histories, (history) => {
        const end = after(...history, facts({ open: true, hasContent: true }), idle, boundary);
        expect(end.mode).toBe('showing');
      }),
    );
  });
});
