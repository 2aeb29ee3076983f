import { signal } from '@preact/signals';
import { describe, expect, it, vi } from 'vitest';
import type { Card } from '../../../src/contract/feed.ts';
import { createReadAloud } from '../../../src/display/visitor/read-aloud.ts';
import type { Language } from '../../../src/display/words.ts';
import { card, TODAY } from '../../factory.ts';
import { fakeVoice, voice } from './fake-voice.ts';

async function reader(...voices: Parameters<typeof fakeVoice>) {
  const machine = fakeVoice(...voices);
  const open = signal<Card | undefined>(await card());
  const language = signal<Language>('id');
  const touched = vi.fn();
  const today = signal<string | undefined>(TODAY);
  const aloud = createReadAloud(machine.target, { open, today, touched, preferences: { language } });
  return { ...machine, open, language, touched, aloud, isReading: () => aloud.isReading.peek() };
}

describe('[V10] reading aloud', () => {
  it('is possible while a product is open and its language has a voice', async () => {
    const { aloud, open, language, arrive } = await reader();
    const seen = [aloud.isPossible.value];
    arrive(voice('id-ID'));
    seen.push(aloud.isPossible.value);
    language.value = 'en';
    seen.push(aloud.isPossible.value);
    language.value = 'id';
    open.value = undefined;
    seen.push(aloud.isPossible.value);
    expect(seen).toEqual([false, true, false, false]);
  });

  it('reads until it is done', async () => {
    const { aloud, said, happen, isReading } = await reader(voice('id-ID'));
    aloud.toggle();
    expect([isReading(), said()[0]]).toEqual([true, 'id-ID 0.95 Produk sambal-bawang']);
    happen(-1, 'end');
    expect(isReading()).toBe(false);
  });

  it('[V3] counts as a visitor who is still here', async () => {
    const { aloud, happen, touched } = await reader(voice('id-ID'));
    aloud.toggle();
    happen(0, 'start');
    happen(1, 'start');
    expect(touched).toHaveBeenCalledTimes(2);
  });

  it('falls silent with a second press', async () => {
    const { aloud, silenced, isReading } = await reader(voice('id-ID'));
    aloud.toggle();
    const before = silenced();
    aloud.toggle();
    expect([isReading(), silenced() - before]).toEqual([false, 1]);
  });

  it.each<[string, (parts: Awaited<ReturnType<typeof reader>>) => Promise<void>]>([
    ['another product', async ({ open }) => void (open.value = await card({ id: 'lain' }))],
    ['the shelf', async ({ open }) => void (open.value = undefined)],
    ['another language', async ({ language }) => void (language.value = 'en')],
  ])('falls silent for %s', async (_, happens) => {
    const parts = await reader(voice('id-ID'), voice('en-GB'));
    parts.aloud.toggle();
    const before = parts.silenced();
    await happens(parts);
    expect([parts.isReading(), parts.silenced() - before]).toEqual([false, 1]);
  });

  it('goes on when a newer feed brings the same product', async () => {
    const { aloud, open, isReading } = await reader(voice('id-ID'));
    aloud.toggle();
    open.value = await card();
    expect(isReading()).toBe(true);
  });

  it('stops for good', async () => {
    const { aloud, arrive, isReading } = await reader(voice('id-ID'));
    aloud.toggle();
    aloud.stop();
    arrive();
    expect([isReading(), aloud.isPossible.value]).toEqual([false, true]);
  });
});
